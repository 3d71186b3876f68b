"""Sizes: how many parameters a model has, as catalogs print it, to numbers that are printed there and no others."""

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from catalog.values.count import parse_count
from catalog.values.number import read_number
from catalog.values.problem import ValueProblem, quoted
from catalog.values.size_doubt import doubt
from catalog.values.text import one_line

SIZE_LIMIT: Final = 300
"""Longest text that is read as a size, in characters."""

QUANTITY: Final = (
    r"(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?[ -]?(?:thousand|million|billion|trillion|mn|bn|tn|[kmbt])"
    r"(?![a-z0-9.])"
)
"""A number with its scale, in lower case, and nothing glued to it."""

_SMALLEST_BARE = 10_000
_FLOAT_NOISE = 10**9
_HARMLESS = (
    r"(?:total(?: number)?(?: of)?|overall|in total|trainable|learnable|param(?:eter)?s?|dense|sparse|moe"
    r"|mixture[ -]of[ -]experts|models?|weights)"
)
_IN_PARENTHESES = re.compile(rf"\( *({_HARMLESS}(?:[ -]{_HARMLESS})*) *\)", re.IGNORECASE)
_EXPERTS = re.compile(r"(?<=[bm]) \([0-9]+ ?[x×] ?[0-9.]+ ?b\)$", re.IGNORECASE)
_ABOUT = r"(?:[~≈] ?|(?:about|around|approximately|approx\.?|roughly|circa|ca\.?) )?"
_TOTAL = rf"(?:{_HARMLESS}[ :-]+)*{_ABOUT}(?P<total>{QUANTITY})(?:[ -]+{_HARMLESS})*"
_WORKING = r"(?:active|activated|activation|for activation)"
_ACTIVE = (
    rf"(?:(?:with|and|only|of them|of which) )*{_ABOUT}(?P<active>{QUANTITY})"
    rf"(?:[ -](?:param(?:eter)?s?|are|is|get|being|of which|which))*[ -]{_WORKING}"
    r"(?: (?:param(?:eter)?s?|experts?|per (?:each )?token|for each token|(?:for|at|during|in) inference|moe))*"
)
_BETWEEN = rf" ?(?:[,;/( ]|with|of which|and|but(?: only)?|(?:across|over|in) [0-9]+ experts|{_HARMLESS}[,;])+ ?"
_ONE = re.compile(_TOTAL)
_ONLY_ACTIVE = re.compile(_ACTIVE)
_BOTH = (
    re.compile(rf"{_TOTAL}{_BETWEEN}{_ACTIVE} ?\)?"),
    re.compile(rf"{_ACTIVE}{_BETWEEN}{_TOTAL} ?\)?"),
    re.compile(rf"(?P<total>{QUANTITY})[ -]?a(?P<active>{QUANTITY})(?: {_HARMLESS})*"),
)
_SLASH = r"(?<=[0-9][kmbt])/|(?<=[0-9] [kmbt])/| / "
_SEPARATOR = re.compile(rf"(?: ?(?:[,;](?![0-9]{{3}}\b)|\b(?:and|to)\b) ?|{_SLASH})(?![^()]*\))", re.IGNORECASE)
_LABEL_FIRST = re.compile(r"(?P<label>[^\W\d_][\w.+/-]*(?: [\w.+/-]+){0,2}) ?[=:] ?(?P<size>.+)")
_LABEL_LAST = re.compile(r"(?P<size>.+?) ?\((?P<label>[^\W\d_][\w.+/-]*(?: [\w.+/-]+){0,2})\)")
_SIZE_NAME = re.compile(
    r"(?:.*[ /_-])?"
    r"(?:x*(?:tiny|mini|nano|micro|small|base|medium|large|big|huge|giant|jumbo|grande|ultra)|x+l|[smblgh])"
    r"(?:[/-][0-9]+)?|.*-like",
    re.IGNORECASE,
)
"""A name of a size, alone or behind the name of a model; parts of a model (encoder, decoder) are no sizes."""


@dataclass(frozen=True, slots=True)
class Size:
    """The numbers of one size of a model; a number that is not printed is None."""

    parameters: int | None
    active: int | None = None
    variant: str = ""
    """Name of the size as printed; empty where the text names none."""


@dataclass(frozen=True, slots=True)
class SizeReading:
    """What a text says of sizes, and what in it gives no sure number, with the reasons."""

    sizes: tuple[Size, ...] = ()
    problems: tuple[str, ...] = ()


def read_size(text: str, *, bare: bool = False) -> SizeReading:
    """This function will return the sizes that a text prints, each number exactly as printed or not at all.

    `7B parameters (dense)` is one size, `61B parameters (sparse); 6.6B active parameters` one with its active part,
    `86M(Base) to 632M (Huge)` two with names. Ranges, bounds, sums, comparisons, products of experts and sizes of data
    give no number but a problem. A number without a scale counts parameters from 10,000 on, or wherever it stands in
    a column that counts them (`bare`). It never raises.
    """
    try:
        printed = one_line(text, limit=SIZE_LIMIT)
    except ValueProblem as problem:
        return SizeReading(problems=(problem.detail,))
    if (number := _bare_number(printed)) is not None:
        return _whole(number, printed, bare=bare)
    line = _EXPERTS.sub("", _IN_PARENTHESES.sub(r" \1", printed.rstrip(" *†")).replace("  ", " "))
    size = _single(line)
    if size is not None:
        return SizeReading((size,))
    parts = [part.strip() for part in _SEPARATOR.split(line) if part.strip()]
    sizes, problems = _labelled(parts)
    if sizes:
        return SizeReading(tuple(sizes), tuple(problems))
    return SizeReading(problems=(doubt(printed),))


def _bare_number(line: str) -> Fraction | None:
    """This function will return the number that a text without a scale in Latin letters is, or None."""
    try:
        return None if re.search(r"[a-df-z]", line, re.IGNORECASE) else read_number(line)
    except ValueProblem:
        return None


def _whole(number: Fraction, line: str, *, bare: bool) -> SizeReading:
    """This function will return the size of a bare number; what binary floats add far behind the point is no digit."""
    nearest = round(number)
    if abs(number - nearest) * _FLOAT_NOISE > nearest or nearest < 1:
        return SizeReading(problems=(f"{quoted(line)} is not a positive whole number.",))
    if nearest < _SMALLEST_BARE and not bare:
        return SizeReading(problems=(f"{quoted(line)} does not say in which unit it counts.",))
    try:
        return SizeReading((Size(parse_count(nearest, minimum=1)),))
    except ValueProblem as problem:
        return SizeReading(problems=(problem.detail,))


def _single(line: str) -> Size | None:
    """This function will return the one size that a whole text is about, or None."""
    lower = line.casefold()
    for form in _BOTH:
        if match := form.fullmatch(lower):
            total, active = _count(match["total"]), _count(match["active"])
            return None if total is None or active is None else Size(total, active)
    if match := _ONE.fullmatch(lower):
        total = _count(match["total"])
        return None if total is None else Size(total)
    if match := _ONLY_ACTIVE.fullmatch(lower):
        active = _count(match["active"])
        return None if active is None else Size(None, active)
    return None


def _labelled(parts: list[str]) -> tuple[list[Size], list[str]]:
    """This function will return the sizes of parts that carry a name each, and the problems of the other parts."""
    sizes: list[Size] = []
    problems: list[str] = []
    for part in parts:
        match = _LABEL_FIRST.fullmatch(part) or _LABEL_LAST.fullmatch(part)
        size = _single(match["size"]) if match else None
        if match and size and _SIZE_NAME.fullmatch(match["label"]):
            sizes.append(Size(size.parameters, size.active, match["label"]))
        else:
            problems.append(f"{quoted(part)} gives no number for a size that it names.")
    names = [size.variant.casefold() for size in sizes]
    return (sizes, problems) if len(set(names)) == len(names) else ([], problems)


def _count(written: str) -> int | None:
    try:
        return parse_count(written.replace("-", " "), minimum=1)
    except ValueProblem:
        return None
