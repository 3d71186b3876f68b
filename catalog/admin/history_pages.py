"""The pages of a model's history and of taking something of it back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.admin.options import ModelAdmin
from django.core.exceptions import BadRequest, PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from catalog.admin.columns import label
from catalog.admin.foreseen import Foreseen, foresee
from catalog.admin.history import history, revert_address
from catalog.admin.page import answer
from catalog.admin.problems import in_words
from catalog.admin.rows import row_name, variant_names
from catalog.admin.told import NAMES
from catalog.curation.edit import Edit
from catalog.curation.problem import CurationProblem
from catalog.curation.revert import LaterEdit, RevertConflict, revert_edit, revert_revision, revert_to
from catalog.models import EditedRow, EditRecord, FoundationModel
from catalog.vocabulary.attributes import ATTRIBUTES

LARGEST = 2**31 - 1
PARAMETERS = ("revision", "to", "edit")


@dataclass(frozen=True, slots=True)
class Asked:
    """What shall be taken back."""

    title: str
    verb: Callable[..., Edit]
    arguments: tuple[Any, ...]
    named: dict[str, Any]
    record: EditRecord | None
    """The edit that it takes back, where it is one."""

    def act(self, actor: str, reason: str) -> Edit:
        """This function will take it back."""
        return self.verb(*self.arguments, actor=actor, reason=reason, **self.named)


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A later change of the same, which has to be taken back first."""

    row: str
    fields: str
    record: EditRecord | None
    address: str
    """Where the later edit is taken back."""


class HistoryPages(ModelAdmin):
    """A noun whose history is read and taken back at the desk."""

    def get_urls(self) -> list[Any]:
        """This function will add the page on which something is taken back."""
        view = self.admin_site.admin_view(self.revert_view)
        own = [path("<path:object_id>/revert/", view, name="catalog_foundationmodel_revert")]
        return [*own, *super().get_urls()]

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """This function will show what happened to the model, field by field, the newest first."""
        model = self._seen(request, object_id)
        if model is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)  # type: ignore[attr-defined] # not in the stubs
        page, events = history(model, request.GET.get("p"))
        context = {
            "title": _("History: %(model)s") % {"model": model},
            "object": model,
            "original": model,
            "module_name": capfirst(str(self.opts.verbose_name_plural)),
            "page": page,
            "pages": page.paginator.get_elided_page_range(page.number),
            "events": events,
            "may_revert": self.may_write(request),
            "revert_address": revert_address(model),
            **(extra_context or {}),
        }
        return answer(self, request, "admin/catalog/foundationmodel/history.html", context)

    def revert_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """This function will show what taking it back would do, and do it once the curator has said why."""
        model = self._seen(request, object_id)
        if model is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)  # type: ignore[attr-defined] # not in the stubs
        if not self.may_write(request):
            raise PermissionDenied
        asked = _asked(model, request)
        actor, reason = request.user.get_username(), request.POST.get("reason", "")
        problem: CurationProblem | None = None
        if request.method == "POST":
            try:
                asked.act(actor, reason)
            except CurationProblem as refused:
                problem = refused
            else:
                self.message_user(request, _("It is taken back."), messages.SUCCESS)
                return HttpResponseRedirect(reverse("admin:catalog_foundationmodel_history", args=[model.pk]))
        foreseen: Foreseen | None = None
        try:
            foreseen = foresee(lambda: asked.act(actor, "-"))
        except CurationProblem as refused:
            problem = refused
        later = problem.conflicts if isinstance(problem, RevertConflict) else ()
        context = {
            "title": asked.title,
            "subtitle": str(model),
            "original": model,
            "record": asked.record,
            "foreseen": foreseen,
            "own": foreseen.own(model.pk) if foreseen else None,
            "others": foreseen.others(model.pk) if foreseen else (),
            "problem": in_words(problem) if problem and not later else "",
            "obstacles": _obstacles(model, asked.record, later),
            "reason": reason,
        }
        return answer(self, request, "admin/catalog/foundationmodel/revert.html", context)

    def may_write(self, request: HttpRequest) -> bool:
        """This function will tell whether the person may change models without a reviewer."""
        return ModelAdmin.has_change_permission(self, request)

    def _seen(self, request: HttpRequest, object_id: str) -> FoundationModel | None:
        model = self.get_object(request, object_id)
        if model is not None and not self.has_view_permission(request, model):
            raise PermissionDenied
        return model


def _asked(model: FoundationModel, request: HttpRequest) -> Asked:
    """This function will read what shall be taken back; raises BadRequest where the address does not say."""
    given = {name: request.GET[name] for name in PARAMETERS if name in request.GET}
    if len(given) != 1:
        raise BadRequest
    name, text = next(iter(given.items()))
    if not text.isdecimal() or not 0 < int(text) <= LARGEST:
        raise BadRequest
    number = int(text)
    if name == "edit":
        own = Q(rows__shown_in=model) | Q(changes__model=model)
        record = EditRecord.objects.filter(own, pk=number).distinct().first()
        if record is None:
            raise Http404
        return Asked(_("Take back a whole change"), revert_edit, (record,), {}, record)
    revision = model.revisions.filter(number=number).select_related("edit").first()
    if revision is None:
        raise Http404
    if name == "to":
        title = _("Go back to revision %(number)d") % {"number": number}
        return Asked(title, revert_to, (model, number), {}, None)
    field = request.GET.get("field")
    if field is None:
        title = _("Take back revision %(number)d") % {"number": number}
        return Asked(title, revert_revision, (model, number), {}, revision.edit)
    known = {**NAMES, **{key: label(key) for key in ATTRIBUTES}}
    if field not in known:
        raise BadRequest
    title = _("Take back “%(field)s” of revision %(number)d") % {"field": known[field], "number": number}
    return Asked(title, revert_revision, (model, number), {"attribute": field}, revision.edit)


def _obstacles(model: FoundationModel, record: EditRecord | None, later: Sequence[LaterEdit]) -> list[Obstacle]:
    """What was changed since, by whom and why, so that it can be taken back first."""
    found = []
    for entry in later:
        rows = EditedRow.objects.filter(noun=entry.noun, key=entry.key).select_related("edit").order_by("-edit_id")
        row = rows.filter(edit_id__gt=record.pk).first() if record else rows.first()
        columns = (row.after or row.before or {}) if row else {}
        address = revert_address(model, f"edit={row.edit_id}") if row and row.shown_in.filter(pk=model.pk) else ""
        found.append(
            Obstacle(
                row=row_name(entry.noun, columns, variant_names([columns])),
                fields=", ".join(_column(entry.noun, name) for name in entry.fields),
                record=row.edit if row else None,
                address=address,
            )
        )
    return found


def _column(noun: str, name: str) -> str:
    columns = {field.attname: field for field in EditedRow._meta.apps.get_model("catalog", noun)._meta.concrete_fields}
    return str(columns[name].verbose_name) if name in columns else name
