"""Sources as readers see them, with everything that they name."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from catalog.documents.encoding import claims_path, model_path
from catalog.documents.noun import NounSerializer, noun_facts, reference_facts
from catalog.models import Mention, Source
from catalog.vocabulary.actions import ModelState
from catalog.vocabulary.sources import TrustTier


class SourceSerializer(NounSerializer):
    """A citable document in which claims stand."""

    title = serializers.CharField(help_text=_("Title, as one would cite it."))
    title_ko = serializers.CharField(allow_null=True, help_text=_("Title in Korean."))
    kind = serializers.CharField(help_text=_("What sort of document it is: paper, model-card, dataset..."))
    tier = serializers.CharField(help_text=_("How near it stands to the fact: primary, catalog, aggregator, press..."))
    external_url = serializers.CharField(allow_null=True, help_text=_("Where it is found."))
    arxiv = serializers.CharField(allow_null=True, help_text=_("arXiv id, as in 1810.04805."))
    doi = serializers.CharField(allow_null=True, help_text=_("DOI, as in 10.1038/s41746-022-00742-2."))
    authors = serializers.CharField(allow_null=True, help_text=_("As one would cite them."))
    publisher = serializers.CharField(allow_null=True, help_text=_("Who put it out."))
    date = serializers.CharField(allow_null=True, help_text=_("ISO 8601 date of year, month or day precision."))
    accessed_date = serializers.CharField(allow_null=True, help_text=_("When it was read, ISO 8601."))
    version = serializers.CharField(allow_null=True, help_text=_("Commit, tag or revision that was read."))
    license = serializers.CharField(allow_null=True, help_text=_("License of its content."))
    note = serializers.CharField(allow_null=True, help_text=_("How much of it was read, and what to beware of."))
    claim_count = serializers.IntegerField(help_text=_("Number of claims that rest on it and that readers can see."))
    claims_url = serializers.CharField(help_text=_("Path of the list of these claims, without a host."))


class MentionSubjectSerializer(serializers.Serializer):
    """The record that a mention means."""

    kind = serializers.CharField(help_text=_("model, product or organization."))
    slug = serializers.CharField(help_text=_("Word by which filters name it."))
    name = serializers.CharField(help_text=_("Name in English."))
    url = serializers.CharField(help_text=_("Path of the record, without a host."))


class MentionSerializer(serializers.Serializer):
    """One thing that the source names, and what it says of it."""

    position = serializers.IntegerField(help_text=_("Place in the order of the text, from 1."))
    kind = serializers.CharField(help_text=_("What sort of thing it is: model, product, person, concept, erratum..."))
    name = serializers.CharField(help_text=_("What it is called in English."))
    name_ko = serializers.CharField(allow_null=True, help_text=_("What it is called in Korean."))
    locator = serializers.CharField(allow_null=True, help_text=_("The words that name it."))
    line = serializers.IntegerField(allow_null=True, help_text=_("Line of the source's text."))
    statement = serializers.CharField(allow_null=True, help_text=_("What the source says, in the registry's words."))
    statement_ko = serializers.CharField(allow_null=True, help_text=_("The same in Korean."))
    rank = serializers.CharField(help_text=_("deprecated where the source errs, else normal or preferred."))
    severity = serializers.CharField(
        allow_null=True, help_text=_("How much an error misleads: low, medium or high; null where there is none.")
    )
    note = serializers.CharField(allow_null=True, help_text=_("Why it is deprecated, and the better reading."))
    subject = MentionSubjectSerializer(allow_null=True, help_text=_("The record that is meant, where there is one."))


class SourceDetailSerializer(SourceSerializer):
    """A source with everything that it names."""

    mentions = MentionSerializer(many=True, help_text=_("Everything that it names, in the order of its text."))


def source_facts(row: Source, model_count: int, claim_count: int) -> dict[str, Any]:
    """This function will return a source as lists show it."""
    optional = (
        "title_ko", "arxiv", "doi", "authors", "publisher", "date", "accessed_date", "version", "license", "note",
    )  # fmt: skip
    return {
        **noun_facts("source", row.slug, model_count),
        "title": row.title,
        "kind": row.kind,
        "tier": TrustTier(row.tier).name.lower(),
        "external_url": row.url or None,
        **{key: getattr(row, key) or None for key in optional},
        "claim_count": claim_count,
        "claims_url": claims_path("source", row.slug),
    }


def source_detail_facts(row: Source, model_count: int, claim_count: int) -> dict[str, Any]:
    """This function will return a source in full."""
    return {
        **source_facts(row, model_count, claim_count),
        "mentions": [mention_facts(mention) for mention in row.mentions.all()],
    }


def mention_facts(mention: Mention) -> dict[str, Any]:
    """This function will return one thing that a source names."""
    return {
        "position": mention.position,
        "kind": mention.kind,
        "name": mention.name,
        "name_ko": mention.name_ko or None,
        "locator": mention.locator or None,
        "line": mention.line,
        "statement": mention.statement or None,
        "statement_ko": mention.statement_ko or None,
        "rank": mention.rank,
        "severity": mention.severity or None,
        "note": mention.note or None,
        "subject": _subject(mention),
    }


def _subject(mention: Mention) -> dict[str, Any] | None:
    model = mention.model
    if model is not None and model.state == ModelState.PUBLISHED:
        return {"kind": "model", "slug": model.slug, "name": model.name, "url": model_path(model.slug)}
    if mention.product is not None:
        return {"kind": "product", **reference_facts("product", mention.product)}
    if mention.organization is not None:
        return {"kind": "organization", **reference_facts("organization", mention.organization)}
    return None
