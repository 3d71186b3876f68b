"""Cells: what one printed text says of one attribute, typed, absent or doubtful; the kinds of single values."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from catalog.ingest.records import Statement
from catalog.values import typed
from catalog.values.links import links_in
from catalog.values.openness import read_openness
from catalog.values.problem import ValueProblem, quoted
from catalog.values.prose import tidy
from catalog.values.size import SizeReading, read_size
from catalog.values.sized_name import size_in_name
from catalog.values.typed import JsonValue
from catalog.values.written_date import read_date
from catalog.vocabulary.attributes import Attribute, Kind

NAME: Final = "name"
"""The unit of a statement whose text is a name, in which a size may stand."""

_SCALES = frozenset({"thousand", "million", "billion", "trillion", "k", "m", "b", "t"})
_ZERO = re.compile(r"[-+]?0+(?:\.0*)?")
_ABOUT = re.compile(r"^(?:[~≈]|(?:about|around|approximately|approx\.?|roughly|circa) )\s*", re.IGNORECASE)
_POWER = re.compile(r"(?P<digits>[0-9]+(?:\.[0-9]+)?) ?[x×*·] ?10\^?(?P<sign>-?)(?P<exponent>[0-9]{1,2})")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_FLOP = re.compile(r"\s*flops?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """One value that a cell gives for sure, or the status of its absence."""

    value: JsonValue | None
    status: str = "known"
    attribute: str = ""
    """Where it is another than the statement's."""
    variant: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """What in a cell gives no sure value, and why."""

    reason: str
    text: str = ""
    """The part that it is about; empty for the whole cell."""


Outcome = Told | Doubt
UNKNOWN: Final = Told(None, "unknown")


def read_single(statement: Statement, attribute: Attribute) -> list[Outcome]:
    """This function will return what a cell of a kind without vocabulary says; never raises."""
    try:
        return _BY_KIND[attribute.kind](statement, attribute)
    except ValueProblem as problem:
        return [Doubt(problem.detail)]


def read_sizes(statement: Statement) -> list[Outcome]:
    """This function will return the numbers of parameters that a cell prints, of each size that it names.

    A name without a size says nothing, and a number 0 is how some catalogs store that they have none.
    """
    text = _scaled(statement)
    if _ZERO.fullmatch(text.strip()):
        return [UNKNOWN]
    if statement.unit == NAME:
        try:
            size = size_in_name(text)
        except ValueProblem as problem:
            return [Doubt(problem.detail)]
        reading = SizeReading((size,) if size else ())
    else:
        reading = read_size(text, bare=statement.unit == "parameters")
    found: list[Outcome] = [Doubt(problem) for problem in reading.problems]
    for size in reading.sizes:
        if size.parameters is not None:
            found.append(Told(size.parameters, variant=size.variant))
        if size.active is not None:
            found.append(Told(size.active, attribute="parameters_active", variant=size.variant))
    return found


def _count(statement: Statement, attribute: Attribute) -> list[Outcome]:
    text = _ABOUT.sub("", _scaled(statement).strip())
    if _ZERO.fullmatch(text):
        return [UNKNOWN]
    if attribute.unit:
        text = re.sub(rf"\s*{attribute.unit.removesuffix('s')}s?$", "", text, flags=re.IGNORECASE)
    return [Told(typed.parse("count", text))]


def _measure(statement: Statement, _attribute: Attribute) -> list[Outcome]:
    text = _FLOP.sub("", _ABOUT.sub("", _scaled(statement).strip()).translate(_SUPERSCRIPTS))
    if _ZERO.fullmatch(text):
        return [UNKNOWN]
    if match := _POWER.fullmatch(text):
        text = f"{match['digits']}e{match['sign']}{match['exponent']}"
    return [Told(typed.parse("measure", text))]


def _date(statement: Statement, _attribute: Attribute) -> list[Outcome]:
    date = read_date(statement.text)
    return [UNKNOWN if date is None else Told(str(date))]


def _prose(statement: Statement, _attribute: Attribute) -> list[Outcome]:
    return [Told(typed.parse("text", tidy(statement.text)))]


def _url(statement: Statement, _attribute: Attribute) -> list[Outcome]:
    """This function will return the first address of a cell; the others are rivals that nobody can choose between."""
    found = links_in(statement.text)
    if not found:
        raise ValueProblem("invalid_url", f"{quoted(statement.text.strip())} holds no web address.")
    more: list[Outcome] = [
        Doubt("The cell holds several addresses; the first is taken.", text=url) for url in found[1:]
    ]
    return [Told(found[0]), *more]


def _level(statement: Statement, _attribute: Attribute) -> list[Outcome]:
    return [Told(read_openness(statement.text))]


def _scaled(statement: Statement) -> str:
    """This function will return a cell with the scale of its column, for columns such as “Parameters (billion)”."""
    if statement.unit.casefold() in _SCALES and statement.text.strip()[-1:].isdigit():
        return f"{statement.text.strip()} {statement.unit}"
    return statement.text


_BY_KIND: Mapping[Kind, Callable[[Statement, Attribute], list[Outcome]]] = MappingProxyType(
    {
        Kind.COUNT: _count,
        Kind.MEASURE: _measure,
        Kind.DATE: _date,
        Kind.TEXT: _prose,
        Kind.URL: _url,
        Kind.LEVEL: _level,
    }
)
