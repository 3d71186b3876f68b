"""Models as newline-delimited JSON: the stored documents, one in each line."""

from collections.abc import Iterator
from typing import Literal

from django.db.models import QuerySet

from catalog.export.rows import blocks, rows
from catalog.models import Publication

View = Literal["full", "summary"]

COLUMN = {"full": "document", "summary": "summary_document"}
"""Where the publication holds the document of each view."""


def ndjson(queryset: QuerySet[Publication], view: View) -> Iterator[bytes]:
    """This function will yield the stored documents as blocks of lines, memory flat in their number."""
    return blocks(f"{document}\n" for (document,) in rows(queryset, COLUMN[view]))
