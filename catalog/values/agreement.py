"""When two stored values say the same, by kind; what does not is shown as a conflict."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from catalog.values.count import significant_digits
from catalog.values.date import PartialDate
from catalog.values.problem import ValueProblem

_THREE_DIGITS = 200  # rounding to three digits moves a number by at most one part in this many
_ROUNDING_CAP = 10
_MEASURE_TOLERANCE = 0.05


def agree(kind: str, a: object, b: object) -> bool:
    """This function will say whether two stored values of a kind say the same, whichever comes first.

    - Counts: sources round. A paper's 110M and the 109,482,240 of its checkpoint are one number: the one with fewer
      significant digits is the other one rounded, halves up, and they are at most a tenth apart, since the single
      digit of 100B would else pass for 137B. Or they are at most 0.5 % apart, the most that rounding to three digits
      can do.
    - Measures: at most 5 % apart. Calculations of one quantity from the same figures scatter less (PaLM's compute as
      2.53e24, 2.56e24 and 2.58e24), those that count something else more (MT-NLG's as 8.6e23 and 1.17e24).
    - Dates: some day is meant by both; an ISO 8601 date of reduced precision is a span of days.
    - Terms and languages: one list holds the other, because a source that names less does not deny the rest.
    - Text: equal but for case and white space. Terms, levels, addresses and all else: equal.
    """
    if a is b or a == b:
        return True
    rule = _RULES.get(kind)
    return rule is not None and rule(a, b)


def _counts(a: object, b: object) -> bool:
    if not isinstance(a, int) or not isinstance(b, int):
        return False
    apart, larger = abs(a - b), max(abs(a), abs(b))
    if apart * _THREE_DIGITS <= larger:
        return True
    coarse, fine = sorted((a, b), key=significant_digits)
    if significant_digits(coarse) == significant_digits(fine):
        return False
    step = 10 ** (len(str(abs(coarse))) - significant_digits(coarse))
    return -step <= 2 * (fine - coarse) < step and apart * _ROUNDING_CAP <= larger


def _measures(a: object, b: object) -> bool:
    if not isinstance(a, int | float) or not isinstance(b, int | float):
        return False
    return abs(a - b) <= _MEASURE_TOLERANCE * max(abs(a), abs(b))


def _dates(a: object, b: object) -> bool:
    try:
        return PartialDate.parse(str(a)).agrees(PartialDate.parse(str(b)))
    except ValueProblem:
        return False


def _texts(a: object, b: object) -> bool:
    return " ".join(str(a).split()).casefold() == " ".join(str(b).split()).casefold()


def _lists(a: object, b: object) -> bool:
    if not isinstance(a, list) or not isinstance(b, list):
        return False
    return set(a) <= set(b) or set(b) <= set(a)


_RULES: Mapping[str, Callable[[object, object], bool]] = MappingProxyType(
    {
        "count": _counts,
        "measure": _measures,
        "date": _dates,
        "text": _texts,
        "terms": _lists,
        "languages": _lists,
    }
)
