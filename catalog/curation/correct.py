"""Correcting: a curator states what a source says of an attribute, and the registry publishes it."""

from dataclasses import dataclass
from typing import Any

from catalog.curation.accept import raise_above, rivals_of
from catalog.curation.claim import check
from catalog.curation.edit import Edit
from catalog.curation.resolution import order
from catalog.models import Claim, FoundationModel, Organization, Product, Source, Variant
from catalog.vocabulary.attributes import SEVERAL
from catalog.vocabulary.bases import Basis
from catalog.vocabulary.confidences import Confidence
from catalog.vocabulary.ranks import Rank
from catalog.vocabulary.statuses import ValueStatus

Subject = FoundationModel | Variant | Product | Organization

NAMES: dict[type[Any], str] = {
    FoundationModel: "model",
    Variant: "variant",
    Product: "product",
    Organization: "organization",
}
"""The column of a claim that names its subject, by noun."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What a source says: a value or why there is none, and where and how it says so."""

    source: Source | None
    status: str = ValueStatus.KNOWN
    value: Any = None
    locator: str = ""
    basis: str = Basis.STATED
    confidence: str = Confidence.VERIFIED
    note: str = ""


def correct(changes: Edit, subject: Subject, attribute: str, statement: Statement) -> Claim:
    """This function will state a claim by a source and make its value the published one, within an edit.

    - Where the source already says so, that claim is cited better and accepted; nothing is said twice.
    - Where the published value was read in the very same place, that was a misreading: its claim is deprecated and
      says why.
    - The claim is preferred only where it would not win by itself; a claim that confirms the published value is not.

    Raises CurationProblem, with the claim's field, for a value that is none of the attribute's kind, an unknown
    attribute and a missing source.
    """
    claim = Claim(
        **{NAMES[type(subject)]: subject},
        attribute=attribute,
        source=statement.source,
        status=statement.status,
        value=statement.value,
        locator=statement.locator,
        basis=statement.basis,
        confidence=statement.confidence,
        note=statement.note,
    )
    check(claim)
    rivals = rivals_of(claim)
    published = min((rival for rival in rivals if rival.rank != Rank.DEPRECATED), key=order, default=None)
    said = next((rival for rival in rivals if rival.source_id == claim.source_id and _same(rival, claim)), None)
    fields = None
    if said:
        rivals.remove(said)
        claim, fields = said, ["rank", *_cite_better(said, statement)]
    if published and published in rivals and _is_misread(published, claim):
        published.rank = Rank.DEPRECATED
        published.note = published.note or changes.reason
        changes.save(published, fields=["rank", "note"])
    if published in (None, said) or not _same(published, claim):
        for rival in raise_above(claim, rivals, changes.reason):
            changes.save(rival, fields=["rank"])
    changes.save(claim, fields=[*fields, "note"] if fields else None)
    return claim


def _same(one: Claim, other: Claim) -> bool:
    return bool(one.status == other.status and one.value == other.value)


def _is_misread(rival: Claim, claim: Claim) -> bool:
    """Of attributes that may have several values, one place may well hold two."""
    same_place = rival.source_id == claim.source_id and rival.locator == claim.locator != ""
    return same_place and claim.attribute not in SEVERAL and not _same(rival, claim)


def _cite_better(said: Claim, statement: Statement) -> list[str]:
    """Take over what the curator adds to the citation; what was left empty stays as it is."""
    if said.rank == Rank.DEPRECATED:
        said.rank = Rank.NORMAL
    given = {"locator": statement.locator, "note": statement.note}
    given |= {"basis": statement.basis, "confidence": statement.confidence}
    for name, value in given.items():
        if value:
            setattr(said, name, value)
    return list(given)
