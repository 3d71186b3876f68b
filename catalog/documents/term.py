"""Words of the vocabularies that grow, as readers see them: modalities, domains, tasks and architectures."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from catalog.documents.noun import NounSerializer, ReferenceSerializer, noun_facts, references
from catalog.models.term import Term


class TermSerializer(NounSerializer):
    """One word of a vocabulary."""

    name = serializers.CharField(help_text=_("Name in English."))
    name_ko = serializers.CharField(allow_null=True, help_text=_("Name in Korean."))
    description = serializers.CharField(allow_null=True, help_text=_("What it covers, in English."))
    description_ko = serializers.CharField(allow_null=True, help_text=_("What it covers, in Korean."))
    parent = serializers.CharField(  # type: ignore[assignment]  # DRF takes declared fields out of the class
        allow_null=True, help_text=_("Slug of the wider term, whose filter finds the models of this one too.")
    )


class TermDetailSerializer(TermSerializer):
    """One word of a vocabulary with its narrower ones."""

    children = ReferenceSerializer(many=True, help_text=_("Narrower terms, which its filter finds too."))


def term_facts(row: Term, model_count: int) -> dict[str, Any]:
    """This function will return a term as lists show it."""
    return {
        **noun_facts(noun_of(row), row.slug, model_count),
        "name": row.name,
        "name_ko": row.name_ko or None,
        "description": row.description or None,
        "description_ko": row.description_ko or None,
        "parent": row.parent.slug if row.parent else None,
    }


def term_detail_facts(row: Any, model_count: int) -> dict[str, Any]:
    """This function will return a term in full."""
    return {**term_facts(row, model_count), "children": references(noun_of(row), row.children.all())}


def noun_of(row: Term) -> str:
    """This function will return the noun of a term: modality, domain, task or architecture."""
    return str(row._meta.model_name)
