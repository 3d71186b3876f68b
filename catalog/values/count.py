"""Counts: parameters, tokens, users, as whole numbers and as people write and read them."""

from fractions import Fraction
from typing import Final

from catalog.values.number import read_number
from catalog.values.problem import ValueProblem, quoted

LARGEST_COUNT: Final = 2**63 - 1
"""What a PostgreSQL bigint holds."""

_ALLOWED = "allowed are whole numbers such as 110000000, 8.9B, 350M, 7e9 or 1,750억"
_SCALES = ((10**12, "T"), (10**9, "B"), (10**6, "M"), (10**3, "K"))
_MYRIADS = ((10**12, "조"), (10**8, "억"), (10**4, "만"), (1, ""))
_EXACT_BELOW = 100_000
_MYRIAD = 10_000
_SHOWN_DIGITS = 4


def parse_count(text: str | int, *, minimum: int = 0) -> int:
    """This function will return the whole number that a text or an integer stands for, exactly.

    It raises ValueProblem for anything else: text that is no number, fractions, numbers below `minimum` or above
    2**63-1. `8.9B` is 8900000000; `1,750억` is 175000000000.
    """
    if isinstance(text, bool) or not isinstance(text, str | int):
        raise ValueProblem("wrong_type", f"{quoted(text)} is not a count; {_ALLOWED}.")
    number = Fraction(text) if isinstance(text, int) else read_number(text)
    if number is None:
        raise ValueProblem("invalid_count", f"{quoted(text)} is not a count; {_ALLOWED}.")
    if number > LARGEST_COUNT:
        raise ValueProblem("too_large", f"The count is too large; allowed are whole numbers up to {LARGEST_COUNT:,}.")
    if number < minimum:
        raise ValueProblem("too_small", f"The count is too small; allowed are whole numbers from {minimum}.")
    if number.denominator != 1:
        raise ValueProblem("not_whole", f"{quoted(text)} is not a whole number; {_ALLOWED}.")
    return number.numerator


def format_count(value: int, language: str = "en") -> str:
    """This function will return a count as people read it: `8.9B` in English, `89억` in Korean.

    It is exact below 100,000 and shows four significant digits above; what has no more digits than those comes back
    unchanged from parse_count.
    """
    if value < 0:
        return f"-{format_count(-value, language)}"
    rounded = value if value < _EXACT_BELOW else _round(value)
    return _korean(rounded) if language == "ko" else _english(rounded)


def exact_count(value: int) -> str:
    """This function will return a count with all its digits, grouped by thousands: `8,900,000,000`."""
    return f"{value:,}"


def significant_digits(value: int) -> int:
    """This function will return how many digits of a whole number carry meaning if trailing zeros do not."""
    return len(str(abs(value)).rstrip("0")) or 1


def _round(value: int) -> int:
    """This function will return a positive count at four significant digits, halves up."""
    step = int(10 ** max(len(str(value)) - _SHOWN_DIGITS, 0))
    return (value + step // 2) // step * step


def _english(value: int) -> str:
    if value < _EXACT_BELOW:
        return exact_count(value)
    unit, letter = next(scale for scale in _SCALES if value >= scale[0])
    whole, rest = divmod(value, unit)
    decimals = f"{rest:0{len(str(unit)) - 1}}".rstrip("0")
    return f"{whole:,}{'.' if decimals else ''}{decimals}{letter}"


def _korean(value: int) -> str:
    if value < _MYRIAD:
        return exact_count(value)
    parts = []
    for unit, name in _MYRIADS:
        whole, value = divmod(value, unit)
        if whole:
            parts.append(f"{whole:,}{name}")
    return " ".join(parts)
