"""Queued rows: which model a row of an import is about, or whether it is a new one."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import admin
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.admin.candidates import Candidate, candidates_of, said
from catalog.admin.columns import short
from catalog.admin.decision import DecidedAdmin
from catalog.admin.widgets import KnownSelect
from catalog.curation.problem import CurationProblem
from catalog.ingest.decide import accept_queued, dismiss
from catalog.ingest.normalized import NormalizedRecord
from catalog.ingest.strict import BadShape, load
from catalog.models import FoundationModel, Lineage, QueueItem

NEW, OTHER, DISMISS, CANDIDATE = "new", "other", "dismiss", "model:"


class OtherForm(forms.Form):
    """A model that is not among the candidates."""

    other = forms.ModelChoiceField(
        FoundationModel.objects.published(),
        required=False,
        widget=KnownSelect(Lineage._meta.get_field("parent"), admin.site),
    )


@admin.register(QueueItem)
class QueueItemAdmin(DecidedAdmin):
    """Rows that may be a model of the catalog."""

    list_display = ["name", "organizations_printed", "shown_reason", "decision", "of_model", "of_batch"]
    search_fields = ["name", "file", "row", "reason"]
    page_template = "admin/catalog/waiting/queue_item.html"

    @admin.display(description=gettext_lazy("organizations"))
    def organizations_printed(self, item: QueueItem) -> SafeString | str:
        """This function will return who made it, as the row prints it."""
        return short(", ".join(item.organizations))

    def shown(self, item: QueueItem, typed: Mapping[str, Any]) -> dict[str, Any]:
        """This function will return the row, its candidates and both side by side."""
        form = OtherForm(typed or None)
        try:
            record = load(NormalizedRecord, item.record)
        except BadShape as error:
            return {"unreadable": str(error), "form": form, "media": self.media + form.media}
        candidates, lines = candidates_of(item, record)
        return {
            "record": record,
            "candidates": candidates,
            "lines": lines,
            "has_claims": bool(said(record)),
            "chosen": typed.get("choice", _first(candidates)),
            "form": form,
            "media": self.media + form.media,
        }

    def decide(self, item: QueueItem, typed: Mapping[str, Any], *, actor: str) -> str:
        """This function will bring the row in as the model that was chosen, or put it aside."""
        choice, reason = str(typed.get("choice", "")), str(typed.get("reason", ""))
        if choice == DISMISS:
            dismiss(item, actor=actor, reason=reason)
            return _("“%(name)s” is put aside.") % {"name": item.name}
        model = accept_queued(item, model=_chosen(choice, typed), actor=actor, reason=reason)
        return _("“%(name)s” is %(model)s now.") % {"name": item.name, "model": model}


def _chosen(choice: str, typed: Mapping[str, Any]) -> str:
    """The slug of the chosen model, empty for a new one; raises CurationProblem where nothing is chosen."""
    if choice == NEW:
        return ""
    if choice.startswith(CANDIDATE):
        return choice.removeprefix(CANDIDATE)
    form = OtherForm(typed)
    model = form.cleaned_data["other"] if choice == OTHER and form.is_valid() else None
    if model is None:
        raise CurationProblem("Choose what the row is.", code="nothing_chosen", field="choice")
    return str(model.slug)


def _first(candidates: list[Candidate]) -> str:
    """A lone candidate is still only a guess: nothing is chosen for the curator."""
    return "" if candidates else NEW
