"""Models as newline-delimited JSON: the stored documents, one in each line."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.db.models.expressions import Combinable

from catalog.export.rows import blocks, rows


def ndjson(queryset: QuerySet[Any, Any], document: Combinable) -> Iterator[bytes]:
    """This function will yield a document of each model as blocks of lines, memory flat in their number."""
    return blocks(f"{text}\n" for (text,) in rows(queryset.annotate(text=document), "text"))
