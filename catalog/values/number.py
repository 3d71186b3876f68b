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

_MYRIADS = (10**16, 10**12, 10**8, 10**4, 1)
_KOREAN = re.compile("".join(f"(?:([^경조억만]+){unit})?" for unit in "경조억만") + "([^경조억만]+)?")
_SMALL = {"천": 1000, "백": 100, "십": 10, "": 1}
_ONE_PART = re.compile(rf"(?P<digits>{_DIGITS})? ?(?P<unit>[천백십]?)")
_SEVERAL_PARTS = re.compile("(?:([1-9]?)천 ?)?(?:([1-9]?)백 ?)?(?:([1-9]?)십 ?)?([1-9])?")
_COUNTER = re.compile(" ?개$")


def read_number(text: str) -> Fraction | None:
    """This function will return the number that a text of at most 64 characters writes, exactly, or None.

    It raises ValueProblem for longer text and for control characters. A comma groups thousands and is never a decimal
    point; Korean numbers go by myriads (만, 억, 조, 경), of which all but the first are below ten thousand.
    """
    line = _COUNTER.sub("", one_line(text, limit=NUMBER_LIMIT))
    match = _WESTERN.fullmatch(line)
    if match is None:
        return _read_korean(line)
    scale = _SCALES.get((match["scale"] or "").lower())
    if scale is None:
        return None
    number = Fraction(_plain(match["digits"]) + (match["exponent"] or "")) * scale
    return -number if match["sign"] else number


def _read_korean(line: str) -> Fraction | None:
    """This function will return what a Korean number such as `3억 4천만` or `1,750억` says, or None."""
    match = _KOREAN.fullmatch(line)
    if match is None:
        return None
    written = [(myriad, text.strip()) for myriad, text in zip(_MYRIADS, match.groups(), strict=True) if text]
    read = [(myriad, _read_section(text)) for myriad, text in written]
    known = [(myriad, amount) for myriad, amount in read if amount is not None]
    several_broken = len(known) > 1 and any(amount.denominator > 1 for _, amount in known)
    if not known or known != read or several_broken or any(amount >= 10**4 for _, amount in known[1:]):
        return None
    return sum((myriad * amount for myriad, amount in known), start=Fraction(0))


def _read_section(written: str) -> Fraction | None:
    """This function will return what stands before a myriad: `1,750`, `4천`, `1.5`, `3천5백`, or None."""
    if not written:
        return None
    if match := _ONE_PART.fullmatch(written):
        return Fraction(_plain(match["digits"] or "1")) * _SMALL[match["unit"]]
    if match := _SEVERAL_PARTS.fullmatch(written):
        parts = zip(_SMALL.values(), match.groups(), strict=True)
        return sum((Fraction(digit or "1") * unit for unit, digit in parts if digit is not None), start=Fraction(0))
    return None


def _plain(digits: str) -> str:
    return digits.replace(",", "").replace("_", "")
