"""When two stored values say the same, by kind; what does not is shown as a conflict."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from catalog.values.count import significant_digits
from catalog.values.date import PartialDate
from catalog.values.problem import ValueProblem


def agree(kind: str, a: object, b: object) -> bool:
    """This function will say whether two stored values of a kind say the same; order does not matter.

    - Counts: papers round. A paper's 110M and the 109,482,240 of its checkpoint are one number: the value with fewer
      significant digits is the other one rounded, and they are less than a tenth apart, since one digit alone would let
      100B pass for 137B. Or they differ by at most 0.5 %, the most by which counts of one model with and without
      biases or position embeddings are apart in the seed data.
    - Measures: at most 5 % apart. Estimates of compute carry no more precision than that; Epoch AI rates its own as
      confident within a factor of 3.
    - Dates: some day is meant by both, ISO 8601 reduced precision being a range.
    - Terms and languages: one list holds the other, because a source that names less does not deny the rest.
    - Text: equal but for case and white space. Terms, levels, addresses and all else: equal.
    """
    if a == b:
        return True
    rule = _RULES.get(kind)
    return rule is not None and rule(a, b)


def _counts(a: object, b: object) -> bool:
    if not isinstance(a, int) or not isinstance(b, int):
        return False
    apart, larger = abs(a - b), max(abs(a), abs(b))
    if apart * 200 <= larger:
        return True
    coarse, fine = sorted((a, b), key=significant_digits)
    if significant_digits(coarse) == significant_digits(fine):
        return False
    step = 10 ** (len(str(abs(coarse))) - significant_digits(coarse))
    return apart * 2 <= step and apart * 10 <= larger


def _measures(a: object, b: object) -> bool:
    if not isinstance(a, int | float) or not isinstance(b, int | float):
        return False
    return abs(a - b) <= 0.05 * max(abs(a), abs(b))


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
