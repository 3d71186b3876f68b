"""What lists show: people's numbers with the exact one behind them, short texts with the long one behind them."""

from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import get_language

from catalog.values import typed
from catalog.values.count import exact_count
from catalog.vocabulary.attributes import ATTRIBUTES, Kind
from catalog.vocabulary.openness import Openness
from catalog.vocabulary.statuses import ValueStatus

_SHOWN_LENGTH = 80


def count(value: int | None, unit: str = "") -> SafeString | str:
    """This function will return a count as people read it, with all its digits on hovering; nothing where it is None."""
    if value is None:
        return ""
    shown = typed.show(Kind.COUNT, value, unit, get_language() or "en")
    return format_html('<span class="number" title="{}">{}</span>', exact_count(value), shown)


def short(text: object, length: int = _SHOWN_LENGTH) -> SafeString | str:
    """This function will return the beginning of a text, with all of it on hovering."""
    whole = str(text or "")
    if len(whole) <= length:
        return whole
    return format_html('<span title="{}">{}</span>', whole, Truncator(whole).chars(length))


def link(row: Any, text: object = None, length: int = _SHOWN_LENGTH) -> SafeString | str:
    """This function will return a link to a row's own page at the desk."""
    if row is None:
        return ""
    address = reverse(f"admin:catalog_{row._meta.model_name}_change", args=[row.pk])
    return format_html('<a href="{}">{}</a>', address, short(text or row, length))


def claimed(attribute: str, value: Any, status: str) -> SafeString | str:
    """This function will return the value of a claim as people read it, or why there is none."""
    if status != ValueStatus.KNOWN or value is None:
        return format_html('<em class="quiet">{}</em>', str(ValueStatus(status).label).split(":")[0])
    entry = ATTRIBUTES.get(attribute)
    if entry is None:
        return short(value)
    if entry.kind is Kind.COUNT:
        return count(int(value), entry.unit)
    if entry.kind is Kind.LEVEL:
        return str(Openness(value).label)
    return short(typed.show(entry.kind, value, entry.unit, get_language() or "en"))


def label(attribute: str) -> str:
    """This function will return what an attribute is called."""
    entry = ATTRIBUTES.get(attribute)
    return str(entry.label) if entry else attribute
