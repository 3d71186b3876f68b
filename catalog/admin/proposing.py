"""Models' pages for those who may only propose: what they save becomes a proposal, and nothing is written."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.contrib.admin.options import ModelAdmin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from catalog.admin.fact import FactForm
from catalog.admin.forms import Refused
from catalog.curation.correct import NAMES
from catalog.curation.edit import edit
from catalog.curation.operations import perform
from catalog.curation.problem import CurationProblem
from catalog.curation.review import propose
from catalog.models import Variant

CHANGE, ADD, LIST = (f"catalog_foundationmodel_{view}" for view in ("change", "add", "changelist"))
PROPOSED = ("name", "name_ko", "summary", "summary_ko")
"""The columns of a model that can be proposed on its page."""


class ProposingPages(ModelAdmin):
    """A noun whose page turns into a proposal what somebody saves who may not change it."""

    def proposes(self, request: HttpRequest) -> bool:
        """This function will tell whether what the person saves waits for a reviewer."""
        changes = ModelAdmin.has_change_permission(self, request)
        return not changes and request.user.has_perm("catalog.add_proposal")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """This function will open the page's inputs, and nothing else, to those who propose."""
        return super().has_change_permission(request, obj) or (_is_at(request, CHANGE) and self.proposes(request))

    def has_add_permission(self, request: HttpRequest) -> bool:
        """This function will let those who propose enter a new model, and lead there from the list."""
        at = _is_at(request, ADD) or (_is_at(request, LIST) and request.method == "GET")
        return super().has_add_permission(request) or (at and self.proposes(request))

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """This function will tell the page whether saving it proposes only."""
        told = {**(extra_context or {}), "proposes": self.proposes(request)}
        return super().changeform_view(request, object_id, form_url, told)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: Any) -> None:
        """This function will keep what was typed as a proposal, or refuse it where it cannot be done."""
        if not self.proposes(request):
            super().save_related(request, form, formsets, change)
            return
        asked = _asked(form)
        who = {"actor": request.user.get_username(), "reason": form.cleaned_data["reason"]}
        operations = [operation for _prefix, operation in asked]
        if not operations and "_preview" not in request.POST:
            nothing = _("You have changed nothing, so there is nothing to propose.")
            raise Refused(CurationProblem(nothing, code="no_change"), form.prefix)
        try:
            if "_preview" in request.POST:
                with edit(**who) as changes:
                    perform(changes, operations)
            else:
                request.proposal = propose(operations, **who)  # type: ignore[attr-defined] # read by _proposed of this request
        except CurationProblem as problem:
            raise _beside(problem, [prefix for prefix, _operation in asked]) from problem

    def construct_change_message(self, request: HttpRequest, form: Any, formsets: Any, add: bool = False) -> Any:  # noqa: FBT001, FBT002 - Django's signature
        """This function will tell of no change where there is none."""
        return [] if self.proposes(request) else super().construct_change_message(request, form, formsets, add)

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """This function will leave the row's own history alone while nothing of it changes."""
        return None if self.proposes(request) else super().log_change(request, obj, message)

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """This function will log no row that is only proposed."""
        return None if self.proposes(request) else super().log_addition(request, obj, message)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """This function will lead to the proposal."""
        return self._proposed(request) if self.proposes(request) else super().response_change(request, obj)

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: str | None = None) -> HttpResponse:
        """This function will lead to the proposal."""
        return (
            self._proposed(request) if self.proposes(request) else super().response_add(request, obj, post_url_continue)
        )

    def _proposed(self, request: Any) -> HttpResponse:
        said = _("Your proposal waits for a reviewer. Nothing that readers see has changed.")
        self.message_user(request, said, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:catalog_proposal_change", args=[request.proposal.pk]))


def _is_at(request: HttpRequest, name: str) -> bool:
    return bool(request.resolver_match and request.resolver_match.url_name == name)


def _asked(form: Any) -> list[tuple[str | None, Mapping[str, Any]]]:
    """What a page asks for as operations, each with the prefix of the form that it was typed into."""
    model, typed = form.instance, form.cleaned_data
    if not model.pk:
        names = {name: typed[name] for name in PROPOSED if typed.get(name)}
        return [(form.prefix, {"create": {"slug": typed["slug"], **names, "draft": True}})]
    found: list[tuple[str | None, Mapping[str, Any]]] = []
    changed = {name: typed[name] for name in form.changed_data if name in PROPOSED}
    if changed:
        found.append((form.prefix, {"edit": {"model": model.slug, **changed}}))
    for subject, fact in form.sheet.touched if form.sheet else ():
        found.append((fact.prefix, _stated(model.slug, subject, fact)))
    return found


def _stated(slug: str, subject: Any, fact: FactForm) -> Mapping[str, Any]:
    statement = fact.statement
    if statement is None or statement.source is None:
        return {"accept": {"claim": fact.picked}}
    variant = {"variant": subject.slug} if NAMES[type(subject)] == NAMES[Variant] else {}
    said = {name: getattr(statement, name) for name in ("locator", "basis", "confidence", "note")}
    value = {} if statement.value is None else {"value": statement.value}
    return {
        "correct": {
            "model": slug,
            **variant,
            "attribute": fact.entry.key,
            **value,
            "status": str(statement.status),
            "source": statement.source.slug,
            **{name: str(text) for name, text in said.items() if text},
        }
    }


def _beside(problem: CurationProblem, prefixes: list[str | None]) -> Refused:
    """Show a refusal beside the input that it is about: its pointer begins with the number of the operation."""
    parts = (problem.field or "").split("/")
    place = int(parts[1]) if len(parts) > 1 and parts[1].isdecimal() else None
    problem.field = parts[-1] if place is not None else None
    return Refused(problem, prefixes[place] if place is not None and place < len(prefixes) else None)
