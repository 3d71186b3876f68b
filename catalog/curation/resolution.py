"""Resolution: which of the rival claims is accepted, by which rule, and where sources disagree.

The order is rank, a claim that says something before one that does not, trust tier of the source, basis, confidence,
newer source, and at last the one entered first, so that the answer never depends on the order of rows.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol

from catalog.curation.vocabularies import Vocabularies
from catalog.documents.facts import Conflict, Resolved
from catalog.models import Claim
from catalog.models.cited import Cited
from catalog.values import typed
from catalog.vocabulary import bases, confidences, ranks
from catalog.vocabulary.attributes import ATTRIBUTES, SEVERAL, Kind
from catalog.vocabulary.confidences import Confidence
from catalog.vocabulary.ranks import Rank
from catalog.vocabulary.sources import TrustTier
from catalog.vocabulary.statuses import SILENT, ValueStatus

LATEST = "9999-99-99"


class Said(Protocol):
    """What a claim says, stored or planned."""

    @property
    def status(self) -> str:
        """Why there is no value, or that it is known."""

    @property
    def value(self) -> Any:
        """The value in the attribute's kind."""

    @property
    def disputed(self) -> bool:
        """Whether a person found that it contradicts a rival."""


def _rank(claim: Claim) -> int:
    return ranks.ORDER[Rank(claim.rank)]


def _silence(claim: Claim) -> int:
    return int(claim.status in SILENT)


def tier(claim: Cited) -> int:
    """This function will return how far a statement's source is trusted: nobody has checked an unverified one."""
    return TrustTier.UNCHECKED if claim.confidence == Confidence.UNVERIFIED else claim.source.tier


def _basis(claim: Claim) -> int:
    return bases.ORDER[bases.Basis(claim.basis)]


def _confidence(claim: Claim) -> int:
    return confidences.ORDER[Confidence(claim.confidence)]


def _age(claim: Claim) -> tuple[int, ...]:
    date = f"{claim.source.date}-00-00"[:10] if claim.source.date else "0000-00-00"
    return tuple(-int(part) for part in date.split("-"))


def _entry(claim: Claim) -> int:
    return claim.pk or 0


RULES: tuple[tuple[str, Callable[[Claim], Any]], ...] = (
    ("rank", _rank),
    ("says something", _silence),
    ("source tier", tier),
    ("basis", _basis),
    ("confidence", _confidence),
    ("newer source", _age),
    ("entered first", _entry),
)
"""The rules in their order, by the names under which documents say which of them decided."""


def order(claim: Claim) -> tuple[Any, ...]:
    """This function will return the sort key of a claim among its rivals, best first."""
    return tuple(rule(claim) for _, rule in RULES)


def resolve(attribute: str, claims: Iterable[Claim], vocabularies: Vocabularies) -> Resolved:
    """This function will choose among the claims on one attribute of one subject."""
    ordered = tuple(sorted(claims, key=order))
    candidates = [claim for claim in ordered if claim.rank != Rank.DEPRECATED]
    accepted = candidates[0] if candidates else None
    return Resolved(
        attribute=attribute,
        claims=ordered,
        accepted=accepted,
        decided_by=_deciding_rule(candidates),
        conflict=_conflict(attribute, ordered, accepted, vocabularies) if accepted else None,
    )


def resolve_all(claims: Iterable[Claim], vocabularies: Vocabularies) -> dict[str, Resolved]:
    """This function will resolve every attribute that somebody claims of one subject, in reading order."""
    by_attribute: dict[str, list[Claim]] = {}
    for claim in claims:
        by_attribute.setdefault(claim.attribute, []).append(claim)
    return {
        attribute: resolve(attribute, by_attribute[attribute], vocabularies)
        for attribute in ATTRIBUTES
        if attribute in by_attribute
    }


def _deciding_rule(candidates: Sequence[Claim]) -> str:
    if len(candidates) <= 1:
        return "only claim"
    best, second = candidates[0], candidates[1]
    return next(name for name, rule in RULES if rule(best) != rule(second))


def _conflict(attribute: str, ordered: Sequence[Claim], accepted: Claim, vocabularies: Vocabularies) -> Conflict | None:
    groups: list[list[Claim]] = [[accepted]]
    for claim in ordered:
        if claim is accepted or claim.status in SILENT:
            continue
        for group in groups:
            if agree(attribute, group[0], claim, vocabularies):
                group.append(claim)
                break
        else:
            groups.append([claim])
    rivals = [claim for group in groups[1:] for claim in group]
    if not rivals or accepted.status in SILENT:
        return None
    return Conflict(
        groups=tuple(tuple(group) for group in groups),
        settled=accepted.rank == Rank.PREFERRED or all(claim.rank == Rank.DEPRECATED for claim in rivals),
        spread=_spread(groups),
    )


def agree(attribute: str, one: Said, other: Said, vocabularies: Vocabularies) -> bool:
    """This function will say whether two claims on one attribute of one subject say the same.

    A person's word that they contradict each other stands above what a machine can compare.
    """
    if one.disputed or other.disputed:
        return bool(one.value == other.value and one.status == other.status)
    if one.status != other.status:
        return False
    if one.status != ValueStatus.KNOWN or one.value == other.value:
        return True
    entry = ATTRIBUTES[attribute]
    if attribute in SEVERAL or (entry.kind in {Kind.TEXT, Kind.URL} and attribute != "shape"):
        # Prose and addresses differ without contradicting; a person marks those that do.
        return True
    if entry.kind in {Kind.TERM, Kind.TERMS}:
        return _terms_agree(entry.terms, one.value, other.value, vocabularies)
    return typed.agree(entry.kind, one.value, other.value)


def _terms_agree(noun: str, one: Any, other: Any, vocabularies: Vocabularies) -> bool:
    """A list that leaves something out, or names a wider term, contradicts nothing."""
    left, right = ({value} if isinstance(value, str) else set(value) for value in (one, other))
    return left <= set(vocabularies.widen(noun, right)) or right <= set(vocabularies.widen(noun, left))


def _spread(groups: Sequence[Sequence[Claim]]) -> float | None:
    numbers = [
        claim.value
        for group in groups
        for claim in group
        if claim.rank != Rank.DEPRECATED and isinstance(claim.value, int | float)
    ]
    return round(max(numbers) / min(numbers), 4) if len(numbers) > 1 else None
