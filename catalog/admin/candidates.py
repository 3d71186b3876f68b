"""Candidates: the models that a queued row may be, why each may be it, and what they say beside the row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from catalog.admin.side_by_side import NOTHING, Cell, cells
from catalog.discovery.compare import compare, documents
from catalog.ingest.merged import merged_models
from catalog.ingest.normalized import NormalizedRecord
from catalog.models import PublishedName, QueueItem
from catalog.models.publication import PublishedNameKind
from catalog.values.name import fold
from catalog.vocabulary.attributes import ATTRIBUTES

MOST = 9
"""Candidates that are compared; a row with more is looked up by hand."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A model that a row may be."""

    slug: str
    name: str
    makers: str
    why: Sequence[str]


@dataclass(frozen=True, slots=True)
class Line:
    """What the row and each candidate say of one thing."""

    label: str
    row: Sequence[str]
    models: Sequence[Cell]


def candidates_of(item: QueueItem, record: NormalizedRecord) -> tuple[list[Candidate], list[Line]]:
    """This function will return a row's candidates and the comparison, in a number of queries that does not grow."""
    merged = merged_models(item.candidates[:MOST])
    slugs = [merged[slug].slug if slug in merged else slug for slug in item.candidates[:MOST]]
    found = documents(list(dict.fromkeys(slugs)))
    reasons = _reasons(record, list(found))
    makers = {fold(name) for name in record.organizations}
    candidates = []
    for slug, document in found.items():
        why = reasons.get(slug, [])
        names = [organization["name"] for organization in document["organizations"]]
        if makers & {fold(name) for name in names}:
            why.append(_("the same organization"))
        elif names and makers:
            why.append(_("another organization"))
        candidates.append(Candidate(slug, document["name"], ", ".join(names), why))
    return candidates, _lines(record, found)


def said(record: NormalizedRecord) -> dict[str, list[str]]:
    """This function will return what a row prints of each attribute, with the size that it is about."""
    texts: dict[str, list[str]] = {}
    for claim in record.claims:
        shown = f"{claim.variant}: {claim.text}" if claim.variant else claim.text
        texts.setdefault(claim.attribute, []).append(shown)
    return texts


def _reasons(record: NormalizedRecord, slugs: Sequence[str]) -> dict[str, list[str]]:
    keys = {fold(name) for name in (record.name, *record.aliases)} - {""}
    ids = {value.casefold() for _kind, value in record.identifiers}
    wanted = Q(key__in=keys) & ~Q(kind=PublishedNameKind.IDENTIFIER)
    wanted |= Q(key__in=ids, kind=PublishedNameKind.IDENTIFIER)
    rows = PublishedName.objects.filter(wanted, publication__slug__in=slugs).order_by("pk")
    found: dict[str, list[str]] = {}
    for slug, kind, name in rows.values_list("publication__slug", "kind", "name"):
        sort = str(PublishedNameKind(kind).label)
        why = _("%(kind)s: %(name)s") % {"kind": sort, "name": name}
        if why not in found.setdefault(slug, []):
            found[slug].append(why)
    return found


def _lines(record: NormalizedRecord, found: Mapping[str, Mapping[str, Any]]) -> list[Line]:
    texts = said(record)
    compared = {row["attribute"]: row for row in compare(found)["attributes"]} if found else {}
    return [
        Line(
            str(entry.label),
            texts.get(key, []),
            cells(compared[key]) if key in compared else [NOTHING for _slug in found],
        )
        for key, entry in ATTRIBUTES.items()
        if key in texts and key != "organizations"
    ]
