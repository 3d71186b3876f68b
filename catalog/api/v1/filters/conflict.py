"""Filters of conflicts."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.api.v1.filters.kinds import BOOLEAN
from catalog.api.v1.filters.terms import missing_terms, slugs_of
from catalog.api.v1.parameter import Parameter, words
from catalog.api.v1.query import Query
from catalog.discovery.conflicts import Conflicts
from catalog.values.number import read_number
from catalog.values.problem import ValueProblem, quoted
from catalog.vocabulary.attributes import ATTRIBUTES


def _spread(text: str) -> float:
    number = read_number(text.strip())
    if number is None or not 1 <= number <= _LARGEST:
        raise ValueProblem(
            "invalid_spread",
            _("%(value)s is no spread; allowed are numbers from 1, such as 2 or 1.5.") % {"value": quoted(text)},
        )
    return float(number)


_LARGEST = 10**300

MODEL = Parameter(
    name="model",
    parse=str.strip,
    description=gettext_lazy("Slug of the model on which sources disagree. Keeps what has one of these values."),
    example="bert",
    repeatable=True,
)
ATTRIBUTE = Parameter(
    name="attribute",
    parse=words(*ATTRIBUTES),
    description=gettext_lazy("What they disagree on. Keeps what has one of these values."),
    example="parameters",
    repeatable=True,
)
SOURCE = Parameter(
    name="source",
    parse=str.strip,
    description=gettext_lazy("Slug of a source on one of the sides. Keeps what has one of these values."),
    example="epoch-all-models-2025",
    repeatable=True,
)
SETTLED = Parameter(
    name="settled",
    parse=BOOLEAN.parse,
    description=gettext_lazy("With `true` keeps what a curator has decided, with `false` what is open."),
    example="false",
    schema=BOOLEAN.schema,
)
SPREAD = Parameter(
    name="spread__gte",
    parse=_spread,
    description=gettext_lazy("Keeps numbers of which the largest is at least so many times the smallest."),
    example="2",
    schema={"type": "string"},
)

PARAMETERS = (MODEL, ATTRIBUTE, SOURCE, SETTLED, SPREAD)
"""Every parameter that says which conflicts are meant."""


def conflicts(query: Query) -> Conflicts:
    """This function will return the conflicts of a request; what is wrong with it is added to the query's flaws."""
    asked: dict[str, Any] = {parameter.name: query.many(parameter) for parameter in (MODEL, ATTRIBUTE, SOURCE)}
    asked |= {parameter.name: query.one(parameter) for parameter in (SETTLED, SPREAD)}
    terms = {name: (name, asked[name]) for name in (MODEL.name, SOURCE.name) if asked[name]}
    if terms:
        query.flaws.extend(missing_terms(terms, slugs_of(terms.values())))
    return Conflicts({name: value for name, value in asked.items() if value is not None and value != []})
