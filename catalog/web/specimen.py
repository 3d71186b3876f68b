"""One fact on which sources disagree, as an example of what the registry is for."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from catalog.models import Publication
from catalog.vocabulary.attributes import ATTRIBUTES, Kind
from catalog.web import wording
from catalog.web.names import Names
from catalog.web.numbers import State
from catalog.web.wording import Shown

LOOKED_AT = 12
"""How many models, the best documented ones, an example is sought in."""
MOST_SIDES = 4
PLAIN = frozenset({Kind.COUNT, Kind.MEASURE, Kind.DATE, Kind.LEVEL})
"""Kinds whose values are told in a word."""


@dataclass(frozen=True, slots=True)
class Side:
    """One value with the first source that gives it."""

    shown: Shown
    source: str
    locator: str
    others: int
    """How many sources more say the same."""
    is_accepted: bool
    is_deprecated: bool


@dataclass(frozen=True, slots=True)
class Specimen:
    """A disagreement with its sides, the accepted one first."""

    model: str
    href: str
    attribute: str
    sides: Sequence[Side]
    more: int
    """How many sides are left out."""


def specimen(state: State) -> Specimen | None:
    """This function will return the disagreement with the most sides, or None where sources agree on everything.

    It is sought once for each state of the catalog, which its last change names.
    """
    found = _found(state)
    if found is None:
        return None
    name, href, conflict, claims = found
    attribute, sides = conflict["attribute"], conflict["values"]
    first = [claims[side["claims"][0]] for side in sides[:MOST_SIDES]]
    names = Names({"source": {claim["source"]["slug"] for claim in first}})
    return Specimen(
        model=name,
        href=href,
        attribute=str(ATTRIBUTES[attribute].label),
        sides=[_side(attribute, side, claim, names) for side, claim in zip(sides, first, strict=False)],
        more=max(0, len(sides) - MOST_SIDES),
    )


def _side(attribute: str, side: dict[str, Any], claim: dict[str, Any], names: Names) -> Side:
    return Side(
        shown=wording.shown(attribute, side["value"], side["status"], names),
        source=names.name("source", claim["source"]["slug"]),
        locator=claim["locator"] or "",
        others=len(side["sources"]) - 1,
        is_accepted=side["accepted"],
        is_deprecated=side["deprecated"],
    )


@lru_cache(maxsize=1)
def _found(_state: State) -> tuple[str, str, dict[str, Any], dict[int, dict[str, Any]]] | None:
    stored = Publication.objects.filter(has_conflict=True).order_by("-source_count", "slug")
    documents = [json.loads(text) for text in stored.values_list("document", flat=True)[:LOOKED_AT]]
    plain = [
        (document, conflict)
        for document in documents
        for conflict in document["conflicts"]
        if ATTRIBUTES[conflict["attribute"]].kind in PLAIN
    ]
    if not plain:
        return None
    document, conflict = max(plain, key=lambda pair: (len(pair[1]["values"]), pair[1]["spread"] or 0))
    claims = {claim["id"]: claim for claim in document["evidence"][conflict["attribute"]]}
    return document["name"], document["html_url"], conflict, claims
