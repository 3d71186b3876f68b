"""Organizations as readers see them."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from catalog.documents.facts import Resolved
from catalog.documents.noun import (
    EvidencedSerializer,
    NounSerializer,
    ReferenceSerializer,
    evidenced_facts,
    noun_facts,
    references,
)
from catalog.models import Organization


class OrganizationSerializer(NounSerializer):
    """A body that develops or publishes models."""

    name = serializers.CharField(help_text=_("Name in English."))
    name_ko = serializers.CharField(allow_null=True, help_text=_("Name in Korean."))
    aliases = serializers.ListField(child=serializers.CharField(), help_text=_("Other names it goes by."))
    kind = serializers.CharField(help_text=_("company, university, lab, nonprofit, collective or other."))
    country = serializers.CharField(allow_null=True, help_text=_("ISO 3166-1 alpha-2 code; null if international."))
    parent = serializers.CharField(  # type: ignore[assignment]  # DRF takes declared fields out of the class
        allow_null=True, help_text=_("Slug of the body that it is a part of.")
    )
    homepage = serializers.CharField(allow_null=True, help_text=_("Address of its own page."))


class OrganizationDetailSerializer(OrganizationSerializer, EvidencedSerializer):
    """An organization with its parts, its products and what sources claim of it."""

    children = ReferenceSerializer(many=True, help_text=_("Bodies that are a part of it."))
    products = ReferenceSerializer(many=True, help_text=_("Products that it offers."))


def organization_facts(row: Organization, model_count: int) -> dict[str, Any]:
    """This function will return an organization as lists show it."""
    return {
        **noun_facts("organization", row.slug, model_count),
        "name": row.name,
        "name_ko": row.name_ko or None,
        "aliases": list(row.aliases),
        "kind": row.kind,
        "country": row.country or None,
        "parent": row.parent.slug if row.parent else None,
        "homepage": row.homepage or None,
    }


def organization_detail_facts(row: Organization, model_count: int, resolved: Mapping[str, Resolved]) -> dict[str, Any]:
    """This function will return an organization in full."""
    return {
        **organization_facts(row, model_count),
        "children": references("organization", row.children.all()),
        "products": references("product", row.products.all()),
        **evidenced_facts(resolved),
    }
