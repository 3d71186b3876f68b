"""View of bulk writes: many operations, all or nothing unless asked otherwise."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.utils.translation import gettext as _
from rest_framework.request import Request

from catalog.api.v1 import body
from catalog.api.v1.authentication import bearer
from catalog.api.v1.idempotency import once
from catalog.api.v1.problem import BadRequest, Flaw, Problem
from catalog.api.v1.view import json_response
from catalog.api.v1.writing import DRY_RUN, Writing, as_problem, reason_of
from catalog.curation.edit import edit
from catalog.curation.operations import perform
from catalog.curation.problem import CurationProblem
from catalog.documents.encoding import encode
from catalog.vocabulary.scopes import Scope

MOST = 1000
"""How many operations one request may hold."""

_MULTI_STATUS = 207


class OperationList(Writing):
    """Does many operations: together as one edit, or each for itself with `atomic: false`."""

    def post(self, request: Request) -> HttpResponse:
        """This function will answer with a result for each operation, in their order."""
        actor = bearer(request, Scope.CURATE)
        dry_run: bool = self.query.one(DRY_RUN)
        self.query.check()
        fields = body.read(request)
        reason = reason_of(fields)
        operations, atomic = _operations(fields)

        def write() -> HttpResponse:
            with transaction.atomic():
                results = _together(operations, actor, reason) if atomic else _each(operations, actor, reason)
                if dry_run:
                    transaction.set_rollback(True)
            failed = any(result["status"] >= BadRequest.status for result in results)
            answer = json_response(encode({"dry_run": dry_run, "atomic": atomic, "results": results}))
            answer.status_code = _MULTI_STATUS if failed else 200
            return answer

        return write() if dry_run else once(request, actor, write)


def _operations(fields: Mapping[str, Any]) -> tuple[Sequence[Mapping[str, Any]], bool]:
    for name in fields:
        if name not in {"operations", "atomic"}:
            detail = _("“%(name)s” is no field here.") % {"name": name}
            raise BadRequest(
                [
                    Flaw(
                        pointer=f"/{name}",
                        code="unknown_field",
                        detail=detail,
                        allowed=["operations", "atomic", "reason"],
                    )
                ]
            )
    operations, atomic = fields.get("operations"), fields.get("atomic", True)
    if not isinstance(operations, list) or not 0 < len(operations) <= MOST:
        detail = _("A list of 1 to %(most)d operations is required here.") % {"most": MOST}
        raise BadRequest([Flaw(pointer="/operations", code="required", detail=detail)])
    if not isinstance(atomic, bool):
        raise BadRequest([Flaw(pointer="/atomic", code="invalid", detail=_("True or false is required here."))])
    return operations, atomic


def _together(operations: Sequence[Mapping[str, Any]], actor: str, reason: str) -> list[dict[str, Any]]:
    try:
        with edit(actor=actor, reason=reason) as changes:
            models = perform(changes, operations)
    except CurationProblem as problem:
        problem.field = f"/operations{problem.field or ''}"
        raise as_problem(problem) from problem
    made = {revision.model_id: revision.number for revision in changes.revisions}
    slugs = {model.pk: model.slug for model in models}
    return [{"status": 200, "slug": slug, "revision": made.get(pk)} for pk, slug in slugs.items()]


def _each(operations: Sequence[Mapping[str, Any]], actor: str, reason: str) -> list[dict[str, Any]]:
    results: list[dict[str, Any]] = []
    for position, operation in enumerate(operations):
        try:
            results += _together([operation], actor, reason)
        except Problem as problem:
            results.append(_failed(problem, position))
    return results


def _failed(error: Problem, position: int) -> dict[str, Any]:
    flaws = [flaw.facts() for flaw in error.errors]
    for flaw in flaws:
        flaw["pointer"] = flaw.get("pointer", "").replace("/operations/0", f"/operations/{position}", 1)
    return {"status": int(error.status), "detail": str(error), "errors": flaws}
