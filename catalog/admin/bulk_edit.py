"""Bulk: what a source says of many models at once, seen before it is stored, with one reason."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin import action, helpers
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from catalog.admin.citation import brief
from catalog.admin.foreseen import foresee
from catalog.admin.page import answer
from catalog.admin.problems import in_words
from catalog.admin.sealed import seal, unseal
from catalog.admin.widgets import KnownSelect
from catalog.curation.problem import CurationProblem
from catalog.curation.several import Operation, do_all, versions
from catalog.models import Component, FoundationModel, Source
from catalog.vocabulary import attributes
from catalog.vocabulary.statuses import ValueStatus

MOST = 200
"""Models of one bulk edit: all of them are published in one transaction."""


class BulkForm(forms.Form):
    """Which field, what it says, whose word that is."""

    attribute = forms.ChoiceField(label=gettext_lazy("Field"))
    status = forms.ChoiceField(label=gettext_lazy("Status"), choices=brief(ValueStatus))
    value = forms.CharField(
        label=gettext_lazy("Value"),
        required=False,
        widget=forms.TextInput(attrs={"class": "vLargeTextField", "autocomplete": "off"}),
        help_text=gettext_lazy(
            "As people write it: 8.9B, 3.14e23, 2020-05. Terms by their slugs, several joined by commas."
        ),
    )
    source = forms.ModelChoiceField(
        Source.objects.all(),
        label=gettext_lazy("Source"),
        widget=KnownSelect(Component._meta.get_field("source"), admin.site),
    )
    locator = forms.CharField(label=gettext_lazy("Locator"), max_length=500, required=False)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        known = attributes.attributes_of(attributes.Subject.MODEL)
        self.fields["attribute"].choices = [(entry.key, str(entry.label)) for entry in known]  # type: ignore[attr-defined]  # it is a choice

    def operations(self, slugs: Sequence[str]) -> list[Operation]:
        """This function will return what the form asks of each model; a value is only given where one is known."""
        given = self.cleaned_data
        said = {name: given[name] for name in ("attribute", "status", "locator")} | {"source": given["source"].slug}
        if given["status"] == ValueStatus.KNOWN:
            said["value"] = given["value"]
        return [{"correct": {"model": slug, **said}} for slug in slugs]


@action(permissions=["change"], description=gettext_lazy("Edit a field of selected %(verbose_name_plural)s"))
def edit_selected(model_admin: Any, request: HttpRequest, queryset: QuerySet[FoundationModel]) -> HttpResponse | None:
    """This function will ask what to say of the selected models, show what would come of it, and do that if told to."""
    slugs = list(queryset.order_by("slug").values_list("slug", flat=True)[: MOST + 1])
    if len(slugs) > MOST:
        model_admin.message_user(request, _("Choose %(most)d models at most.") % {"most": MOST}, messages.ERROR)
        return None
    asked = "step" in request.POST
    form = BulkForm(request.POST if asked else None)
    problem, foreseen, reason = "", None, request.POST.get("reason", "")
    if asked and form.is_valid():
        operations = form.operations(slugs)
        try:
            if request.POST["step"] == "confirm":
                done = apply(request, operations, reason)
                model_admin.message_user(request, told_of(done), messages.SUCCESS)
                return None
        except CurationProblem as refused:
            problem = in_words(refused)
        try:
            foreseen = foresee(lambda: apply_now(request, operations, slugs))
        except CurationProblem as refused:
            problem = in_words(refused)
    context = {
        "title": _("Edit a field of several models"),
        "media": model_admin.media + form.media,
        "form": form,
        "slugs": slugs,
        "selected": request.POST.getlist(helpers.ACTION_CHECKBOX_NAME),
        "across": request.POST.get("select_across", "0"),
        "checkbox": helpers.ACTION_CHECKBOX_NAME,
        "foreseen": foreseen,
        "seen": seal(versions(slugs)),
        "problem": problem,
        "reason": reason,
    }
    return answer(model_admin, request, "admin/catalog/bulk_edit.html", context)


def apply(request: HttpRequest, operations: Sequence[Operation], reason: str) -> int:
    """This function will do what was seen, for its reason, and return of how many models; raises CurationProblem."""
    seen = unseal(request.POST.get("seen", ""))
    changes = do_all(operations, actor=request.user.get_username(), reason=reason, seen=seen)
    return len({pk for touched in changes.touched for pk in touched.models})


def apply_now(request: HttpRequest, operations: Sequence[Operation], slugs: Sequence[str]) -> Any:
    """This function will do it as the models stand; it is for a rehearsal, whose reason nobody reads."""
    return do_all(operations, actor=request.user.get_username(), reason="?", seen=versions(slugs))


def told_of(count: int) -> str:
    """This function will return what is said once it is done."""
    return ngettext("%(count)d model was changed.", "%(count)d models were changed.", count) % {"count": count}
