"""Licenses as readers see them."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from catalog.documents.noun import NounSerializer, noun_facts
from catalog.models import License


class LicenseSerializer(NounSerializer):
    """Terms under which a model or one of its components can be had."""

    name = serializers.CharField(help_text=_("Full name."))
    spdx = serializers.CharField(
        allow_null=True, help_text=_("Identifier in the SPDX license list; null for a custom license.")
    )
    commercial_use = serializers.CharField(
        help_text=_("Whether it lets one earn money with the model: yes, no, conditional or unknown.")
    )
    modification = serializers.CharField(
        help_text=_("Whether it lets one change the model: yes, no, conditional or unknown.")
    )
    redistribution = serializers.CharField(
        help_text=_("Whether it lets one pass the model on: yes, no, conditional or unknown.")
    )
    external_url = serializers.CharField(allow_null=True, help_text=_("Where its text is found."))
    note = serializers.CharField(allow_null=True, help_text=_("Conditions in short."))


def license_facts(row: License, model_count: int) -> dict[str, Any]:
    """This function will return a license."""
    return {
        **noun_facts("license", row.slug, model_count),
        "name": row.name,
        "spdx": row.spdx or None,
        "commercial_use": row.commercial_use,
        "modification": row.modification,
        "redistribution": row.redistribution,
        "external_url": row.url or None,
        "note": row.note or None,
    }
