"""Claims and conflicts as readers see them."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from catalog.documents.facts import Conflict, Resolved
from catalog.models import Claim
from catalog.vocabulary.attributes import ATTRIBUTES, Kind
from catalog.vocabulary.bases import Basis
from catalog.vocabulary.confidences import Confidence
from catalog.vocabulary.ranks import Rank
from catalog.vocabulary.sources import TrustTier


class CitedSourceSerializer(serializers.Serializer):
    """The source of a statement, short enough to stand beside it."""

    slug = serializers.CharField(help_text=_("Word by which `source=` names it."))
    title = serializers.CharField(help_text=_("Title, as one would cite it."))
    kind = serializers.CharField(help_text=_("What sort of document it is: paper, model-card, dataset..."))
    tier = serializers.CharField(help_text=_("How near it stands to the fact: primary, catalog, aggregator, press..."))
    date = serializers.CharField(allow_null=True, help_text=_("ISO 8601 date of year, month or day precision."))
    url = serializers.CharField(allow_null=True, help_text=_("Where it is found."))


class EvidenceSerializer(serializers.Serializer):
    """One claim in a model's evidence."""

    id = serializers.IntegerField(help_text=_("Number of the claim: its address is `/api/v1/claims/{id}/`."))
    variant = serializers.CharField(
        allow_null=True, help_text=_("Slug of the variant it is about; null for the model.")
    )
    value = serializers.JSONField(
        allow_null=True, help_text=_("The value in the attribute's kind; null unless `status` is known.")
    )
    status = serializers.CharField(help_text=_("known, undisclosed, unknown, not_assessed or not_applicable."))
    unit = serializers.CharField(allow_null=True, help_text=_("Unit of a number."))
    source = CitedSourceSerializer(help_text=_("Document that says so."))  # type: ignore[assignment]  # DRF declares fields over its own attributes
    locator = serializers.CharField(allow_null=True, help_text=_("Where in the source it stands."))
    basis = serializers.ChoiceField(choices=Basis.choices, help_text=_("On what the source rests it."))
    confidence = serializers.ChoiceField(
        choices=Confidence.choices, help_text=_("Whether somebody has read the place that is cited.")
    )
    rank = serializers.ChoiceField(choices=Rank.choices, help_text=_("Deprecated claims are kept but never accepted."))
    accepted = serializers.BooleanField(help_text=_("Whether the registry publishes this claim's value."))
    decided_by = serializers.CharField(
        allow_null=True, help_text=_("For the accepted claim: the rule that set it above the next one.")
    )
    disputed = serializers.BooleanField(help_text=_("A person found that it contradicts a rival."))
    as_of = serializers.CharField(allow_null=True, help_text=_("When the value held, for values that change."))
    verified_date = serializers.CharField(allow_null=True, help_text=_("When somebody last checked it."))
    note = serializers.CharField(allow_null=True, help_text=_("What a reader has to know about the statement."))
    note_ko = serializers.CharField(allow_null=True, help_text=_("The note in Korean."))


class ConflictValueSerializer(serializers.Serializer):
    """One side of a disagreement."""

    value = serializers.JSONField(
        allow_null=True, help_text=_("What these sources say; null unless `status` is known.")
    )
    status = serializers.CharField(help_text=_("Value status, as in the claims."))
    accepted = serializers.BooleanField(help_text=_("Whether the registry publishes this side."))
    deprecated = serializers.BooleanField(help_text=_("Whether every claim on this side is ranked deprecated."))
    claims = serializers.ListField(child=serializers.IntegerField(), help_text=_("Numbers of the claims."))
    sources = serializers.ListField(child=serializers.CharField(), help_text=_("Slugs of the sources."))


class ConflictSerializer(serializers.Serializer):
    """A disagreement of sources on one attribute."""

    attribute = serializers.CharField(help_text=_("What they disagree on."))
    variant = serializers.CharField(allow_null=True, help_text=_("Slug of the variant; null for the model as a whole."))
    settled = serializers.BooleanField(help_text=_("Whether a curator has decided it, by ranks."))
    spread = serializers.FloatField(
        allow_null=True, help_text=_("Largest number over smallest, deprecated ones aside.")
    )
    values = ConflictValueSerializer(many=True, help_text=_("The sides, the accepted one first."))


def cited_source(claim: Any) -> dict[str, Any]:
    """This function will return the short form of the source of a claim, a component or an edge."""
    source = claim.source
    return {
        "slug": source.slug,
        "title": source.title,
        "kind": source.kind,
        "tier": TrustTier(source.tier).name.lower(),
        "date": source.date or None,
        "url": source.url or None,
    }


def citation(fact: Any) -> dict[str, Any]:
    """This function will return what every cited fact shows: its source, place, basis, confidence, rank and note."""
    return {
        "source": cited_source(fact),
        "locator": fact.locator or None,
        "basis": fact.basis,
        "confidence": fact.confidence,
        "rank": fact.rank,
        "note": fact.note or None,
        "note_ko": fact.note_ko or None,
    }


def evidence(resolved: Resolved, variant: str | None) -> list[dict[str, Any]]:
    """This function will return the claims on one attribute of one subject, best first, as documents show them."""
    return [
        claim_facts(claim, variant=variant, accepted=claim is resolved.accepted, decided_by=resolved.decided_by)
        for claim in resolved.claims
    ]


def claim_facts(claim: Claim, *, variant: str | None, accepted: bool, decided_by: str) -> dict[str, Any]:
    """This function will return one claim as documents show it."""
    attribute = ATTRIBUTES[claim.attribute]
    value = claim.value
    if attribute.kind == Kind.COUNT and value is not None:
        value = int(value)
    return {
        "id": claim.pk,
        "variant": variant,
        "value": value,
        "status": claim.status,
        "unit": attribute.unit or None,
        **citation(claim),
        "accepted": accepted,
        "decided_by": decided_by if accepted else None,
        "disputed": claim.disputed,
        "as_of": claim.as_of or None,
        "verified_date": claim.verified_date or None,
    }


def conflict_facts(attribute: str, conflict: Conflict, variant: str | None, accepted: Claim | None) -> dict[str, Any]:
    """This function will return one disagreement as documents show it."""
    return {
        "attribute": attribute,
        "variant": variant,
        "settled": conflict.settled,
        "spread": conflict.spread,
        "values": [
            {
                "value": group[0].value,
                "status": group[0].status,
                "accepted": any(claim is accepted for claim in group),
                "deprecated": all(claim.rank == Rank.DEPRECATED for claim in group),
                "claims": [claim.pk for claim in group],
                "sources": sorted({claim.source.slug for claim in group}),
            }
            for group in conflict.groups
        ],
    }
