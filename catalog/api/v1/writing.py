"""Writing: what every write has in common. A token says who, the body says why, If-Match says what was seen."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from django.db import transaction
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework.request import Request

from catalog.api.v1 import body
from catalog.api.v1.authentication import CHALLENGE, bearer
from catalog.api.v1.conditional import model_tag
from catalog.api.v1.idempotency import given_key, once
from catalog.api.v1.parameter import Parameter, words
from catalog.api.v1.problem import (
    BadRequest,
    Conflict,
    Flaw,
    Moved,
    NotFound,
    PreconditionFailed,
    PreconditionRequired,
    Problem,
)
from catalog.api.v1.query import Query
from catalog.api.v1.view import ApiView, json_response
from catalog.curation.edit import Edit, edit
from catalog.curation.identity import merged_into
from catalog.curation.operations import perform
from catalog.curation.problem import CurationProblem
from catalog.curation.revert import RevertConflict
from catalog.discovery.difference import differences
from catalog.discovery.history import moved_to
from catalog.documents.encoding import encode, model_path
from catalog.models import FoundationModel, Revision
from catalog.vocabulary.scopes import Scope

DRY_RUN = Parameter(
    name="dry_run",
    parse=lambda text: words("true", "false")(text) == "true",
    description=gettext_lazy("With `true` answers with the documents that the write would make, and stores nothing."),
    example="true",
    schema={"type": "boolean", "default": False},
    default=False,
)

NOT_FOUND = frozenset({"unknown_model", "unknown_revision", "unknown_claim", "unknown_proposal"})
CONFLICTING = frozenset(
    {
        "already_decided",
        "conflict",
        "cycle",
        "later_edit",
        "merged",
        "not_merged",
        "not_published",
        "not_revertible",
        "own_proposal",
        "protected",
        "self_merge",
    }
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A write as it was asked for."""

    actor: str
    reason: str
    fields: Mapping[str, Any]
    """The body without its reason."""


Written = tuple[Edit, Sequence[FoundationModel]]
"""What a write did, and the models that it is about."""

Act = Callable[[Asked], Written]
"""Does the write through a verb of curation."""


class Writing(ApiView):
    """A view that also writes."""

    def get_authenticate_header(self, request: Request) -> str:  # noqa: ARG002 - DRF's signature
        """This function will return the challenge that goes with 401."""
        return CHALLENGE

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """This function will read the query of a write, which takes other parameters than a reading at its address."""
        super().initial(request, *args, **kwargs)
        if request.method in {"POST", "PATCH", "DELETE"}:
            self.query = Query(request, {DRY_RUN.name: DRY_RUN})

    def write(self, request: Request, act: Act, *, scope: Scope = Scope.CURATE, status: int = 200) -> HttpResponse:
        """This function will do a write once, or rehearse it, and answer with the revisions that it made."""
        actor = bearer(request, scope)
        given_key(request)  # a wrong one is refused in a rehearsal too
        dry_run: bool = self.query.one(DRY_RUN)
        self.query.check()
        fields = body.read(request)
        asked = Asked(actor=actor, reason=reason_of(fields), fields=fields)
        if dry_run:
            return self._answer(asked, act, status=200, dry_run=True)
        return once(request, actor, lambda: self._answer(asked, act, status=status, dry_run=False))

    def answer_once(self, request: Request, scope: Scope, status: int, act: Callable[..., Any]) -> HttpResponse:
        """This function will do a write that makes no revision, once, and answer with what `act` returns."""
        actor = bearer(request, scope)
        given_key(request)  # a wrong one is refused in a rehearsal too
        dry_run: bool = self.query.one(DRY_RUN)
        self.query.check()
        fields = body.read(request)
        asked = Asked(actor=actor, reason=reason_of(fields), fields=fields)

        def answer() -> HttpResponse:
            try:
                with transaction.atomic():
                    content = act(asked, dry_run=dry_run)
                    if dry_run:
                        transaction.set_rollback(True)
            except CurationProblem as problem:
                raise as_problem(problem) from problem
            response = json_response(encode(content))
            response.status_code = 200 if dry_run else status
            return response

        return answer() if dry_run else once(request, actor, answer)

    def _answer(self, asked: Asked, act: Act, *, status: int, dry_run: bool) -> HttpResponse:
        try:
            with transaction.atomic():
                changes, models = act(asked)
                answer = _written(changes, models, status=status, dry_run=dry_run)
                if dry_run:
                    transaction.set_rollback(True)
        except CurationProblem as problem:
            raise as_problem(problem) from problem
        return answer


def perform_one(asked: Asked, operation: str, fields: Mapping[str, Any]) -> Written:
    """This function will do one operation; a problem's pointer goes into the body that was sent."""
    try:
        with edit(actor=asked.actor, reason=asked.reason) as changes:
            return changes, perform(changes, [{operation: fields}])
    except CurationProblem as problem:
        problem.field = (problem.field or "").removeprefix(f"/0/{operation}").removeprefix("/0")
        raise


def as_problem(error: CurationProblem) -> Problem:
    """This function will return the answer to what curation refuses: 404, 409 or 400, with a pointer to the field."""
    field = error.field or ""
    flaw = Flaw(
        pointer=field if field.startswith("/") or not field else f"/{field}",
        code=error.code,
        detail=error.detail,
        allowed=error.allowed,
        did_you_mean=error.did_you_mean,
    )
    if isinstance(error, RevertConflict):
        later = [
            Flaw(pointer="", code="later_edit", detail=f"{entry.noun} {entry.key}: {', '.join(entry.fields) or 'row'}")
            for entry in error.conflicts
        ]
        return Conflict(error.detail, errors=later)
    if error.code in NOT_FOUND:
        return NotFound(error.detail, errors=[flaw])
    if error.code in CONFLICTING:
        location = {"Location": model_path(error.existing)} if error.existing else {}
        return Conflict(error.detail, errors=[flaw], headers=location)
    return BadRequest([flaw])


def seen(request: Request, slug: str) -> FoundationModel:
    """This function will return a model, locked, if the request has seen its current document.

    Raises NotFound for no model, PreconditionRequired (428) without If-Match, and PreconditionFailed (412), with the
    fields that have changed meanwhile, where the document is another one by now. Call it inside the transaction.
    """
    model = FoundationModel.objects.select_for_update().filter(slug=slug).first()
    if model is None or merged_into(model):
        _refuse_moved(request, slug)
    if model is None:
        detail = _("No model is at this address.")
        raise NotFound(detail, errors=[Flaw(parameter="slug", code="unknown_model", detail=detail)])
    given = request.headers.get("If-Match")
    current = model_tag(model.slug, model.revision)
    if given is None:
        detail = _("Say which document you have seen: send its ETag as If-Match.")
        raise PreconditionRequired(
            detail,
            errors=[Flaw(parameter="If-Match", code="required", detail=detail)],
            headers={"ETag": current},
        )
    tags = [tag.strip() for tag in given.split(",")]
    if current not in tags and tags != ["*"]:
        raise PreconditionFailed(
            _("The document has changed since you read it."),
            errors=_changed_since(model, tags),
            headers={"ETag": current},
        )
    return model


def _refuse_moved(request: Request, slug: str) -> None:
    """Send a write on to the address that the model has now; a merged one is another model there."""
    target = moved_to(slug)
    if target is not None:
        path = request.get_full_path().replace(f"/models/{slug}/", f"/models/{target}/", 1)
        raise Moved(_("This model is at another address now."), path)


def _changed_since(model: FoundationModel, tags: Sequence[str]) -> list[Flaw]:
    """Name the fields that differ between the document that the client has seen and the current one."""
    own = [tag for tag in tags if tag.strip('"').rpartition("-")[0] == model.slug] or tags
    numbers = [int(number) for tag in own if (number := tag.strip('"').rpartition("-")[2]).isdecimal()]
    older = model.revisions.filter(number__in=[number for number in numbers if number < 2**31]).first()
    newest = model.revisions.filter(number=model.revision).first()
    if older is None or newest is None:
        return [Flaw(parameter="If-Match", code="stale", detail=_("This is no ETag of the model."))]
    found = differences(orjson.loads(older.document), orjson.loads(newest.document))
    return [
        Flaw(pointer=entry["pointer"], code="changed_meanwhile", detail=_("This field has changed meanwhile."))
        for entry in found
    ]


def reason_of(fields: dict[str, Any]) -> str:
    """This function will take the reason out of a body; raises BadRequest where there is none."""
    reason = fields.pop("reason", None)
    if not isinstance(reason, str) or not reason.strip():
        detail = _("Say why: a change without a reason is not stored.")
        raise BadRequest([Flaw(pointer="/reason", code="required", detail=detail)])
    return reason


def _written(changes: Edit, models: Sequence[FoundationModel], *, status: int, dry_run: bool) -> HttpResponse:
    newest = {revision.model_id: revision for revision in changes.revisions}
    content: dict[str, Any] = {
        "dry_run": dry_run,
        "edit": None if dry_run else changes.record.pk,
        "models": [_model(model, newest.get(model.pk), dry_run=dry_run) for model in models],
        "revisions": [{"slug": revision.model.slug, "revision": revision.number} for revision in newest.values()],
    }
    answer = json_response(encode(content))
    answer.status_code = status
    if len(models) == 1 and not dry_run:
        slug, number = content["models"][0]["slug"], content["models"][0]["revision"]
        answer["ETag"] = model_tag(slug, number)
        if status == 201:  # noqa: PLR2004 - Created, RFC 9110
            answer["Location"] = model_path(slug)
    return answer


def _model(model: FoundationModel, revision: Revision | None, *, dry_run: bool) -> dict[str, Any]:
    model.refresh_from_db(fields=["slug", "state", "revision"])
    shown: dict[str, Any] = {
        "slug": model.slug,
        "url": model_path(model.slug),
        "state": model.state,
        "revision": model.revision,
        "changed": revision is not None,
    }
    if dry_run:
        shown["document"] = orjson.loads(revision.document) if revision else None
    return shown
