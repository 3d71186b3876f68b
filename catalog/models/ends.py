"""Ends of orders: what stands for an unknown value in an index and in the ORDER BY that the index serves.

PostgreSQL's indexes have nulls at one end only, and its row comparisons know no null. Lists show what is unknown last
in both directions, so each nullable column has an index with a value below all others and one with a value above.
"""

import sys

from django.db import models
from django.db.models import F, Func, IntegerField, Value
from django.db.models.functions import Coalesce

COUNT_ENDS = (-1, 2**63 - 1)
"""Below and above every count; no model has the highest that a column can hold."""

MEASURE_ENDS = (-1.0, sys.float_info.max)
"""Below and above every measure."""

DAY_ENDS = (-10_000_000, 10_000_000)
"""Below and above every date between the years 1 and 9999, in days from 2000."""


def days(column: str) -> Func:
    """This function will return the expression for a date as days from 2000, since no date is beyond all dates."""
    return Func(F(column), template="(%(expressions)s - DATE '2000-01-01')", output_field=IntegerField())


def both_ways(name: str, expression: str | Func, ends: tuple[float, float]) -> list[models.Index]:
    """This function will return the two indexes that order a publication by what may be unknown, and then by key."""
    lowest, highest = ends
    return [
        models.Index(Coalesce(expression, Value(lowest)), F("model"), name=f"{name}_down"),
        models.Index(Coalesce(expression, Value(highest)), F("model"), name=f"{name}_up"),
    ]
