"""Columns: how the values of a parameter become a condition on the rows of a list.

Values of one parameter are alternatives. `__n` is the complement of the bare parameter, so that the two together are
everything; nothing else matches where a value is unknown.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any, Protocol

from django.db.models import Q

from catalog.api.v1.filters.suffix import BOUNDS, Suffix
from catalog.values.date import PartialDate


class Column(Protocol):
    """Where a parameter's values are looked up."""

    @property
    def suffixes(self) -> tuple[Suffix, ...]:
        """Suffixes that apply, the bare parameter first."""
        ...

    def condition(self, suffix: Suffix, values: Sequence[Any]) -> Q:
        """This method will return what rows must fulfill."""
        ...


@dataclass(frozen=True)
class Several:
    """An array of words, served by a GIN index."""

    column: str
    suffixes: tuple[Suffix, ...] = (Suffix.IS, Suffix.NOT, Suffix.ALL, Suffix.EMPTY)

    def condition(self, suffix: Suffix, values: Sequence[Any]) -> Q:
        """This method will compare the array with the values."""
        if suffix is Suffix.EMPTY:
            empty = Q(**{self.column: []})
            return empty if values[0] else ~empty
        if suffix is Suffix.ALL:
            return Q(**{f"{self.column}__contains": list(values)})
        having = Q(**{f"{self.column}__overlap": list(values)})
        return ~having if suffix is Suffix.NOT else having


@dataclass(frozen=True)
class One:
    """A single value, perhaps null; with an order where `ordered` says so."""

    column: str
    suffixes: tuple[Suffix, ...] = (Suffix.IS, Suffix.NOT)

    def condition(self, suffix: Suffix, values: Sequence[Any]) -> Q:
        """This method will compare the column with the values."""
        if suffix is Suffix.EMPTY:
            return Q(**{f"{self.column}__isnull": values[0]})
        if suffix in BOUNDS:
            return any_of(Q(**{f"{self.column}__{suffix.strip('_')}": value}) for value in values)
        having = Q(**{f"{self.column}__in": list(values)})
        return ~having if suffix is Suffix.NOT else having


ORDERED = (Suffix.IS, Suffix.NOT, *BOUNDS, Suffix.EMPTY)
"""Suffixes of a value that has an order and may be unknown."""


@dataclass(frozen=True)
class Span:
    """A date that may mean any day from a first to a last one: it matches where all of its days do."""

    first: str
    last: str
    suffixes: tuple[Suffix, ...] = ORDERED

    def condition(self, suffix: Suffix, values: Sequence[PartialDate]) -> Q:
        """This method will compare the whole span with the dates, which are spans themselves."""
        if suffix is Suffix.EMPTY:
            return Q(**{f"{self.first}__isnull": values[0]})
        if suffix is Suffix.NOT:
            return ~self.condition(Suffix.IS, values)
        return any_of(self._one(suffix, value) for value in values)

    def _one(self, suffix: Suffix, value: PartialDate) -> Q:
        rules: Mapping[Suffix, Callable[[], Q]] = {
            Suffix.IS: lambda: Q(**{f"{self.first}__gte": value.first, f"{self.last}__lte": value.last}),
            Suffix.GT: lambda: Q(**{f"{self.first}__gt": value.last}),
            Suffix.GTE: lambda: Q(**{f"{self.first}__gte": value.first}),
            Suffix.LT: lambda: Q(**{f"{self.last}__lt": value.first}),
            Suffix.LTE: lambda: Q(**{f"{self.last}__lte": value.last}),
        }
        return rules[suffix]()


@dataclass(frozen=True)
class Text:
    """A name, kept in lower case beside its trigrams."""

    column: str
    suffixes: tuple[Suffix, ...] = (Suffix.IS, Suffix.NOT, Suffix.CONTAINS)

    def condition(self, suffix: Suffix, values: Sequence[str]) -> Q:
        """This method will compare the texts in lower case."""
        lowered = [value.casefold() for value in values]
        if suffix is Suffix.CONTAINS:
            return any_of(Q(**{f"{self.column}__contains": value}) for value in lowered)
        having = Q(**{f"{self.column}__in": lowered})
        return ~having if suffix is Suffix.NOT else having


@dataclass(frozen=True)
class Flag:
    """Yes or no."""

    column: str
    suffixes: tuple[Suffix, ...] = (Suffix.IS,)

    def condition(self, suffix: Suffix, values: Sequence[bool]) -> Q:  # noqa: ARG002 - a flag has one suffix
        """This method will compare the flag."""
        return Q(**{self.column: values[0]})


@dataclass(frozen=True)
class Older:
    """A day that lies a number of days back or more, or that nobody knows."""

    column: str
    suffixes: tuple[Suffix, ...] = (Suffix.IS,)

    def condition(self, suffix: Suffix, values: Sequence[int]) -> Q:  # noqa: ARG002 - an age has one suffix
        """This method will compare the day with today's, in UTC."""
        newest = dt.datetime.now(dt.UTC).date() - dt.timedelta(days=values[0])
        return Q(**{f"{self.column}__lt": newest}) | Q(**{f"{self.column}__isnull": True})


def any_of(conditions: Any) -> Q:
    """This function will join conditions of which one must hold."""
    return reduce(or_, conditions)
