"""Identity: which model a name means, why, and what else it could have meant."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import Q

from catalog.documents.encoding import model_page, model_path
from catalog.models import FormerSlug, PublishedName
from catalog.models.publication import PublishedNameKind
from catalog.values.identifier import IDENTIFIER_KINDS, parse_identifier
from catalog.values.name import fold, is_slug
from catalog.values.problem import ValueProblem

FORMER_ADDRESS = "former_address"
"""The kind of name that an address is which a model had before it was renamed, or another before it was merged."""

STRENGTH: Mapping[str, int] = {
    PublishedNameKind.NAME: 0,
    PublishedNameKind.ALIAS: 1,
    PublishedNameKind.IDENTIFIER: 1,
    FORMER_ADDRESS: 1,
    PublishedNameKind.VARIANT: 2,
}
"""How surely a kind of name means its model; a lower number is surer."""

MOST_NAMES = 200
"""Names read for one answer: more models than that under one name are no answer."""

SUGGESTIONS = 5
"""Suggestions given where no name fits."""


def resolve(name: str) -> dict[str, Any]:
    """This function will return the model that a name, an id or an address means, and the reasons.

    The name is compared folded, so that case, spaces and hyphens do not count. `match` is the one model that the name
    fits best, null where none does or where several fit equally; `candidates` are all that it fits, the best first.
    Suggestions are similar names, never the same one, and come only where nothing fits.
    """
    key = fold(name)
    candidates = _candidates(name, [*_named(key, _identifiers(name)), *_formerly(name)])
    best = [entry for entry in candidates if entry["strength"] == candidates[0]["strength"]]
    for entry in candidates:
        del entry["strength"]
    return {
        "name": name,
        "key": key,
        "match": best[0] if len(best) == 1 else None,
        "ambiguous": len(candidates) > 1,
        "candidates": candidates,
        "suggestions": [] if candidates else _suggestions(key),
    }


def _identifiers(name: str) -> set[str]:
    found = {name.strip().casefold()}
    for kind in IDENTIFIER_KINDS:
        try:
            found.add(parse_identifier(kind, name).casefold())
        except ValueProblem:
            continue
    return found


def _named(key: str, identifiers: Iterable[str]) -> Sequence[PublishedName]:
    wanted = Q(kind=PublishedNameKind.IDENTIFIER, key__in=sorted(identifiers))
    if key:
        wanted |= Q(key=key)
    return list(PublishedName.objects.filter(wanted).select_related("publication").order_by("pk")[:MOST_NAMES])


def _formerly(name: str) -> list[PublishedName]:
    """The model that an address leads to by now, as a name that it has."""
    slug = name.strip().casefold()
    if not is_slug(slug):
        return []
    left = FormerSlug.objects.filter(slug=slug, model__publication__isnull=False).select_related("model__publication")
    return [
        PublishedName(publication=row.model.publication, kind=FORMER_ADDRESS, name=slug, key=fold(slug)) for row in left
    ]


def _candidates(name: str, rows: Iterable[PublishedName]) -> list[dict[str, Any]]:
    by_model: dict[int, list[PublishedName]] = {}
    for row in rows:
        by_model.setdefault(row.publication_id, []).append(row)
    candidates = [_candidate(name, found) for found in by_model.values()]
    return sorted(candidates, key=lambda entry: (entry["strength"], entry["slug"]))


def _candidate(name: str, rows: Sequence[PublishedName]) -> dict[str, Any]:
    ordered = sorted(rows, key=lambda row: (_strength(row), row.name != name, row.name))
    publication = ordered[0].publication
    variants = {row.variant for row in rows if _strength(row) == _strength(ordered[0])}
    return {
        "slug": publication.slug,
        "name": publication.name,
        "url": model_path(publication.slug),
        "html_url": model_page(publication.slug),
        "variant": next(iter(variants)) or None if len(variants) == 1 else None,
        "reasons": [
            {"kind": row.kind, "name": row.name, "variant": row.variant or None, "exact": row.name == name}
            for row in ordered
        ],
        "strength": _strength(ordered[0]),
    }


def _strength(row: PublishedName) -> int:
    """An id of a variant names the variant, however sure it is."""
    own = STRENGTH[row.kind]
    return STRENGTH[PublishedNameKind.VARIANT] if row.variant else own


def _suggestions(key: str) -> list[dict[str, Any]]:
    if not key:
        return []
    similar = (
        PublishedName.objects.exclude(kind=PublishedNameKind.IDENTIFIER)
        .filter(key__trigram_similar=key)
        .annotate(similarity=TrigramSimilarity("key", key))
        .select_related("publication")
        .order_by("-similarity", "pk")[:MOST_NAMES]
    )
    found: dict[str, dict[str, Any]] = {}
    for row in similar:
        slug = row.publication.slug
        if slug not in found and len(found) < SUGGESTIONS:
            found[slug] = {
                "slug": slug,
                "name": row.publication.name,
                "url": model_path(slug),
                "variant": row.variant or None,
                "similar_to": row.name,
                "kind": row.kind,
                "similarity": round(row.similarity, 3),
            }
    return list(found.values())
