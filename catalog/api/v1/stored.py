"""Pages of published models: documents as they are stored, and around them what is found out once in each state."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from rest_framework.request import Request

from catalog.api.v1.conditional import asked_for, day_of, list_tag, validated
from catalog.api.v1.ordering import Order
from catalog.api.v1.pagination import POSITIONAL, OrderedRows, Paginator, cut_to, enveloped
from catalog.api.v1.query import Query
from catalog.api.v1.view import json_response
from catalog.discovery.remembered import Counts, Remembered
from catalog.discovery.state import NOTHING, State, current_state
from catalog.discovery.stored import Statement, run, statement

UNCOUNTED = POSITIONAL | {"ordering"}
"""Parameters that do not change how many models there are."""

_counts = Counts()


class StoredRows(OrderedRows):
    """Publications in an order; the text of each comes as bytes."""

    state: State
    """The state of the catalog that the page shows."""
    statement: Statement | None
    """What found the page, None where nothing can be found."""
    backward: bool
    """Whether it found the page from its end."""

    def __init__(self, rows: QuerySet[Any, Any], order: Order, *, query: Query) -> None:
        super().__init__(rows, order)
        self.state = NOTHING
        self.statement = None
        self.backward = False
        asked = sorted((name, tuple(values)) for name, values in query.data.lists() if name not in UNCOUNTED)
        self._asked = (day_of(query.data), *asked)

    def beyond(self, place: Sequence[Any] | None, *, backward: bool, limit: int) -> list[Any]:
        """This method will return the rows behind a place, in one query."""
        self.backward = backward
        return super().beyond(place, backward=backward, limit=limit)

    def fetched(self, rows: QuerySet[Any, Any]) -> list[Any]:
        """This method will run the query of a page."""
        self.statement = statement(rows)
        self.state, found = run(self.statement) if self.statement else (current_state(), [])
        return found

    def count(self, limit: int | None = None) -> int:
        """This method will count the models, once the page is read, in one query or in none where that is known."""
        return _counts.count(self.state, (self._asked, limit), lambda: super(StoredRows, self).count(limit))


@dataclass(frozen=True, slots=True)
class _Around:
    """What a page has besides its documents, and what finds those."""

    statement: Statement
    backward: bool
    size: int
    head: bytes
    link: str


_pages: Remembered[_Around] = Remembered()


def page_again(request: Request) -> HttpResponse | None:
    """This function will answer a request that was answered before in the same state of the catalog, else return None.

    The documents are read as ever, and the state with them: only where it is the same does what is remembered hold.
    """
    last = _pages.last(asked_for(request))
    if last is None:
        return None
    before, around = last
    state, found = run(around.statement)
    if state != before:
        return None
    return _page(request, state, around.head, cut_to(found, around.size, backward=around.backward), around.link)


def page_anew(request: Request, paginator: Paginator, rows: StoredRows) -> HttpResponse:
    """This function will answer a request with a page of documents, and remember what is around them."""
    page = paginator.cut(rows)
    head, link = page.head(), page.link_header()
    if rows.statement is not None:
        around = _Around(rows.statement, rows.backward, len(page.rows), head, link)
        _pages.keep(rows.state, asked_for(request), around)
    return _page(request, rows.state, head, page.rows, link)


def _page(request: Request, state: State, head: bytes, rows: Sequence[Any], link: str) -> HttpResponse:
    sequence, changed = state
    response = json_response(enveloped(head, [row["text"] for row in rows]), headers={"Link": link})
    return validated(response, list_tag(request, sequence), changed)
