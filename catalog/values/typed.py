"""The bridge from the kind of an attribute to its value: parse, show and compare by kind.

Kinds are the words of `catalog.vocabulary.attributes.Kind`, passed as plain strings, since this folder knows no Django.
"""

import datetime as dt
from collections.abc import Callable, Collection, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from catalog.values.agreement import agree
from catalog.values.count import format_count, parse_count
from catalog.values.date import PartialDate
from catalog.values.language import parse_language
from catalog.values.measure import format_measure, parse_measure
from catalog.values.name import is_term, nearest
from catalog.values.problem import ValueProblem, quoted
from catalog.values.text import clean_text
from catalog.values.url import parse_url

__all__ = ["KINDS", "LIST_LIMIT", "JsonValue", "agree", "parse", "show"]

JsonValue = int | float | str | list[str]
"""How values are stored: a claim's value is JSON."""

LIST_LIMIT: Final = 300
"""Most entries that a list may have; the longest honest ones are the languages of speech models."""

_SHOWN_CHOICES = 12
_KOREAN_UNITS = {
    "parameters": "개",
    "samples": "개",
    "tokens": "토큰",
    "words": "단어",
    "steps": "스텝",
    "users": "명",
    "USD": "달러",
}


def parse(kind: str, raw: object, *, allowed: Collection[str] | None = None) -> JsonValue:
    """This function will return a value of a kind as it is stored, from what a person, a form or a file gave.

    `allowed` are the slugs that may stand in a level, a term or terms; None leaves them open. Counts are at least 1,
    because a missing number is never 0. It raises ValueProblem for whatever is no value of that kind; what it returns
    comes back from it unchanged.
    """
    if kind in _PARSERS:
        return _PARSERS[kind](raw)
    if kind in _TERM_PARSERS:
        return _TERM_PARSERS[kind](raw, allowed)
    raise ValueProblem("unknown_kind", f"{quoted(kind)} is not a kind of value; allowed are {', '.join(KINDS)}.")


def show(kind: str, value: JsonValue, unit: str = "", language: str = "en") -> str:
    """This function will return a stored value as people read it, with its unit, in English (`en`) or Korean (`ko`)."""
    unit = _KOREAN_UNITS.get(unit, unit) if language == "ko" else unit
    if kind == "count" and isinstance(value, int):
        return f"{format_count(value, language)} {unit}".strip()
    if kind == "measure" and isinstance(value, int | float):
        return format_measure(value, unit, language)
    return ", ".join(value) if isinstance(value, list) else str(value)


def _count(raw: object) -> int:
    return parse_count(str(raw) if isinstance(raw, float | Decimal) else _text_or_number(raw), minimum=1)


def _measure(raw: object) -> float:
    return parse_measure(raw if isinstance(raw, float | Decimal) else _text_or_number(raw))


def _date(raw: object) -> str:
    if isinstance(raw, dt.date) and not isinstance(raw, dt.datetime):
        return raw.isoformat()
    if isinstance(raw, int) and not isinstance(raw, bool):
        return str(PartialDate(raw))
    return str(PartialDate.parse(_text(raw)))


def _prose(raw: object) -> str:
    text = clean_text(raw)
    if not text:
        raise ValueProblem("empty", "The text is empty; allowed is text of at least one character.")
    return text


def _url(raw: object) -> str:
    return parse_url(_text(raw))


def _languages(raw: object) -> list[str]:
    return sorted({parse_language(_text(entry)) for entry in _entries(raw)})


def _term(raw: object, allowed: Collection[str] | None) -> str:
    text = _text(raw).strip()
    if allowed is None and is_term(text):
        return text
    if allowed is None:
        raise ValueProblem("invalid_term", f"{quoted(text)} is not a term; allowed are slugs such as open-weights.")
    if text in allowed:
        return text
    choices = tuple(sorted(allowed))
    listed = ", ".join(choices[:_SHOWN_CHOICES]) + (" and more" if len(choices) > _SHOWN_CHOICES else "")
    raise ValueProblem(
        "unknown_term",
        f"{quoted(text)} is not known; allowed are {listed or 'none'}.",
        allowed=choices,
        did_you_mean=nearest(text, choices),
    )


def _terms(raw: object, allowed: Collection[str] | None) -> list[str]:
    return sorted({_term(entry, allowed) for entry in _entries(raw)})


def _entries(raw: object) -> list[object]:
    """This function will return the entries of a list, or of a text with commas, or raise ValueProblem for none."""
    if isinstance(raw, str):
        raw = [part for part in raw.split(",") if part.strip()]
    if not isinstance(raw, list | tuple | set | frozenset):
        raise ValueProblem("wrong_type", f"{quoted(raw)} is not a list; allowed are lists of texts.")
    if not 1 <= len(raw) <= LIST_LIMIT:
        raise ValueProblem("invalid_list", f"The list has {len(raw)} entries; allowed are 1 to {LIST_LIMIT}.")
    return list(raw)


def _text(raw: object) -> str:
    if isinstance(raw, str):
        return raw
    raise ValueProblem("wrong_type", f"{quoted(raw)} is not text; allowed is text.")


def _text_or_number(raw: object) -> str | int:
    if isinstance(raw, str | int) and not isinstance(raw, bool):
        return raw
    raise ValueProblem("wrong_type", f"{quoted(raw)} is not a number; allowed are numbers and text.")


_PARSERS: Mapping[str, Callable[[object], JsonValue]] = MappingProxyType(
    {
        "count": _count,
        "measure": _measure,
        "date": _date,
        "text": _prose,
        "url": _url,
        "languages": _languages,
    }
)
_TERM_PARSERS: Mapping[str, Callable[[object, Collection[str] | None], JsonValue]] = MappingProxyType(
    {"level": _term, "term": _term, "terms": _terms}
)

KINDS: Final = (*_PARSERS, *_TERM_PARSERS)
"""Every kind of value."""
