"""Review: somebody proposes, somebody else decides."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from catalog.curation.edit import Edit, edit
from catalog.curation.operations import perform
from catalog.curation.problem import CurationProblem, require_reason
from catalog.curation.retry import once_more
from catalog.curation.revert import rehearsal
from catalog.models import Proposal
from catalog.vocabulary.proposals import ProposalState


def propose(operations: Sequence[Mapping[str, Any]], *, actor: str, reason: str) -> Proposal:
    """This function will keep operations for a reviewer, once a rehearsal has shown that they can be done.

    Raises CurationProblem with a pointer to the field that is wrong; nothing is kept then.
    """
    reason = require_reason(reason)
    if not operations:
        raise CurationProblem("A proposal holds at least one operation.", code="required", field="operations")
    rehearse(operations, actor=actor, reason=reason)
    return Proposal.objects.create(operations=list(operations), actor=actor, reason=reason)


def rehearse(operations: Sequence[Mapping[str, Any]], *, actor: str, reason: str) -> Edit:
    """This function will return what operations would do, with the documents they would make; nothing is stored."""
    with rehearsal(), edit(actor=actor, reason=reason) as changes:
        perform(changes, operations)
    return changes


@once_more
@transaction.atomic
def approve(
    proposal_id: int, *, actor: str, reason: str, operations: Sequence[Mapping[str, Any]] | None = None
) -> Edit:
    """This function will do what a proposal asks for, or the operations that the reviewer put in their place.

    The edit names the proposer, the reviewer and both reasons. Raises CurationProblem with code own_proposal for a
    proposer, already_decided for a second decision, and whatever the operations run into.
    """
    proposal = _waiting(proposal_id, actor)
    decision = require_reason(reason)
    asked = list(operations) if operations is not None else proposal.operations
    why = f"{proposal.reason} (proposed by {proposal.actor}; approved: {decision})"
    with edit(actor=actor, reason=why) as changes:
        perform(changes, asked)
    if operations is not None:
        proposal.operations = asked
    _decide(proposal, ProposalState.APPROVED, actor, decision)
    proposal.edit = changes.record if changes.record.pk else None
    proposal.save()
    return changes


@once_more
@transaction.atomic
def reject(proposal_id: int, *, actor: str, reason: str) -> Proposal:
    """This function will decline a proposal; raises CurationProblem as `approve` does."""
    proposal = _waiting(proposal_id, actor)
    _decide(proposal, ProposalState.REJECTED, actor, require_reason(reason))
    proposal.save()
    return proposal


def _waiting(proposal_id: int, actor: str) -> Proposal:
    proposal = Proposal.objects.select_for_update().filter(pk=proposal_id).first()
    if proposal is None:
        raise CurationProblem("There is no such proposal.", code="unknown_proposal", field="id")
    if proposal.state != ProposalState.WAITING:
        raise CurationProblem(
            f"The proposal was {proposal.state} by {proposal.reviewer} already.", code="already_decided", field="state"
        )
    if proposal.actor == actor:
        raise CurationProblem("Nobody decides on their own proposal.", code="own_proposal", field="reviewer")
    return proposal


def _decide(proposal: Proposal, state: ProposalState, actor: str, reason: str) -> None:
    proposal.state = state
    proposal.reviewer = actor
    proposal.decision = reason
    proposal.decided_at = timezone.now()
