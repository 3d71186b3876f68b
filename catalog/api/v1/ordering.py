"""Ordering: `ordering=-parameters,name` as expressions that are never null, so that pages continue where they ended."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import (
    BigIntegerField,
    BooleanField,
    CharField,
    DateTimeField,
    F,
    Field,
    FloatField,
    Func,
    IntegerField,
    Q,
    TextField,
    Value,
)
from django.db.models.expressions import OrderBy
from django.db.models.functions import Coalesce
from django.db.models.lookups import Exact, GreaterThan, LessThan
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.api.v1.parameter import Parameter
from catalog.models.ends import COUNT_ENDS, DAY_ENDS, MEASURE_ENDS, days
from catalog.values.name import nearest
from catalog.values.problem import ValueProblem, quoted

KEY_LIMIT = 5
"""How many keys one ordering may have."""


@dataclass(frozen=True, slots=True)
class Key:
    """One thing by which a list can be ordered."""

    expression: Any
    """An expression, or a function that returns it once the request is known to be right."""
    output: "Field[Any, Any]"
    """Type of its values."""
    ends: tuple[float, float] | None = None
    """What stands for null, below and above every value; None where there is no null."""
    unique: bool = False

    def never_null(self, *, descending: bool) -> Any:
        """This function will return the expression with nulls at the end of the order."""
        expression = self.expression() if callable(self.expression) else self.expression
        if self.ends is None:
            return expression
        lowest, highest = self.ends
        return Coalesce(expression, Value(lowest if descending else highest), output_field=self.output)


def text(column: str, *, unique: bool = False) -> Key:
    """This function will return a key for a column of text that is never null."""
    return Key(F(column), CharField(), unique=unique)


def number(column: str, *, nullable: bool = False, unique: bool = False) -> Key:
    """This function will return a key for a column of whole numbers that are not negative.

    An unknown number ties with the largest that there can be, which no model has.
    """
    if nullable:
        return Key(F(column), BigIntegerField(), ends=COUNT_ENDS)
    return Key(F(column), BigIntegerField(), unique=unique)


def measure(column: str) -> Key:
    """This function will return a key for a column of positive floating-point numbers that may be null."""
    return Key(F(column), FloatField(), ends=MEASURE_ENDS)


def date(column: str) -> Key:
    """This function will return a key for a column of dates that may be null, compared as days since 2000."""
    return Key(days(column), IntegerField(), ends=DAY_ENDS)


def moment(column: str) -> Key:
    """This function will return a key for a column of times that is never null."""
    return Key(F(column), DateTimeField())


@dataclass(frozen=True, slots=True)
class Order:
    """The keys of one request, each with its direction; the last one is unique, so that no two rows are equal."""

    keys: tuple[tuple[Key, bool], ...]
    """Each with whether it descends."""

    def expressions(self) -> list[Any]:
        """This function will return what rows are compared by."""
        return [key.never_null(descending=descending) for key, descending in self.keys]

    def order_by(self, names: Sequence[str], *, backward: bool) -> list[OrderBy]:
        """This function will return the ORDER BY over annotations that hold the expressions."""
        return [
            F(name).desc() if descending != backward else F(name).asc()
            for name, (_key, descending) in zip(names, self.keys, strict=True)
        ]

    def beyond(self, values: Sequence[Any], *, backward: bool) -> Any:
        """This function will return the condition that a row comes after these values (before them, if backward).

        Where all keys go the same way it is one comparison of rows, which an index answers from its middle.
        """
        pairs = list(zip(self.expressions(), values, strict=True))
        falls = [descending != backward for _key, descending in self.keys]
        if len(set(falls)) == 1:
            compare = LessThan if falls[0] else GreaterThan
            return Q(compare(_row([left for left, _ in pairs]), _row([Value(right) for _, right in pairs])))
        condition = Q()
        for depth, ((left, right), fall) in enumerate(zip(pairs, falls, strict=True)):
            same = [Exact(entry, Value(value)) for entry, value in pairs[:depth]]
            condition |= Q(*same, (LessThan if fall else GreaterThan)(left, Value(right)))
        first, bound = pairs[0]
        # Implied by the rest, but only so does an index on the first key know where to begin.
        return Q(_at_least(first, bound, falls=falls[0])) & condition

    def load(self, values: Sequence[Any]) -> list[Any]:
        """This function will read the keys of a row from JSON, or raise ValueError or ValidationError."""
        return [key.output.to_python(value) for (key, _), value in zip(self.keys, values, strict=True)]


def ordering_parameter(keys: Sequence[str], *, default: str | None, example: str) -> Parameter:
    """This function will return the `ordering` parameter of a list that can be ordered by some keys."""

    def parse(sent: str) -> tuple[str, ...]:
        names = [name.strip() for name in sent.split(",")]
        bare = [name.removeprefix("-") for name in names]
        for name, key in zip(names, bare, strict=True):
            if key not in keys:
                close = nearest(key, keys)
                raise ValueProblem(
                    "unknown_ordering",
                    _("%(value)s is no order; allowed are %(allowed)s, each with - before it to descend.")
                    % {"value": quoted(name), "allowed": ", ".join(keys)},
                    allowed=tuple(keys),
                    did_you_mean=f"{'-' if name.startswith('-') else ''}{close}" if close else None,
                )
        if len(set(bare)) < len(bare) or len(bare) > KEY_LIMIT:
            raise ValueProblem(
                "invalid_ordering",
                _("Each key may stand once; allowed are %(limit)d keys at most.") % {"limit": KEY_LIMIT},
            )
        return tuple(names)

    return Parameter(
        name="ordering",
        parse=parse,
        description=gettext_lazy(
            "Keys by which the list is ordered, with commas between them and `-` before those that descend. What is "
            "not known comes last either way."
        ),
        example=example,
        default=tuple(default.split(",")) if default else None,
        limit=200,
    )


def order_of(names: Sequence[str], keys: Mapping[str, Key], *, unique: str) -> Order:
    """This function will return the order that names stand for, ended by a unique key that goes the last one's way."""
    chosen = [(keys[name.removeprefix("-")], name.startswith("-")) for name in names]
    ends = next((index for index, (key, _) in enumerate(chosen) if key.unique), None)
    if ends is not None:
        return Order(tuple(chosen[: ends + 1]))
    return Order((*chosen, (number(unique, unique=True), chosen[-1][1])))


def _row(expressions: Sequence[Any]) -> Func:
    return Func(*expressions, function="ROW", output_field=TextField())


def _at_least(left: Any, right: Any, *, falls: bool) -> Any:
    sign = " <= " if falls else " >= "
    return Func(left, Value(right), template="%(expressions)s", arg_joiner=sign, output_field=BooleanField())
