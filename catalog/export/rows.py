"""Rows for files: read through a cursor on the server, so that memory does not grow with the number of models."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

FETCHED = 200
"""Rows fetched at a time: at about 30 kB a document, some megabytes."""

BLOCK = 65_536
"""Characters sent at a time."""


def rows(queryset: QuerySet[Any, Any], *fields: str) -> Iterator[tuple[Any, ...]]:
    """This function will yield the given columns of publications, all as they stood when it began.

    The transaction lets PostgreSQL hand out rows as they are found; without one it would first copy all of them.
    """
    with transaction.atomic():
        yield from queryset.values_list(*fields).iterator(chunk_size=FETCHED)


def blocks(lines: Iterable[str]) -> Iterator[bytes]:
    """This function will join lines to blocks of UTF-8, of at least one line each."""
    waiting: list[str] = []
    size = 0
    for line in lines:
        waiting.append(line)
        size += len(line)
        if size >= BLOCK:
            yield "".join(waiting).encode()
            waiting, size = [], 0
    if waiting:
        yield "".join(waiting).encode()
