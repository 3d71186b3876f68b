"""What a search or a worklist finds, looked up once for the list and for every count beside it."""

from collections.abc import Callable, Hashable
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest

MOST = 10_000
"""How many keys are written into a query; what finds more is asked again by each count."""


def among(request: HttpRequest, asked: Hashable, rows: Callable[[], QuerySet[Any]]) -> Q:
    """This function will return the condition that a row is among some, which are looked up once for a request.

    Django makes a query for the list and one more for the counts of each filter, and each would look them up anew.
    """
    kept: dict[Hashable, list[int]] = vars(request).setdefault("_found", {})
    if asked not in kept:
        kept[asked] = list(rows().order_by().values_list("pk", flat=True)[: MOST + 1])
    found = kept[asked]
    return Q(pk__in=found) if len(found) <= MOST else Q(pk__in=rows().order_by().values("pk"))
