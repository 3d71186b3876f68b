"""Pages of published models: documents as they are stored, counts as far as they are known."""

from typing import Any

from django.db.models import QuerySet

from catalog.api.v1.ordering import Order
from catalog.api.v1.pagination import POSITIONAL, OrderedRows
from catalog.api.v1.query import Query
from catalog.discovery.remembered import Remembered
from catalog.discovery.state import NOTHING, State
from catalog.discovery.stored import fetch

UNCOUNTED = POSITIONAL | {"ordering"}
"""Parameters that do not change how many models there are."""

_remembered = Remembered()


class StoredRows(OrderedRows):
    """Publications in an order; the text of each comes as bytes."""

    state: State
    """The newest change before the page was read."""

    def __init__(self, rows: QuerySet[Any, Any], order: Order, *, query: Query) -> None:
        super().__init__(rows, order)
        self.state = NOTHING
        lists = query.data.lists()
        self._asked = tuple(sorted((name, tuple(values)) for name, values in lists if name not in UNCOUNTED))

    def fetched(self, rows: QuerySet[Any, Any]) -> list[Any]:
        """This method will run the query of a page."""
        self.state, found = fetch(rows)
        return found

    def count(self, limit: int | None = None) -> int:
        """This method will count the models, once the page is read, in one query or in none where that is known."""
        return _remembered.count(self.state, (self._asked, limit), lambda: super(StoredRows, self).count(limit))
