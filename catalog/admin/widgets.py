"""Widgets and fields of the desk's forms."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from django import forms
from django.contrib.admin.widgets import AutocompleteMixin
from django.forms.utils import flatatt
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe


class KnownMixin(AutocompleteMixin, forms.Select):
    """An autocompleting choice that is told the labels of its selection instead of asking the database for them."""

    known: Mapping[str, str] = {}
    """Labels by key. A selection that is not among them is looked up."""

    def optgroups(self, name: str, value: Sequence[str], attr: Any = None) -> list[Any]:
        """This function will return the selected options only: the others come as the curator types."""
        chosen = [str(key) for key in value if str(key)]
        if not all(key in self.known for key in chosen):
            return list(super().optgroups(name, value, attr))
        options = []
        if not self.is_required and not self.allow_multiple_selected:
            options.append(self.create_option(name, "", "", False, 0))
        for key in chosen:
            options.append(self.create_option(name, key, self.known[key], True, len(options)))
        return [(None, options, 0)]


class KnownSelect(KnownMixin):
    """One row of another table."""


class KnownSelectMultiple(KnownMixin, forms.SelectMultiple):
    """Several rows of another table."""


class PlainInput(forms.TextInput):
    """A text input written without a template: a model's page has hundreds."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """This function will return the input."""
        held = self.format_value(value)
        given = {"type": "text", "name": name, **({} if held is None else {"value": held})}
        return format_html("<input{}>", flatatt({**given, **self.build_attrs(self.attrs, attrs)}))


class PlainTextarea(forms.Textarea):
    """A text area, likewise."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """This function will return the text area."""
        given = flatatt({"name": name, **self.build_attrs(self.attrs, attrs)})
        return format_html("<textarea{}>\n{}</textarea>", given, self.format_value(value) or "")


class PlainSelect(forms.Select):
    """A choice among a few words, likewise."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """This function will return the choice."""
        chosen = "" if value is None else str(value)
        options = "".join(
            f'<option value="{escape(key)}"{" selected" if key == chosen else ""}>{escape(str(label))}</option>'
            for key, label in ((str(key), label) for key, label in self.choices)
        )
        given = flatatt({"name": name, **self.build_attrs(self.attrs, attrs)})
        return format_html("<select{}>{}</select>", given, mark_safe(options))  # noqa: S308 - escaped as they are written


class LinesField(forms.CharField):
    """Several short texts, one on each line: names may hold commas."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}))
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        """This function will return the texts as the lines of a text area."""
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def to_python(self, value: Any) -> Any:
        """This function will return the lines that say something."""
        if isinstance(value, list | tuple):
            return list(value)
        return [line.strip() for line in str(value or "").splitlines() if line.strip()]

    def run_validators(self, value: Any) -> None:
        """This function will hold each line against the rules of a text."""
        for line in value:
            super().run_validators(line)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """This function will tell whether the lines differ."""
        return bool(self.to_python(initial) != self.to_python(data))
