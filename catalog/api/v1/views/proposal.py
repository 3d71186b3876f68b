"""Views of proposals: for those who propose and those who review, never for readers."""

from typing import Any

import orjson
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework.request import Request

from catalog.api.v1.authentication import bearer
from catalog.api.v1.ordering import Order, number
from catalog.api.v1.pagination import PARAMETERS as PAGE_PARAMETERS
from catalog.api.v1.pagination import Paginator
from catalog.api.v1.parameter import Parameter, words
from catalog.api.v1.problem import BadRequest, Flaw, NotFound
from catalog.api.v1.view import json_response
from catalog.api.v1.writing import Asked, Writing, Written, as_problem
from catalog.curation.problem import CurationProblem
from catalog.curation.review import approve, propose, rehearse, reject
from catalog.discovery.difference import differences
from catalog.documents.encoding import encode
from catalog.documents.proposal import proposal_facts
from catalog.models import FoundationModel, Proposal, Publication
from catalog.vocabulary.proposals import ProposalState
from catalog.vocabulary.scopes import Scope

NEWEST_FIRST = Order(((number("pk", unique=True), True),))
LARGEST_ID = 2**63 - 1

STATE = Parameter(
    name="state",
    parse=words(*ProposalState.values),
    description=gettext_lazy("Keeps the proposals in one state."),
    example="waiting",
    schema={"type": "string", "enum": list(ProposalState.values)},
)
"""Which proposals to list."""


class ProposalList(Writing):
    """The proposals, newest first; new ones are made here."""

    parameters = (STATE, *PAGE_PARAMETERS)

    def get(self, request: Request) -> HttpResponse:
        """This function will answer with one page, to anybody whose token may propose."""
        bearer(request, Scope.PROPOSE)
        state = self.query.one(STATE)
        paginator = Paginator(request, self.query)
        self.query.check()
        rows = Proposal.objects.filter(**({"state": state} if state else {}))
        page = paginator.page(rows, NEWEST_FIRST)
        answer = json_response(page.body([encode(proposal_facts(row)) for row in page.rows]))
        answer["Cache-Control"] = "private, no-store"
        return answer

    def post(self, request: Request) -> HttpResponse:
        """This function will keep operations for a reviewer, once a rehearsal has shown that they can be done."""
        return self.answer_once(request, Scope.PROPOSE, 201, self._propose)

    def _propose(self, asked: Asked, *, dry_run: bool) -> dict[str, Any]:
        operations = _operations(asked)
        if dry_run:
            changes = rehearse(operations, actor=asked.actor, reason=asked.reason)
            return {"dry_run": True, "documents": [orjson.loads(row.document) for row in changes.revisions]}
        return proposal_facts(propose(operations, actor=asked.actor, reason=asked.reason))


class ProposalDetail(Writing):
    """One proposal beside what is published."""

    def get(self, request: Request, id: int) -> HttpResponse:  # noqa: A002 - named as in the address
        """This function will answer with the proposal and with each field that it would change."""
        bearer(request, Scope.PROPOSE)
        self.query.check()
        proposal = _find(id)
        answer = json_response(encode({**proposal_facts(proposal), "changes": _changes(proposal)}))
        answer["Cache-Control"] = "private, no-store"
        return answer


class ProposalApprove(Writing):
    """Approves a proposal, as it is or amended."""

    def post(self, request: Request, id: int) -> HttpResponse:  # noqa: A002 - named as in the address
        """This function will do what the proposal asks for, or the `operations` given in their place."""
        _find(id)

        def act(asked: Asked) -> Written:
            amended = _operations(asked) if "operations" in asked.fields else None
            changes = approve(id, actor=asked.actor, reason=asked.reason, operations=amended)
            touched = {pk for row in changes.touched for pk in row.models}
            return changes, list(FoundationModel.objects.filter(pk__in=touched))

        return self.write(request, act)


class ProposalReject(Writing):
    """Rejects a proposal."""

    def post(self, request: Request, id: int) -> HttpResponse:  # noqa: A002 - named as in the address
        """This function will decline the proposal and keep why."""
        _find(id)

        def act(asked: Asked, *, dry_run: bool) -> dict[str, Any]:  # noqa: ARG001 - a rejection has nothing to show before
            return proposal_facts(reject(id, actor=asked.actor, reason=asked.reason))

        return self.answer_once(request, Scope.CURATE, 200, act)


def _find(number: int) -> Proposal:
    proposal = Proposal.objects.filter(pk=number).first() if number <= LARGEST_ID else None
    if proposal is None:
        detail = _("There is no such proposal.")
        raise NotFound(detail, errors=[Flaw(parameter="id", code="unknown_proposal", detail=detail)])
    return proposal


def _operations(asked: Asked) -> list[Any]:
    for name in asked.fields:
        if name != "operations":
            detail = _("“%(name)s” is no field here.") % {"name": name}
            raise BadRequest(
                [Flaw(pointer=f"/{name}", code="unknown_field", detail=detail, allowed=["operations", "reason"])]
            )
    operations = asked.fields.get("operations")
    if not isinstance(operations, list) or not operations:
        detail = _("A list of operations is required here.")
        raise BadRequest([Flaw(pointer="/operations", code="required", detail=detail)])
    return operations


def _changes(proposal: Proposal) -> list[dict[str, Any]]:
    """What the proposal would change of each model, or why it cannot be done any more."""
    if proposal.state != ProposalState.WAITING:
        return []
    try:
        changes = rehearse(proposal.operations, actor=proposal.actor, reason=proposal.reason)
    except CurationProblem as problem:
        return [{"slug": None, "problem": as_problem(problem).detail, "differences": []}]
    found = []
    for revision in changes.revisions:
        published = Publication.objects.filter(pk=revision.model_id).values_list("document", flat=True).first()
        before, after = orjson.loads(published or "{}"), orjson.loads(revision.document)
        found.append({"slug": after["slug"], "problem": None, "differences": differences(before, after)})
    return found
