"""Pages: from one row to the next ones at constant cost, both ways, with counts that stop at a limit."""

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import orjson
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.api.v1.ordering import Order
from catalog.api.v1.parameter import Parameter, whole_number, words
from catalog.api.v1.problem import BadRequest, Flaw
from catalog.api.v1.query import Query

PAGE_SIZE = 25
PAGE_SIZE_LIMIT = 200
COUNT_LIMIT = 10_000

_SALT = "catalog.api.v1.pagination"
_DIGEST_SIZE = 16

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
    example="",
    limit=2000,
)
COUNT = Parameter(
    name="count",
    parse=words("exact", "none"),
    description=gettext_lazy("`exact` counts beyond 10,000, `none` counts nothing; otherwise counting stops at 10,000."),
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

    def body(self, results: Sequence[str]) -> bytes:
        """This function will return the envelope around results that are JSON text already."""
        head = orjson.dumps(
            {"count": self.count, "count_is": self.count_is, "next": self.next, "previous": self.previous}
        )
        return b'%s,"results":[%s]}' % (head[:-1], ",".join(results).encode())


class Paginator:
    """Cuts a list to the page that a request asks for. What is wrong with the request is added to the query's flaws."""

    def __init__(self, request: HttpRequest, query: Query) -> None:
        self._path = request.path
        self._data = query.data
        self._size: int = query.one(SIZE)
        self._count: str | None = query.one(COUNT)
        self._cursor: str | None = query.one(CURSOR)

    def page(self, rows: QuerySet[Any, Any], order: Order) -> Page:
        """This function will return the page, in one query, and one more for the count; raises BadRequest for a cursor
        that was changed or made for other filters or another order.

        Rows are model instances with the keys of the order as further attributes.
        """
        backward, values = self._place(order)
        names = [f"key_{index}" for index in range(len(order.keys))]
        ordered = rows.annotate(**dict(zip(names, order.expressions(), strict=True)))
        ordered = ordered.order_by(*order.order_by(names, backward=backward))
        if values is not None:
            ordered = ordered.filter(order.beyond(values, backward=backward))
        found = list(ordered[: self._size + 1])
        more = len(found) > self._size
        found = found[: self._size]
        if backward:
            found.reverse()
        after = more if not backward else True
        before = more if backward else values is not None
        count, count_is = self._counted(rows)
        return Page(
            rows=found,
            count=count,
            count_is=count_is,
            next=self._link(order, names, found[-1], backward=False) if found and after else None,
            previous=self._link(order, names, found[0], backward=True) if found and before else None,
        )

    def _counted(self, rows: QuerySet[Any, Any]) -> tuple[int | None, str | None]:
        if self._count == "none":
            return None, None
        if self._count == "exact":
            return rows.count(), "exact"
        count = rows.values("pk").order_by()[: COUNT_LIMIT + 1].count()
        return (COUNT_LIMIT, "at_least") if count > COUNT_LIMIT else (count, "exact")

    def _link(self, order: Order, names: Sequence[str], row: Any, *, backward: bool) -> str:
        payload = orjson.dumps([int(backward), *[getattr(row, name) for name in names]])
        cursor = urlsafe_b64encode(self._digest(payload) + payload).rstrip(b"=").decode()
        kept = [(name, value) for name, values in self._data.lists() if name != CURSOR.name for value in values]
        return f"{self._path}?{urlencode([*kept, (CURSOR.name, cursor)])}"

    def _place(self, order: Order) -> tuple[bool, list[Any] | None]:
        """This function will return the direction in which to go and the keys of the row to begin behind."""
        if self._cursor is None:
            return False, None
        try:
            raw = urlsafe_b64decode(f"{self._cursor}{'=' * (-len(self._cursor) % 4)}".encode("ascii"))
            digest, payload = raw[:_DIGEST_SIZE], raw[_DIGEST_SIZE:]
            if not hmac.compare_digest(digest, self._digest(payload)):
                raise ValueError(payload)
            backward, *values = orjson.loads(payload)
            return bool(backward), order.load(values)
        except (ValueError, TypeError, ValidationError):
            detail = _(
                "This cursor does not belong to this request: it was changed, or made for other filters or another "
                "order. Follow next and previous as they are given, or leave the cursor out."
            )
            raise BadRequest([Flaw(parameter=CURSOR.name, code="invalid_cursor", detail=detail)]) from None

    def _digest(self, payload: bytes) -> bytes:
        """This function will return what binds a cursor to the address, the filters and the order."""
        bound = [
            self._path,
            sorted((name, values) for name, values in self._data.lists() if name not in POSITIONAL),
        ]
        return salted_hmac(_SALT, orjson.dumps(bound) + payload, algorithm="sha256").digest()[:_DIGEST_SIZE]
