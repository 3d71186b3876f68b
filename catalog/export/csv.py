"""Models as CSV (RFC 4180, UTF-8 without a byte order mark), safe to open in a spreadsheet."""

import io
import re
from collections.abc import Iterator, Sequence
from csv import writer
from typing import Any

import orjson
from django.db.models import QuerySet

from catalog.export.columns import COLUMNS, SEPARATOR, SOURCES
from catalog.export.rows import blocks, rows
from catalog.models import Publication

_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "'")


def csv(queryset: QuerySet[Publication], columns: Sequence[str]) -> Iterator[bytes]:
    """This function will yield models as blocks of a table with a header, memory flat in their number."""
    return blocks(_lines(queryset, columns))


def cell(value: Any) -> str:
    """This function will return a value as a cell: lists joined, nothing for null, formulas disarmed.

    A text that a spreadsheet could take for a formula gets an apostrophe in front, unless it is a plain number; so does
    a text that begins with one, so that taking away one leading apostrophe always gives back the text.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = SEPARATOR.join(value) if isinstance(value, list) else str(value)
    if text.startswith(_FORMULA) and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def _lines(queryset: QuerySet[Publication], columns: Sequence[str]) -> Iterator[str]:
    buffer = io.StringIO()
    table = writer(buffer, lineterminator="\r\n")
    chosen = [COLUMNS[name].value for name in columns]
    table.writerow(columns)
    for summary, *own in rows(queryset, *SOURCES):
        model = {**orjson.loads(summary), **dict(zip(SOURCES[1:], own, strict=True))}
        table.writerow([cell(value(model)) for value in chosen])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()
