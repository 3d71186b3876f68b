"""Pages: from one row to the next ones at constant cost, both ways, with counts that stop at a limit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import urlencode

import orjson
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework.request import Request

from catalog.api.v1.cursor import Cursors, Load
from catalog.api.v1.ordering import Order
from catalog.api.v1.parameter import Parameter, whole_number, words
from catalog.api.v1.problem import Flaw
from catalog.api.v1.query import Query

PAGE_SIZE = 25
PAGE_SIZE_LIMIT = 200
COUNT_LIMIT = 10_000

SIZE = Parameter(
    name="page_size",
    parse=whole_number(1, PAGE_SIZE_LIMIT),
    description=gettext_lazy("How many results one page holds."),
    example="50",
    schema={"type": "integer", "minimum": 1, "maximum": PAGE_SIZE_LIMIT},
    default=PAGE_SIZE,
)
CURSOR = Parameter(
    name="cursor",
    parse=str,
    description=gettext_lazy(
        "Where the page begins, as `next` and `previous` give it. It belongs to one set of filters and one order."
    ),
    example="L0Uyfyk-6zbnN57z5416jFswLCJhbGVwaC1hbHBoYSJd",
    limit=2000,
)
COUNT = Parameter(
    name="count",
    parse=words("exact", "none"),
    description=gettext_lazy("`exact` counts beyond 10,000, `none` counts nothing; else counting stops at 10,000."),
    example="none",
    schema={"type": "string", "enum": ["exact", "none"]},
)
PARAMETERS = (SIZE, CURSOR, COUNT)
"""Every parameter of a list in pages."""

POSITIONAL = frozenset({parameter.name for parameter in PARAMETERS} | {"view", "fields", "lang"})
"""Parameters that do not say which rows there are or in which order, so that a cursor outlives a change of them."""


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of a list, and the way to those around them."""

    rows: Sequence[Any]
    count: int | None
    count_is: str | None
    """`exact`, `at_least`, or nothing where nothing was counted."""
    next: str | None
    """Path and query of the next page, without a host."""
    previous: str | None

    def link_header(self) -> str:
        """This function will return the `Link` header of RFC 8288, empty where there is nothing around the page."""
        links = (("next", self.next), ("prev", self.previous))
        return ", ".join(f'<{target}>; rel="{relation}"' for relation, target in links if target)

    def head(self) -> bytes:
        """This function will return the envelope up to the first result."""
        head = orjson.dumps(
            {"count": self.count, "count_is": self.count_is, "next": self.next, "previous": self.previous}
        )
        return head[:-1] + b',"results":['

    def body(self, results: Iterable[str | bytes]) -> bytes:
        """This function will return the envelope around results that are JSON text already."""
        return enveloped(self.head(), results)


def enveloped(head: bytes, results: Iterable[str | bytes]) -> bytes:
    """This function will return results, which are JSON text already, behind the head of an envelope."""
    parts = [head]
    for entry in results:
        parts += (entry if isinstance(entry, bytes) else entry.encode(), b",")
    if parts[-1] == b",":
        parts.pop()
    return b"".join([*parts, b"]}"])  # copied once: a page of full documents is large


def cut_to(found: list[Any], size: int, *, backward: bool) -> list[Any]:
    """This function will return the rows of a page in its order from those found, of which one more may be there."""
    page = found[:size]
    return page[::-1] if backward else page


class Rows(Protocol):
    """Rows in an order in which no two are equal, so that each is a place to go on from."""

    def beyond(self, place: Sequence[Any] | None, *, backward: bool, limit: int) -> list[Any]:
        """This method will return rows after (before, the nearest first, if backward) a place, or the first ones."""
        ...

    def place(self, row: Any) -> Sequence[Any]:
        """This method will return the place of a row, as JSON data."""
        ...

    def load(self, values: Sequence[Any]) -> Sequence[Any]:
        """This method will read a place from JSON; raises ValueError, TypeError or ValidationError for all else."""
        ...

    def count(self, limit: int | None = None) -> int:
        """This method will count the rows, up to a limit."""
        ...


class OrderedRows:
    """Rows of a table; the keys of the order become further attributes of each."""

    def __init__(self, rows: QuerySet[Any, Any], order: Order) -> None:
        self._rows = rows
        self._order = order
        self._names = [f"key_{index}" for index in range(len(order.keys))]

    def ordered(self, *, backward: bool = False) -> QuerySet[Any, Any]:
        """This method will return all rows in the order."""
        keys = dict(zip(self._names, self._order.expressions(), strict=True))
        return self._rows.annotate(**keys).order_by(*self._order.order_by(self._names, backward=backward))

    def beyond(self, place: Sequence[Any] | None, *, backward: bool, limit: int) -> list[Any]:
        """This method will return the rows behind a place, in one query."""
        ordered = self.ordered(backward=backward)
        if place is not None:
            ordered = ordered.filter(self._order.beyond(place, backward=backward))
        return self.fetched(ordered[:limit])

    def fetched(self, rows: QuerySet[Any, Any]) -> list[Any]:
        """This method will run the query of a page."""
        return list(rows)

    def place(self, row: Any) -> Sequence[Any]:
        """This method will return the keys of a row."""
        return [row[name] if isinstance(row, dict) else getattr(row, name) for name in self._names]

    def load(self, values: Sequence[Any]) -> Sequence[Any]:
        """This method will read the keys of a row."""
        return self._order.load(values)

    def count(self, limit: int | None = None) -> int:
        """This method will count the rows in one query."""
        return self._rows.count() if limit is None else self._rows.values("pk").order_by()[:limit].count()


class Paginator:
    """Cuts a list to the page that a request asks for. What is wrong with the request is added to the query's flaws."""

    def __init__(self, request: Request, query: Query) -> None:
        self._path = request.path
        self._query = query
        self._size: int = query.one(SIZE)
        self._count: str | None = query.one(COUNT)
        self._cursor: str | None = query.one(CURSOR)
        self._cursors = Cursors(self._path, query.data, POSITIONAL)
        self._start: tuple[bool, Sequence[Any] | None] | None = None

    def begin(self, load: Load) -> None:
        """This function will read the cursor, so that a wrong one is among the query's flaws before anything is done.

        `load` reads the places of the list; a page that is cut without this reads the cursor itself.
        """
        self._start = False, None
        if self._cursor is None:
            return
        try:
            self._start = self._cursors.read(self._cursor, load)
        except ValueError:
            detail = _(
                "This cursor does not belong to this request: it was changed, or made for other filters or another "
                "order. Follow next and previous as they are given, or leave the cursor out."
            )
            self._query.flaws.append(Flaw(parameter=CURSOR.name, code="invalid_cursor", detail=detail))

    def page(self, rows: QuerySet[Any, Any], order: Order) -> Page:
        """This function will return the page of a table's rows, as `cut` does; rows are instances or dictionaries."""
        return self.cut(OrderedRows(rows, order))

    def cut(self, rows: Rows) -> Page:
        """This function will return the page, in one query, and one more for the count.

        Raises BadRequest for a cursor that was changed or made for other filters or another order.
        """
        if self._start is None:
            self.begin(rows.load)
            self._query.check()
        backward, place = self._start or (False, None)
        found = rows.beyond(place, backward=backward, limit=self._size + 1)
        more = len(found) > self._size
        found = cut_to(found, self._size, backward=backward)
        after = more if not backward else True
        before = more if backward else place is not None
        all_seen = place is None and not more
        count, count_is = self._counted(rows, len(found) if all_seen else None)
        return Page(
            rows=found,
            count=count,
            count_is=count_is,
            next=self._link(rows.place(found[-1]), backward=False) if found and after else None,
            previous=self._link(rows.place(found[0]), backward=True) if found and before else None,
        )

    def _counted(self, rows: Rows, known: int | None) -> tuple[int | None, str | None]:
        if self._count == "none":
            return None, None
        if known is not None:
            return known, "exact"
        if self._count == "exact":
            return rows.count(), "exact"
        count = rows.count(COUNT_LIMIT + 1)
        return (COUNT_LIMIT, "at_least") if count > COUNT_LIMIT else (count, "exact")

    def _link(self, place: Sequence[Any], *, backward: bool) -> str:
        cursor = self._cursors.write(place, backward=backward)
        kept = [(name, value) for name, values in self._query.data.lists() if name != CURSOR.name for value in values]
        return f"{self._path}?{urlencode([*kept, (CURSOR.name, cursor)])}"
