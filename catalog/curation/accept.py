"""Accepting: what has to change in the ranks of rival claims so that one of them is published."""

from collections.abc import Iterable, Sequence
from typing import Any

from catalog.curation.edit import Edit
from catalog.curation.problem import CurationProblem
from catalog.curation.resolution import order
from catalog.models import Claim
from catalog.vocabulary.ranks import Rank

LAST_ENTERED = 2**63
"""Stands for the number of a claim that is about to be entered: whatever is there already was entered before."""


def accept(changes: Edit, claim: Claim) -> None:
    """This function will make a stored claim the accepted one among its rivals, within an edit.

    Its rank is raised only where it would not win as it is, with the edit's reason as its note; ranks that a rival
    owes to an earlier decision are taken back where they stand in its way.
    """
    rivals = rivals_of(claim)
    if claim.rank == Rank.DEPRECATED:
        claim.rank = Rank.NORMAL
    for rival in raise_above(claim, rivals, changes.reason):
        changes.save(rival, fields=["rank"])
    changes.save(claim, fields=["rank", "note"])


def settle(changes: Edit, claim: Claim) -> None:
    """This function will decide a disagreement for a stored claim, within an edit: it is preferred, and says why.

    Unlike `accept` it ranks a claim that would win as it is, too: that sources disagree there is decided from then on.
    """
    for rival in rivals_of(claim):
        if rival.rank == Rank.PREFERRED:
            rival.rank = Rank.NORMAL
            changes.save(rival, fields=["rank"])
    claim.rank = Rank.PREFERRED
    claim.note = claim.note or changes.reason
    changes.save(claim, fields=["rank", "note"])


def rivals_of(claim: Claim) -> list[Claim]:
    """This function will lock and return the other claims on the same attribute of the same subject."""
    subject = next(
        (name for name in ("model", "variant", "product", "organization") if getattr(claim, f"{name}_id")), ""
    )
    if not subject:
        raise CurationProblem(
            "A claim is about one model, variant, product or organization.", code="one_subject", field="subject"
        )
    same = Claim.objects.filter(**{f"{subject}_id": getattr(claim, f"{subject}_id")}, attribute=claim.attribute)
    return list(same.exclude(pk=claim.pk).select_for_update(of=("self",)).select_related("source").order_by("pk"))


def raise_above(claim: Claim, rivals: Iterable[Claim], why: str) -> Sequence[Claim]:
    """This function will set a claim's rank so that it wins, and return the rivals whose rank it had to take back."""
    rivals = list(rivals)
    if _wins(claim, rivals):
        return []
    claim.rank = Rank.PREFERRED
    claim.note = claim.note or why
    if _wins(claim, rivals):
        return []
    taken_back = [rival for rival in rivals if rival.rank == Rank.PREFERRED]
    for rival in taken_back:
        rival.rank = Rank.NORMAL
    return taken_back


def _wins(claim: Claim, rivals: Iterable[Claim]) -> bool:
    return all(rival.rank == Rank.DEPRECATED or _order(claim) < _order(rival) for rival in rivals)


def _order(claim: Claim) -> tuple[Any, ...]:
    return order(claim) if claim.pk else (*order(claim)[:-1], LAST_ENTERED)
