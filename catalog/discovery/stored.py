"""Stored documents as the bytes that readers get: fetched without being decoded, since they would be encoded again.

Decoding and encoding a page of 25 full documents took longer than everything else that Python does for it.
"""

from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import QuerySet
from psycopg import postgres
from psycopg.abc import Buffer
from psycopg.adapt import Loader

from catalog.discovery.state import NEWEST, NOTHING, State, current_state

_TEXT = postgres.types["text"].oid


class _Utf8(Loader):
    """Hands over a text as it came; Django's connections speak UTF-8."""

    def load(self, data: Buffer) -> bytes:
        """This method will return the bytes of a text."""
        return bytes(data)


def fetch(rows: QuerySet[Any, Any]) -> tuple[State, list[dict[str, Any]]]:
    """This function will return the rows of a query `values()` with everything of type text as bytes of UTF-8.

    Documents are text; names and slugs are varchar and come as ever. The newest change before the rows were read comes
    with them: both statements travel together, since a way to the database and back costs as much as a short query.
    """
    try:
        sql, parameters = rows.query.sql_with_params()
    except EmptyResultSet:
        return current_state(), []
    with connections[rows.db].cursor() as cursor:
        cursor.adapters.register_loader(_TEXT, _Utf8)
        cursor.execute(f"{NEWEST}; {sql}", parameters)
        state = cursor.fetchone() or NOTHING
        cursor.nextset()
        names = [column.name for column in cursor.description]
        return state, [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
