"""Variants and their parts as readers see them."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from catalog.documents.facts import VariantFacts, accepted_status, accepted_value
from catalog.vocabulary.attributes import ATTRIBUTES, Subject

SHOWN = [
    key
    for key, entry in ATTRIBUTES.items()
    if Subject.VARIANT in entry.subjects and key not in {"parameters", "parameters_active", "remark"}
]
"""Attributes that stand in a variant where they are known, beside its parameters which always do."""


class PartSerializer(serializers.Serializer):
    """One component of a cascade or system; filters do not take it for the model."""

    slug = serializers.CharField(help_text=_("Word that names it within its model."))
    name = serializers.CharField(help_text=_("Name by which it is cited."))
    parameters = serializers.IntegerField(allow_null=True, help_text=_("Null unless known."))
    parameters_status = serializers.CharField(help_text=_("Why there is no number where there is none."))
    facts = serializers.DictField(help_text=_("Other accepted values by attribute."))


class VariantSerializer(PartSerializer):
    """A released size or version of a model."""

    name_ko = serializers.CharField(allow_null=True, help_text=_("Name in Korean."))
    aliases = serializers.ListField(child=serializers.CharField(), help_text=_("Other names it goes by."))
    identifiers = serializers.DictField(
        child=serializers.ListField(child=serializers.CharField()), help_text=_("Ids elsewhere, by place.")
    )
    parameters_active = serializers.IntegerField(allow_null=True, help_text=_("Per token, for mixtures of experts."))
    training_compute = serializers.FloatField(allow_null=True, help_text=_("FLOP; null unless known."))
    parts = PartSerializer(many=True, help_text=_("Components, for cascades and systems."))


def identifiers(owner: Any) -> dict[str, list[str]]:
    """This function will return the ids of a model or a variant, by the place that gave them."""
    found: dict[str, list[str]] = {}
    for identifier in owner.identifiers.all():
        found.setdefault(identifier.kind, []).append(identifier.value)
    return found


def part_facts(facts: VariantFacts) -> dict[str, Any]:
    """This function will return a part as documents show it."""
    return {
        "slug": facts.variant.slug,
        "name": facts.variant.name,
        "parameters": facts.value("parameters"),
        "parameters_status": facts.status("parameters"),
        "facts": {
            key: accepted_value(facts.resolved, key) for key in SHOWN if accepted_status(facts.resolved, key) == "known"
        },
    }


def variant_facts(facts: VariantFacts) -> dict[str, Any]:
    """This function will return a variant as documents show it."""
    return {
        **part_facts(facts),
        "name_ko": facts.variant.name_ko or None,
        "aliases": [alias.name for alias in facts.variant.aliases.all()],
        "identifiers": identifiers(facts.variant),
        "parameters_active": facts.value("parameters_active"),
        "training_compute": facts.value("training_compute"),
        "parts": [part_facts(part) for part in facts.parts],
    }
