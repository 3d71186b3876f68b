"""Views of products."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet

from catalog.api.v1.filters.product import ProductFilterSet
from catalog.api.v1.orderings import noun as orderings
from catalog.api.v1.views.noun import NounDetail, NounList
from catalog.curation.resolution import resolve_all
from catalog.curation.vocabularies import Vocabularies
from catalog.discovery.counts import with_model_count
from catalog.documents.product import (
    ProductDetailSerializer,
    ProductSerializer,
    product_detail_facts,
    product_facts,
)
from catalog.models import Product


class ProductList(NounList):
    """Services, platforms, frameworks and applications that run or host models."""

    noun = "product"
    serializer = ProductSerializer
    filters = ProductFilterSet
    keys = orderings.PRODUCT

    def rows(self) -> QuerySet[Any, Any]:
        """This function will return every product with who offers it."""
        return super().rows().prefetch_related("organizations")

    def facts(self, row: Any) -> Mapping[str, Any]:
        """This function will return a product as lists show it."""
        return product_facts(row, row.model_count)


class ProductDetail(NounDetail):
    """One product with its models and what sources claim of it."""

    noun = "product"
    serializer = ProductDetailSerializer

    def rows(self) -> QuerySet[Any, Any]:
        """This function will return every product with its models and claims."""
        return with_model_count(self.noun, Product.objects.with_evidence())

    def facts(self, row: Any) -> Mapping[str, Any]:
        """This function will return a product in full."""
        return product_detail_facts(row, row.model_count, resolve_all(row.claims.all(), Vocabularies.load()))
