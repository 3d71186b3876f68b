"""What every noun other than models shows of itself and of the models that it leads to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from catalog.documents.claim import ConflictSerializer, EvidenceSerializer, conflict_facts, evidence
from catalog.documents.encoding import models_path, record_path
from catalog.documents.facts import Resolved
from catalog.vocabulary.attributes import ATTRIBUTES


@dataclass(frozen=True, slots=True)
class Collection:
    """Where the rows of a noun are found, and how models are filtered by them."""

    path: str
    """Word of the address: `organizations`."""
    parameter: str
    """Filter of models: `organization`."""
    column: str
    """Array of the publication that holds the slugs."""


COLLECTIONS: Mapping[str, Collection] = {
    "organization": Collection("organizations", "organization", "organizations"),
    "modality": Collection("modalities", "modality", "modalities"),
    "domain": Collection("domains", "domain", "domains"),
    "task": Collection("tasks", "task", "tasks"),
    "architecture": Collection("architectures", "architecture", "architectures"),
    "license": Collection("licenses", "license", "licenses"),
    "source": Collection("sources", "source", "sources"),
    "product": Collection("products", "product", "products"),
}
"""Every noun that has an address of its own beside models and claims."""


class NounSerializer(serializers.Serializer):
    """A record that models refer to."""

    slug = serializers.CharField(help_text=_("Word by which filters name it."))
    url = serializers.CharField(help_text=_("Path of this record, without a host."))
    models_url = serializers.CharField(help_text=_("Path of the list of models that refer to it, without a host."))
    model_count = serializers.IntegerField(help_text=_("Number of published models that refer to it."))


class ReferenceSerializer(serializers.Serializer):
    """Another record, short enough to stand in this one."""

    slug = serializers.CharField(help_text=_("Word by which filters name it."))
    name = serializers.CharField(help_text=_("Name in English."))
    url = serializers.CharField(help_text=_("Path of the record, without a host."))


class EvidencedSerializer(serializers.Serializer):
    """What sources claim of a record."""

    evidence = serializers.DictField(
        child=EvidenceSerializer(many=True), help_text=_("Every claim by attribute, best first.")
    )
    conflicts = ConflictSerializer(many=True, help_text=_("What its sources disagree on."))


def noun_facts(noun: str, slug: str, model_count: int) -> dict[str, Any]:
    """This function will return what every noun shows: its slug, its address and the models that refer to it."""
    collection = COLLECTIONS[noun]
    return {
        "slug": slug,
        "url": record_path(collection.path, slug),
        "models_url": models_path(collection.parameter, slug),
        "model_count": model_count,
    }


def reference_facts(noun: str, row: Any) -> dict[str, Any]:
    """This function will return a row as other records show it."""
    return {"slug": row.slug, "name": row.name, "url": record_path(COLLECTIONS[noun].path, row.slug)}


def references(noun: str, rows: Iterable[Any]) -> list[dict[str, Any]]:
    """This function will return rows as another record lists them, by slug."""
    return [reference_facts(noun, row) for row in sorted(rows, key=lambda row: row.slug)]


def evidenced_facts(resolved: Mapping[str, Resolved]) -> dict[str, Any]:
    """This function will return the claims on one subject and their disagreements, in reading order."""
    ordered = {attribute: resolved[attribute] for attribute in ATTRIBUTES if attribute in resolved}
    return {
        "evidence": {attribute: evidence(entry, None) for attribute, entry in ordered.items()},
        "conflicts": [
            conflict_facts(attribute, entry.conflict, None, entry.accepted)
            for attribute, entry in ordered.items()
            if entry.conflict
        ],
    }
