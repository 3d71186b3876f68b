"""Claims as records of their own: with what they are about, beside what evidence shows of them."""

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from catalog.documents.claim import ConflictSerializer, EvidenceSerializer, claim_facts
from catalog.documents.encoding import claims_path, model_path, record_path
from catalog.documents.noun import reference_facts
from catalog.models import Claim, PublishedConflict
from catalog.values import typed
from catalog.vocabulary.attributes import ATTRIBUTES
from catalog.vocabulary.statuses import ValueStatus


class ClaimSubjectSerializer(serializers.Serializer):
    """What a claim is about."""

    kind = serializers.CharField(help_text=_("model, variant, product or organization."))
    slug = serializers.CharField(help_text=_("Slug of the model, for variants too, of the product or organization."))
    name = serializers.CharField(help_text=_("Name in English; that of the variant where it is about one."))
    variant = serializers.CharField(allow_null=True, help_text=_("Slug of the variant within its model."))
    url = serializers.CharField(help_text=_("Path of the model, product or organization, without a host."))


class ClaimSerializer(EvidenceSerializer):
    """One statement by one source about one subject."""

    url = serializers.CharField(help_text=_("Path of this claim, without a host."))
    subject = ClaimSubjectSerializer(help_text=_("What it is about."))
    attribute = serializers.CharField(help_text=_("What is claimed: parameters, release_date, openness..."))
    attribute_label = serializers.CharField(help_text=_("Name of the attribute, in the language of the answer."))
    shown = serializers.CharField(
        help_text=_("The value as people read it, in the language of the answer: `175B`; else the value status.")
    )
    created_at = serializers.CharField(help_text=_("When it was entered, ISO 8601 in UTC."))
    changed_at = serializers.CharField(help_text=_("When it was last changed, ISO 8601 in UTC."))


class ConflictRecordSerializer(ConflictSerializer):
    """A disagreement of sources with the model that it is about."""

    model = serializers.CharField(help_text=_("Slug of the model."))
    model_name = serializers.CharField(help_text=_("Name of the model."))
    url = serializers.CharField(help_text=_("Path of the model's document, without a host."))
    attribute_label = serializers.CharField(help_text=_("Name of the attribute, in the language of the answer."))
    claims_url = serializers.CharField(help_text=_("Path of the list of claims on it, without a host."))


def claim_record_facts(claim: Claim, *, accepted: bool, decided_by: str | None) -> dict[str, Any]:
    """This function will return a claim as a record, fetched with its source and its subject."""
    subject = subject_facts(claim)
    return {
        **claim_facts(claim, variant=subject["variant"], accepted=accepted, decided_by=decided_by or ""),
        "url": record_path("claims", claim.pk),
        "subject": subject,
        "attribute": claim.attribute,
        "attribute_label": str(ATTRIBUTES[claim.attribute].label),
        "shown": shown(claim.attribute, claim.status, claim.value),
        "created_at": claim.created_at.isoformat().replace("+00:00", "Z"),
        "changed_at": claim.changed_at.isoformat().replace("+00:00", "Z"),
    }


def conflict_record_facts(row: PublishedConflict) -> dict[str, Any]:
    """This function will return a published disagreement as a record, fetched with the name of its model."""
    return {
        **row.entry,
        "model": row.slug,
        "model_name": row.model_name,
        "url": model_path(row.slug),
        "attribute_label": str(ATTRIBUTES[row.attribute].label),
        "claims_url": f"{claims_path('model', row.slug)}&attribute={row.attribute}",
    }


def subject_facts(claim: Claim) -> dict[str, Any]:
    """This function will return what a claim is about."""
    if claim.variant is not None:
        model = claim.variant.model
        own = {"slug": model.slug, "name": claim.variant.name, "url": model_path(model.slug)}
        return {"kind": "variant", **own, "variant": claim.variant.slug}
    if claim.model is not None:
        own = {"slug": claim.model.slug, "name": claim.model.name, "url": model_path(claim.model.slug)}
        return {"kind": "model", **own, "variant": None}
    if claim.product is not None:
        return {"kind": "product", **reference_facts("product", claim.product), "variant": None}
    return {"kind": "organization", **reference_facts("organization", claim.organization), "variant": None}


def shown(attribute: str, status: str, value: Any) -> str:
    """This function will return a value as people read it in the active language, or why there is none."""
    if status != ValueStatus.KNOWN:
        return str(ValueStatus(status).label)
    return typed.show(ATTRIBUTES[attribute].kind, value, language="ko" if get_language() == "ko" else "en")
