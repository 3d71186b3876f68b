"""Stored documents as the bytes that readers get: fetched without being decoded, since they would be encoded again.

Decoding and encoding a page of 25 full documents took longer than everything else that Python does for it.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import QuerySet
from psycopg import ClientCursor, Cursor, postgres
from psycopg.abc import Buffer
from psycopg.adapt import Loader

from catalog.discovery.state import NEWEST, State

# One row on the left: a nested loop, which keeps the order on the right. A number is read faster than a time.
_WITH_STATE = """
SELECT state.sequence, (extract(epoch FROM state.at) * 1000000)::bigint, page.*
FROM ({state}) AS state (sequence, at)
LEFT JOIN (SELECT true AS there, page.* FROM ({rows}) AS page) AS page ON true
"""
_BEFORE_ROWS = 3
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_TEXT = postgres.types["text"].oid


class _Utf8(Loader):
    """Hands over a text as it came; Django's connections speak UTF-8."""

    def load(self, data: Buffer) -> bytes:
        """This method will return the bytes of a text."""
        return bytes(data)


@dataclass(frozen=True, slots=True)
class Statement:
    """A query with its values written into it, to be run any number of times."""

    using: str
    """Alias of the database."""
    text: str


def statement(rows: QuerySet[Any, Any]) -> Statement | None:
    """This function will return the statement of a query `values()`, or None where nothing can match.

    Values are written into it as Django's own cursors do, so that they have the types that Django gives them and a plan
    is made for no others.
    """
    try:
        sql, parameters = rows.query.sql_with_params()
    except EmptyResultSet:
        return None
    with connections[rows.db].cursor() as cursor:
        text = ClientCursor(cursor.connection).mogrify(_WITH_STATE.format(state=NEWEST, rows=sql), parameters)
    return Statement(rows.db, text)


def run(asked: Statement) -> tuple[State, list[dict[str, Any]]]:
    """This function will return the rows of a statement with everything of type text as bytes of UTF-8.

    Documents are text; names and slugs are varchar and come as ever. The state of the catalog as the rows show it comes
    with them.

    Django's cursors send every query as text that is parsed and planned anew. This one is the driver's own: a statement
    that a connection sees for the sixth time is prepared, where `prepare_threshold` in the settings permits it.
    """
    connection = connections[asked.using]
    with connection.cursor() as checked:  # which connects where that is needed
        wrapped = connection.make_debug_cursor if connection.queries_logged else connection.make_cursor
        with wrapped(Cursor(checked.connection)) as cursor:  # type: ignore[arg-type]  # stubs know wrappers only
            cursor.adapters.register_loader(_TEXT, _Utf8)
            cursor.execute(asked.text)
            names = [column.name for column in cursor.description[_BEFORE_ROWS:]]
            found = cursor.fetchall()
    sequence, microseconds, first = found[0][:_BEFORE_ROWS]
    changed = None if microseconds is None else _EPOCH + dt.timedelta(microseconds=microseconds)
    there = found if first else []
    return (sequence, changed), [dict(zip(names, row[_BEFORE_ROWS:], strict=True)) for row in there]
