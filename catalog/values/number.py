"""Numbers as people write them, to an exact fraction: `8.9 billion`, `110,000,000`, `7e9`, `3억 4천만`."""

import re
from fractions import Fraction
from typing import Final

from catalog.values.text import one_line

NUMBER_LIMIT: Final = 64
"""Longest text that can be a number, in characters."""

_SCALES = {
    "": 1,
    "k": 10**3, "thousand": 10**3,
    "m": 10**6, "mn": 10**6, "million": 10**6, "millions": 10**6,
    "b": 10**9, "bn": 10**9, "billion": 10**9, "billions": 10**9,
    "t": 10**12, "tn": 10**12, "trillion": 10**12, "trillions": 10**12,
}  # fmt: skip
_DIGITS = r"(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]{0,2}(?:_[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?|\.[0-9]+"
_WESTERN = re.compile(
    rf"(?P<sign>[-\u2212]?)(?P<digits>{_DIGITS})(?:(?P<exponent>[eE][+-]?[0-9]{{1,3}})| ?(?P<scale>[A-Za-z]*))"
)

_MYRIADS = {"경": 10**16, "조": 10**12, "억": 10**8, "만": 10**4, "": 1}
_SMALL = {"천": 1000, "백": 100, "십": 10, "": 1}
_KOREAN_PART = re.compile(rf"(?P<digits>{_DIGITS})? ?(?P<small>[천백십]?) ?(?P<myriad>[경조억만]?) ?")
_COUNTER = re.compile(" ?개$")


def read_number(text: str) -> Fraction | None:
    """This function will return the number that a text of at most 64 characters writes, exactly, or None.

    It raises ValueProblem for longer text and for control characters. A comma groups thousands and is never a decimal
    point; Korean numbers go by myriads (만, 억, 조, 경), each smaller than the one before it.
    """
    line = one_line(text, limit=NUMBER_LIMIT)
    if match := _WESTERN.fullmatch(line):
        scale = _SCALES.get((match["scale"] or "").lower())
        if scale is None:
            return None
        number = Fraction(_plain(match["digits"]) + (match["exponent"] or "")) * scale
        return -number if match["sign"] else number
    return _read_korean(_COUNTER.sub("", line))


def _read_korean(line: str) -> Fraction | None:
    """This function will return what a Korean number such as `3억 4천만` or `1,750억` says, or None."""
    total = section = Fraction(0)
    last_small, last_myriad = 10_000, 10**20
    decimal, parts, position = False, 0, 0
    while position < len(line):
        match = _KOREAN_PART.match(line, position)
        if match is None or not match[0].strip():
            return None
        digits, small, myriad = match["digits"], match["small"], match["myriad"]
        decimal |= "." in (digits or "")
        parts += 1
        if digits is None and not small and section == 0 and myriad == "":
            return None
        if digits is not None or small:
            if _SMALL[small] >= last_small:
                return None
            amount = Fraction(_plain(digits) if digits else "1")
            if parts > 1 and amount >= (10 if small else 10_000):
                return None
            section += amount * _SMALL[small]
            last_small = _SMALL[small]
        elif section == 0:
            section = Fraction(1)
        if myriad or match.end() == len(line):
            if _MYRIADS[myriad] >= last_myriad or (total and section >= 10_000):
                return None
            total += section * _MYRIADS[myriad]
            last_myriad, last_small, section = _MYRIADS[myriad], 10_000, Fraction(0)
        position = match.end()
    if parts == 0 or (decimal and parts > 1):
        return None
    return total


def _plain(digits: str) -> str:
    return digits.replace(",", "").replace("_", "")
