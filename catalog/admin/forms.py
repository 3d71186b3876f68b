"""Forms of the desk: what they were filled from, why they are saved, and what curation says against it."""

from collections.abc import Mapping
from copy import copy
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.forms.models import BaseInlineFormSet
from django.utils.functional import cached_property
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.admin.freshness import digest, read_marks, write_marks
from catalog.admin.problems import as_error, rule_in_words
from catalog.admin.widgets import KnownMixin
from catalog.curation.problem import CurationProblem

OWN = ("reason", "seen")
"""Fields of the desk's forms that are no columns."""

_SHOWN_LENGTH = 120


class Refused(Exception):
    """What curation refused, and the prefix of the form that asked for it."""

    def __init__(self, problem: CurationProblem, prefix: str | None = None) -> None:
        super().__init__(problem, prefix)
        self.problem = problem
        self.prefix = prefix


class CuratedForm(forms.ModelForm):
    """A form of one row that tells what changed since it was opened and takes curation's refusal as its error."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    refused: Refused | None = None
    """Set on the class for the one request in which curation has refused what was typed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stale: list[str] = []
        self._know_selected()
        if self.instance.pk is None:
            return
        now = self.marks()
        self.initial["seen"] = write_marks(now)
        if self.is_bound:
            self._catch_up(now)

    def marks(self) -> dict[str, str]:
        """This function will return the mark of everything that the form shows of the row, by name."""
        return {name: digest(self._shown(name)) for name in self.fields if name not in OWN}

    @property
    def changed_data(self) -> list[str]:
        """The names of the columns that differ from what the table holds now."""
        return [name for name in super().changed_data if name not in OWN]

    @property
    def touched(self) -> list[str]:
        """The names of the changed columns of the row itself, without those of other tables."""
        several = {field.name for field in self._meta.model._meta.many_to_many}
        return [name for name in self.changed_data if name not in several]

    @property
    def many(self) -> dict[str, Any]:
        """The values of the many-to-many fields that changed, by name."""
        changed = set(self.changed_data) if self.instance.pk else set(self.fields)
        names = [field.name for field in self._meta.model._meta.many_to_many if field.name in changed]
        return {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]  # not in the stubs
        for name in self.stale:
            if name in self.fields:
                self.add_error(name, overtaken(self._display(name)))
        if self.stale:
            self.add_error(
                None,
                ValidationError(
                    _(
                        "Somebody else has saved this since you opened it. Nothing of yours is saved yet, and nothing "
                        "that you typed is lost. What you left alone now shows the newer value; save again to put "
                        "yours in place of what is marked."
                    ),
                    code="stale",
                ),
            )
        if self.refused and self.refused.prefix == self.prefix:
            field = self.refused.problem.field
            self.add_error(field if field in self.fields else None, as_error(self.refused.problem))

    def _update_errors(self, errors: ValidationError) -> None:
        """Say the rules of the table in words: Django names a broken constraint by its identifier."""
        found = getattr(errors, "error_dict", None)
        if found:
            found[NON_FIELD_ERRORS] = [rule_in_words(error) for error in found.get(NON_FIELD_ERRORS, [])]
            errors = ValidationError({name: several for name, several in found.items() if several})
        super()._update_errors(errors)  # type: ignore[misc]  # not in the stubs

    def _know_selected(self) -> None:
        """Give each choice of one row its label from the instance, so that no widget asks the database."""
        for name, field in self.fields.items():
            widget = getattr(field.widget, "widget", field.widget)
            if not isinstance(widget, KnownMixin) or self.instance.pk is None:
                continue
            column = self.instance._meta.get_field(name)
            if column.many_to_many:
                widget.known = {str(row.pk): str(row) for row in self.initial.get(name) or []}
            elif column.is_cached(self.instance) and (row := getattr(self.instance, name)) is not None:
                widget.known = {str(row.pk): str(row)}

    def _shown(self, name: str) -> Any:
        field = self.fields[name]
        return field.prepare_value(self.get_initial_for_field(field, name))

    def _catch_up(self, now: Mapping[str, str]) -> None:
        """Find what changed since the form was opened; where the curator left that alone, take the newer value."""
        seen = read_marks(self.data.get(self.add_prefix("seen")))
        self.stale = [name for name, mark in now.items() if name in seen and seen[name] != mark]
        if not self.stale:
            return
        data: Any = copy(self.data)
        for name in self.stale:
            if name in self.fields and digest(self._typed(name)) == seen[name]:
                _put(data, self.add_prefix(name), self._shown(name))
        data[self.add_prefix("seen")] = write_marks(now)
        self.data = data

    def _typed(self, name: str) -> Any:
        field, raw = self.fields[name], self[name].data
        try:
            return field.prepare_value(field.clean(raw))
        except ValidationError:
            return raw

    def _display(self, name: str) -> str:
        column = self.instance._meta.get_field(name)
        value = self.get_initial_for_field(self.fields[name], name)
        if column.many_to_many:
            text = ", ".join(str(row) for row in value or [])
        elif column.remote_field:
            related = column.remote_field.model._default_manager.filter(pk=value).first()
            text = str(related) if related else ""
        elif column.choices:
            text = str(dict(column.flatchoices).get(value, value))
        else:
            prepared = self.fields[name].prepare_value(value)
            text = "" if prepared is None else str(prepared)
        return text


class CuratedFormSet(BaseInlineFormSet):
    """The forms of the rows below a page."""

    @cached_property
    def empty_form(self) -> Any:
        """The form that a new row is copied from: pages ask for it again and again, and each time it was built."""
        return super().empty_form


class ReasonedForm(CuratedForm):
    """The form of a page: it asks why."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=500,
        widget=forms.TextInput(attrs={"class": "vLargeTextField", "autocomplete": "off"}),
        help_text=gettext_lazy("Why you make this change, in a sentence. It stands in the history beside your name."),
    )


def overtaken(now: str) -> ValidationError:
    """This function will return the error of a field that somebody changed since the page was opened."""
    shown = Truncator(now).chars(_SHOWN_LENGTH) or _("empty")
    message = _("Somebody changed this since you opened the page. It is now: %(value)s") % {"value": shown}
    return ValidationError(message, code="stale")


def _put(data: Any, key: str, value: Any) -> None:
    """This function will write a value into a form's data in the way its widget would have sent it."""
    if isinstance(value, list | tuple):
        data.setlist(key, [str(item) for item in value])
    elif value is True:
        data[key] = "on"
    elif value is None or value is False:
        data.pop(key, None)
    else:
        data[key] = str(value)
