"""Views of organizations."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet

from catalog.api.v1.filters.organization import OrganizationFilterSet
from catalog.api.v1.orderings import noun as orderings
from catalog.api.v1.views.noun import NounDetail, NounList
from catalog.curation.resolution import resolve_all
from catalog.curation.vocabularies import Vocabularies
from catalog.documents.organization import (
    OrganizationDetailSerializer,
    OrganizationSerializer,
    organization_detail_facts,
    organization_facts,
)


class OrganizationList(NounList):
    """Organizations that develop or publish models, or offer products."""

    noun = "organization"
    serializer = OrganizationSerializer
    filters = OrganizationFilterSet
    keys = orderings.ORGANIZATION

    def rows(self) -> QuerySet[Any, Any]:
        """This function will return every organization with its parent."""
        return super().rows().select_related("parent")

    def facts(self, row: Any) -> Mapping[str, Any]:
        """This function will return an organization as lists show it."""
        return organization_facts(row, row.model_count)


class OrganizationDetail(NounDetail):
    """One organization with its parts, its products and what sources claim of it."""

    noun = "organization"
    serializer = OrganizationDetailSerializer

    def rows(self) -> QuerySet[Any, Any]:
        """This function will return every organization with what stands around it."""
        return super().rows().select_related("parent").prefetch_related("children", "products", "claims__source")

    def facts(self, row: Any) -> Mapping[str, Any]:
        """This function will return an organization in full."""
        return organization_detail_facts(row, row.model_count, resolve_all(row.claims.all(), Vocabularies.load()))
