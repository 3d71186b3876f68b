"""A number of parameters that contradicts the words around it."""

import re
from collections.abc import Iterator

from catalog.ingest.rules import Case, Known, Verdict, rule
from catalog.values.count import format_count, parse_count
from catalog.values.problem import ValueProblem
from catalog.values.sized_name import may_be, size_in_name, without_size

_SCALE = r"(?:thousand|million|billion|trillion|mn|bn|[kmbt])"
_NUMBER = rf"(?<![\w.,$])(?P<number>[0-9][0-9,]*(?:\.[0-9]+)?)[ -]?(?P<scale>{_SCALE})(?![\w.]*[0-9])\b"
_ANY = re.compile(_NUMBER, re.IGNORECASE)
_OF_PARAMETERS = re.compile(
    rf"{_NUMBER}[ -]?(?:(?:total|overall|model|dense)[ -])*(?:param(?:eter)?s?\b|total\b)", re.IGNORECASE
)
_FIRST = re.compile(rf"\W*(?:~|≈|about |approx(?:imately|\.)? )?{_NUMBER}(?=\W|$)", re.IGNORECASE)
_CALCULATED = re.compile(r"[*×=]|\d ?x ?\d|\+|\blayers?\b|\bembedding", re.IGNORECASE)
_PART = re.compile(
    r"^[ -]?(?:trainable|learnable|active|activated|token|image|sample|hour|example|word)", re.IGNORECASE
)


@rule
def other_number_in_its_words(case: Case) -> Iterator[Verdict]:
    """This function will hold a number back that is not the one in the name of its size, or in a note that gives one.

    A note that calculates, or that gives the value among other numbers, contradicts nothing.
    """
    for claim in case.known("parameters", "parameters_active"):
        named = _in_names(case, claim)
        if named:
            name, number = named
            if not may_be(number, claim.value):
                yield claim, _reason(claim, number, f"the name “{name}” says")
            continue
        other = _other_in_note(claim)
        if other is not None:
            yield claim, _reason(claim, other, "the note beside it says")


def _reason(claim: Known, number: int, who: str) -> str:
    return f"The value is {format_count(claim.value)}, but {who} {format_count(number)}."


def _other_in_note(claim: Known) -> int | None:
    """The number of parameters that a note gives instead of the value."""
    note = claim.note
    if claim.claim.attribute != "parameters" or _CALCULATED.search(note):
        return None
    said = [_count(match) for match in _ANY.finditer(note)]
    if any(number and may_be(number, claim.value) for number in said):
        return None
    first = _FIRST.match(note)
    if first and not _PART.match(note[first.end() :]):
        return _count(first)
    return next((_count(match) for match in _OF_PARAMETERS.finditer(note)), None)


def _in_names(case: Case, claim: Known) -> tuple[str, int] | None:
    """A name with the number in it: that of the size, else one of the row's, which may contradict each other."""
    attribute = claim.claim.attribute
    names = [name for name in (claim.variant, case.record.record.variant, case.record.name) if name]
    found = _numbered([name for name in names if name.startswith(without_size(name))], attribute)
    if found and found[0][0] != claim.variant:
        return next((entry for entry in found if not may_be(entry[1], claim.value)), found[0])
    return next(iter(found or _numbered([claim.variant], attribute)), None)


def _numbered(names: list[str], attribute: str) -> list[tuple[str, int]]:
    found = [(name, _in_name(name, attribute)) for name in names]
    return [(name, number) for name, number in found if number is not None]


def _in_name(name: str, attribute: str) -> int | None:
    try:
        size = size_in_name(name)
    except ValueProblem:
        return None
    if size is None:
        return None
    return size.parameters if attribute == "parameters" else size.active


def _count(match: re.Match[str]) -> int | None:
    try:
        return parse_count(f"{match['number']} {match['scale']}", minimum=1)
    except ValueProblem:
        return None
