"""Products as readers see them, with the models that they run or host."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from catalog.documents.claim import citation
from catalog.documents.edge import CitationSerializer
from catalog.documents.encoding import model_path
from catalog.documents.facts import Resolved
from catalog.documents.noun import (
    EvidencedSerializer,
    NounSerializer,
    ReferenceSerializer,
    evidenced_facts,
    noun_facts,
    references,
)
from catalog.models import Product, ProductModel
from catalog.vocabulary.actions import ModelState


class ProductSerializer(NounSerializer):
    """A service or platform that runs or hosts models."""

    name = serializers.CharField(help_text=_("Name in English."))
    name_ko = serializers.CharField(allow_null=True, help_text=_("Name in Korean."))
    aliases = serializers.ListField(child=serializers.CharField(), help_text=_("Other names it goes by."))
    kind = serializers.CharField(help_text=_("service, platform, framework or application."))
    summary = serializers.CharField(allow_null=True, help_text=_("What it is, in English."))
    summary_ko = serializers.CharField(allow_null=True, help_text=_("What it is, in Korean."))
    homepage = serializers.CharField(allow_null=True, help_text=_("Address of its own page."))
    organizations = ReferenceSerializer(many=True, help_text=_("Who offers it."))


class ProductModelSerializer(CitationSerializer):
    """One model that the product runs, hosts, was used to train or was announced to use."""

    slug = serializers.CharField(help_text=_("Address of the model."))
    name = serializers.CharField(help_text=_("Name of the model."))
    url = serializers.CharField(help_text=_("Path of the model's document, without a host."))
    variant = serializers.CharField(allow_null=True, help_text=_("Slug of the variant, where one is meant."))
    role = serializers.CharField(help_text=_("runs, hosts, trained or announced."))


class ProductDetailSerializer(ProductSerializer, EvidencedSerializer):
    """A product with its models and what sources claim of it."""

    models = ProductModelSerializer(
        many=True, help_text=_("Models that it runs, hosts, trained or was announced with.")
    )


def product_facts(row: Product, model_count: int) -> dict[str, Any]:
    """This function will return a product as lists show it."""
    return {
        **noun_facts("product", row.slug, model_count),
        "name": row.name,
        "name_ko": row.name_ko or None,
        "aliases": list(row.aliases),
        "kind": row.kind,
        "summary": row.summary or None,
        "summary_ko": row.summary_ko or None,
        "homepage": row.homepage or None,
        "organizations": references("organization", row.organizations.all()),
    }


def product_detail_facts(row: Product, model_count: int, resolved: Mapping[str, Resolved]) -> dict[str, Any]:
    """This function will return a product in full, with the models that readers can see."""
    edges = [edge for edge in row.edges.all() if edge.model.state == ModelState.PUBLISHED]
    return {
        **product_facts(row, model_count),
        "models": [_edge_facts(edge) for edge in edges],
        **evidenced_facts(resolved),
    }


def _edge_facts(edge: ProductModel) -> dict[str, Any]:
    return {
        "slug": edge.model.slug,
        "name": edge.model.name,
        "url": model_path(edge.model.slug),
        "variant": edge.variant.slug if edge.variant else None,
        "role": edge.role,
        **citation(edge),
    }
