"""Measures: positive real numbers with a unit, such as training compute in FLOP or revenue in US dollars."""

import math
from decimal import Decimal

from catalog.values.count import format_count
from catalog.values.number import read_number
from catalog.values.problem import ValueProblem, quoted

_ALLOWED = "allowed are positive numbers such as 3.14e23, 75,000,000 or 1.6B"
_SCIENTIFIC_FROM = 1e15
_SCIENTIFIC_BELOW = 1e-3
_GROUPED_FROM = 1000


def parse_measure(text: str | float | Decimal) -> float:
    """This function will return the positive finite number that a text or a number stands for.

    It raises ValueProblem for anything else, also for what a 64-bit float cannot hold.
    """
    if isinstance(text, bool) or not isinstance(text, str | int | float | Decimal):
        raise ValueProblem("wrong_type", f"{quoted(text)} is not a measure; {_ALLOWED}.")
    number = read_number(text) if isinstance(text, str) else text
    try:
        value = math.nan if number is None else float(number)
    except OverflowError:
        value = math.inf
    except ValueError:  # a signaling NaN
        value = math.nan
    if math.isnan(value):
        raise ValueProblem("invalid_measure", f"{quoted(text)} is not a measure; {_ALLOWED}.")
    if value == math.inf:
        raise ValueProblem("too_large", f"The measure is too large; {_ALLOWED}.")
    if value <= 0:
        raise ValueProblem("too_small", f"The measure is too small; {_ALLOWED}.")
    return value


def format_measure(value: float, unit: str, language: str = "en") -> str:
    """This function will return a measure as people read it, at four significant digits: `3.14e23 FLOP`, `1.6B USD`."""
    if value >= _SCIENTIFIC_FROM or 0 < value < _SCIENTIFIC_BELOW:
        mantissa, exponent = f"{value:.3e}".split("e")
        number = f"{mantissa.rstrip('0').rstrip('.')}e{int(exponent)}"
    elif value >= _GROUPED_FROM or value == int(value):
        number = format_count(round(value), language)
    else:
        number = f"{value:.4g}"
    return f"{number} {unit}".strip()
