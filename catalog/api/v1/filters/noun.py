"""What the filters of organizations, terms, licenses, sources and products share."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Exists, F, Model, OuterRef, Q, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Collate, Concat, Left
from django.db.models.lookups import GreaterThan, GreaterThanOrEqual, LessThan, LessThanOrEqual
from django.utils.translation import gettext_lazy as _

from catalog.api.v1.filters import kinds
from catalog.api.v1.filters.columns import ORDERED, One, any_of
from catalog.api.v1.filters.filterset import Declared
from catalog.api.v1.filters.suffix import Suffix
from catalog.values.date import PartialDate

_DAY = 10
"""Characters of a date of day precision; `-00-00` and `-99-99` stand for the days before and after all others."""


@dataclass(frozen=True)
class Names:
    """Several columns of names, compared in any case: a row matches where one of them does."""

    columns: tuple[str, ...]
    aliases: str = ""
    """An array of further names."""
    suffixes: tuple[Suffix, ...] = (Suffix.IS, Suffix.NOT, Suffix.CONTAINS)

    def condition(self, suffix: Suffix, values: Sequence[str]) -> Q:
        """This method will compare the names with the texts."""
        lookup = "icontains" if suffix is Suffix.CONTAINS else "iexact"
        having = any_of(Q(**{f"{column}__{lookup}": value}) for column in self.columns for value in values)
        if self.aliases and suffix is Suffix.CONTAINS:
            having |= any_of(Q(**{f"{self.aliases}__icontains": value}) for value in values)
        elif self.aliases:
            having |= Q(**{f"{self.aliases}__overlap": list(values)})
        return ~having if suffix is Suffix.NOT else having


@dataclass(frozen=True)
class Linked:
    """A column of rows that this one is linked with; one of them is enough."""

    table: type[Model]
    column: str
    suffixes: tuple[Suffix, ...] = (Suffix.IS, Suffix.NOT, Suffix.EMPTY)

    def condition(self, suffix: Suffix, values: Sequence[Any]) -> Q:
        """This method will compare the linked rows with the values, without giving a row twice."""
        if suffix is Suffix.EMPTY:
            linked = Q(self._exists(Q(**{f"{self.column}__isnull": False})))
            return ~linked if values[0] else linked
        having = Q(self._exists(Q(**{f"{self.column}__in": list(values)})))
        return ~having if suffix is Suffix.NOT else having

    def _exists(self, condition: Q) -> Exists:
        return Exists(self.table._default_manager.filter(condition, pk=OuterRef("pk")))


@dataclass(frozen=True)
class Blank:
    """A text that is empty where it is not known."""

    column: str
    suffixes: tuple[Suffix, ...] = (Suffix.IS, Suffix.NOT, Suffix.EMPTY)

    def condition(self, suffix: Suffix, values: Sequence[Any]) -> Q:
        """This method will compare the text with the values."""
        if suffix is Suffix.EMPTY:
            empty = Q(**{self.column: ""})
            return empty if values[0] else ~empty
        having = any_of(Q(**{f"{self.column}__iexact": value}) for value in values)
        return ~having if suffix is Suffix.NOT else having


@dataclass(frozen=True)
class IsoText:
    """An ISO 8601 date of any precision as text, empty where unknown: it matches where all of its days do."""

    column: str
    suffixes: tuple[Suffix, ...] = ORDERED

    def condition(self, suffix: Suffix, values: Sequence[PartialDate]) -> Q:
        """This method will compare the days that the text may mean with those that the dates may mean."""
        if suffix is Suffix.EMPTY:
            empty = Q(**{self.column: ""})
            return empty if values[0] else ~empty
        if suffix is Suffix.NOT:
            return ~self.condition(Suffix.IS, values)
        return ~Q(**{self.column: ""}) & any_of(self._one(suffix, str(value)) for value in values)

    def _one(self, suffix: Suffix, value: str) -> Q:
        if suffix is Suffix.IS:
            return Q(**{f"{self.column}__startswith": value})
        first, last = self._padded("-00-00"), self._padded("-99-99")
        low, high = Value(_pad(value, "-00-00")), Value(_pad(value, "-99-99"))
        comparison = {
            Suffix.GT: GreaterThan(first, high),
            Suffix.GTE: GreaterThanOrEqual(first, low),
            Suffix.LT: LessThan(last, low),
            Suffix.LTE: LessThanOrEqual(last, high),
        }
        return Q(comparison[suffix])

    def _padded(self, rest: str) -> Combinable:
        whole = Concat(F(self.column), Value(rest), output_field=CharField())
        return Collate(Left(whole, _DAY), "C")


def _pad(value: str, rest: str) -> str:
    return f"{value}{rest}"[:_DAY]


def slug(example: str) -> Declared:
    """This function will return the filter on slugs of a noun."""
    return Declared(
        name="slug",
        column=One("slug"),
        kind=kinds.TEXT,
        description=_("Slug of a record; repeat it to fetch several."),
        example=example,
    )


def named(*columns: str, example: str, aliases: str = "") -> Declared:
    """This function will return the filter on names of a noun."""
    return Declared(
        name="name",
        column=Names(columns, aliases),
        kind=kinds.TEXT,
        description=_("Name in English or Korean, or another name, in any case."),
        example=example,
    )


def parent(noun: str, example: str) -> Declared:
    """This function will return the filter on the wider record of a noun."""
    return Declared(
        name="parent",
        column=One("parent__slug", (Suffix.IS, Suffix.NOT, Suffix.EMPTY)),
        kind=kinds.term(noun),
        description=_("Slug of the record that it is directly a part of."),
        example=example,
    )
