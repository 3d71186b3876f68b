"""Filters of conflicts."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.api.v1.filters import kinds
from catalog.api.v1.filters.columns import Flag, One, Several
from catalog.api.v1.filters.filterset import Declared, StrictFilterSet
from catalog.api.v1.filters.kinds import Kind
from catalog.api.v1.filters.suffix import BOUNDS, Suffix
from catalog.api.v1.parameter import words
from catalog.values.number import read_number
from catalog.values.problem import ValueProblem, quoted
from catalog.vocabulary.attributes import ATTRIBUTES

_LARGEST = 10**300


def _spread(text: str) -> float:
    number = read_number(text.strip())
    if number is None or not 1 <= number <= _LARGEST:
        raise ValueProblem(
            "invalid_spread",
            _("%(value)s is no spread; allowed are numbers from 1, such as 2 or 1.5.") % {"value": quoted(text)},
        )
    return float(number)


class ConflictFilterSet(StrictFilterSet):
    """Which disagreements a request asks for."""

    declarations = (
        Declared(
            name="model",
            column=One("slug"),
            kind=kinds.term("model"),
            description=gettext_lazy("Slug of the model on which sources disagree."),
            example="bert",
        ),
        Declared(
            name="variant",
            column=One("variant", (Suffix.IS, Suffix.NOT, Suffix.EMPTY)),
            kind=kinds.SLUG,
            description=gettext_lazy("Slug of the variant on which sources disagree, within its model."),
            example="175b",
        ),
        Declared(
            name="attribute",
            column=One("attribute"),
            kind=Kind(words(*ATTRIBUTES)),
            description=gettext_lazy("What they disagree on: parameters, release_date, openness..."),
            example="parameters",
        ),
        Declared(
            name="source",
            column=Several("sources", (Suffix.IS, Suffix.NOT, Suffix.ALL)),
            kind=kinds.term("source"),
            description=gettext_lazy("Slug of a source on one of the sides."),
            example="epoch-all-models-2025",
        ),
        Declared(
            name="settled",
            column=Flag("settled"),
            kind=kinds.BOOLEAN,
            description=gettext_lazy("With `true` keeps what a curator has decided, with `false` what is open."),
            example="false",
        ),
        Declared(
            name="spread",
            column=One("spread", (*BOUNDS, Suffix.EMPTY)),
            kind=Kind(_spread),
            description=gettext_lazy("How many times the smallest number the largest is, from 1."),
            example="2",
        ),
    )
