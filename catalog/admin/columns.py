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

_SHOWN_LENGTH = 80


def count(value: int | None, unit: str = "") -> SafeString | str:
    """This function will return a count as people read it, with all its digits on hovering, or nothing for None."""
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


def bilingual(row: Any, length: int = 40) -> SafeString | str:
    """This function will return the name of a row, the Korean one below it."""
    if not row.name_ko or row.name_ko == row.name:
        return short(row.name, length)
    return format_html('{}<br><span class="quiet">{}</span>', short(row.name, length), short(row.name_ko, length))


def label(attribute: str) -> str:
    """This function will return what an attribute is called."""
    entry = ATTRIBUTES.get(attribute)
    return str(entry.label) if entry else attribute
