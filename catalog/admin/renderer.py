"""The renderer of forms: what Django has a template for and a page has hundreds of, written without templates.

An input is three templates at Django, a choice two for each of its options. Those of a model's page took a third of the
time that the page took. What is written here is, character by character, what the templates of the same names write.
"""

from collections.abc import Callable, Iterable, Mapping
from html import escape
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.template import Context
from django.template.base import render_value_in_context
from django.utils.safestring import SafeString

_PLAIN = Context()

OPTION = "django/forms/widgets/select_option.html"


class Renderer(DjangoTemplates):
    """Django's renderer, which leaves the most frequent of its templates alone."""

    def render(self, template_name: str, context: Mapping[str, Any], request: Any = None) -> str:
        """This function will return the HTML of a widget, a label or a list of errors."""
        write = WRITERS.get(template_name)
        written = write(context) if write else None
        return super().render(template_name, dict(context), request) if written is None else written


def _input(context: Mapping[str, Any]) -> str:
    widget = context["widget"]
    value = "" if widget["value"] is None else f' value="{_text(widget["value"])}"'
    return f'<input type="{_shown(widget["type"])}" name="{_shown(widget["name"])}"{value}{_attrs(widget["attrs"])}>'


def _textarea(context: Mapping[str, Any]) -> str:
    widget = context["widget"]
    value = _shown(widget["value"]) if widget["value"] else ""
    return f'<textarea name="{_shown(widget["name"])}"{_attrs(widget["attrs"])}>\n{value}</textarea>'


def _select(context: Mapping[str, Any]) -> str | None:
    """A choice, or None where one of its options has a template of its own."""
    widget = context["widget"]
    parts = [f'<select name="{_shown(widget["name"])}"{_attrs(widget["attrs"])}>']
    for name, options, _index in widget["optgroups"]:
        if any(option["template_name"] != OPTION for option in options):
            return None
        group = f'\n  <optgroup label="{_shown(name)}">' if name else ""
        parts += [group, _options(options), "\n  </optgroup>" if name else ""]
    return "".join([*parts, "\n</select>"])


def _options(options: Iterable[Mapping[str, Any]]) -> str:
    return "".join(
        f'\n  <option value="{_text(option["value"])}"{_attrs(option["attrs"])}>{_shown(option["label"])}</option>\n'
        for option in options
    )


def _label(context: Mapping[str, Any]) -> str:
    label, tag = _shown(context["label"]), _shown(context["tag"])
    written = f"<{tag}{_attrs(context['attrs'])}>{label}</{tag}>" if context["use_tag"] else label
    return written.strip()


def _errors(context: Mapping[str, Any]) -> str:
    errors = context["errors"]
    if not errors:
        return ""
    place = f' id="{_shown(errors.field_id)}_error"' if errors.field_id else ""
    items = "".join(f"<li>{_shown(error)}</li>" for error in errors)
    return f'<ul class="{_shown(context["error_class"])}"{place}>{items}</ul>'


def _attrs(attrs: Mapping[str, Any]) -> str:
    return "".join(
        f" {_shown(name)}" if value is True else f' {_shown(name)}="{_text(value)}"'
        for name, value in attrs.items()
        if value is not False
    )


def _text(value: Any) -> str:
    """A value as templates write it through `stringformat:"s"`: as it is, whatever the language."""
    return value if isinstance(value, SafeString) else escape(str(value))


def _shown(value: Any) -> str:
    """A value as templates write it by itself: numbers and days in the way of the language."""
    return escape(value) if type(value) is str else render_value_in_context(value, _PLAIN)


WRITERS: Mapping[str, Callable[[Mapping[str, Any]], str | None]] = {
    **{
        f"django/forms/widgets/{kind}.html": _input
        for kind in ("checkbox", "date", "email", "hidden", "input", "number", "password", "text", "time", "url")
    },
    "django/forms/widgets/textarea.html": _textarea,
    "django/forms/widgets/select.html": _select,
    "django/forms/label.html": _label,
    "django/forms/errors/list/default.html": _errors,
    "django/forms/errors/list/ul.html": _errors,
}
"""What writes in place of each template. None leaves it to the template after all."""
