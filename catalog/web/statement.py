"""Claims as the page of a model shows them: each a value, who says it, where, and how it stands."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from catalog.vocabulary.bases import Basis
from catalog.vocabulary.confidences import Confidence
from catalog.vocabulary.ranks import Rank
from catalog.vocabulary.sources import TrustTier
from catalog.web import wording
from catalog.web.names import Names, own_or_korean
from catalog.web.wording import Shown

DECIDED_BY: dict[str, str | Promise] = {
    "rank": _("a curator prefers it"),
    "says something": _("it is the only one that says something"),
    "source tier": _("its source stands nearer to the fact"),
    "basis": _("it rests on firmer ground"),
    "confidence": _("somebody checked it in the source itself"),
    "newer source": _("its source is the newest"),
    "entered first": _("it was entered first"),
}
"""Why a claim was accepted over its rivals, by the rules of resolution; the only claim needs no reason."""

CONFIDENCES = {
    Confidence.QUOTED: _("quoted"),
    Confidence.UNVERIFIED: _("unverified"),
}
"""What a reader is warned of; a verified claim needs no mark."""


@dataclass(frozen=True, slots=True)
class Citation:
    """Who says something, and where."""

    title: str
    href: str
    tier: str
    year: str
    locator: str


@dataclass(frozen=True, slots=True)
class Statement:
    """What one source says."""

    id: int
    shown: Shown
    citation: Citation
    note: str
    basis: str
    """Empty where the source states it outright."""
    confidence: str
    as_of: str
    is_deprecated: bool
    is_accepted: bool
    decided_by: str


def statement(attribute: str, claim: dict[str, Any], names: Names) -> Statement:
    """This function will return one claim of a document as the page shows it."""
    return Statement(
        id=claim["id"],
        shown=wording.shown(attribute, claim["value"], claim["status"], names),
        citation=citation(claim, names),
        note=own_or_korean(claim["note"] or "", claim["note_ko"]),
        basis="" if claim["basis"] == Basis.STATED else str(Basis(claim["basis"]).label),
        confidence=str(CONFIDENCES.get(Confidence(claim["confidence"]), "")),
        as_of=wording.date(claim["as_of"]),
        is_deprecated=claim["rank"] == Rank.DEPRECATED,
        is_accepted=claim["accepted"],
        decided_by=str(DECIDED_BY.get(claim["decided_by"] or "", "")),
    )


def citation(fact: dict[str, Any], names: Names) -> Citation:
    """This function will return the source of anything cited."""
    source = fact["source"]
    title = names.name("source", source["slug"])
    return Citation(
        title=source["title"] if title == source["slug"] else title,
        href=wording.safe_href(source["url"]),
        tier=str(TrustTier[source["tier"].upper()].label),
        year=(source["date"] or "")[:4],
        locator=fact["locator"] or "",
    )
