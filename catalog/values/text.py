"""Plain text and JSON content: what may be stored, and one line of it as parsers read it."""

import math
import re
import unicodedata
from typing import Final

from catalog.values.problem import ValueProblem

TEXT_LIMIT: Final = 10_000
"""Longest text that is stored unless another limit is named, in characters."""

DEPTH_LIMIT: Final = 20
"""How many objects and arrays may lie in each other in JSON content."""

_LARGEST = 2**63 - 1
_SHRINKING = 4  # NFC makes one character of at most three
_REFUSED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n?")
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u2060\ufeff"))
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


def clean_text(text: object, *, limit: int = TEXT_LIMIT) -> str:
    """This function will return text as it is stored: NFC, line ends as newlines, no white space around it.

    It raises ValueProblem for what PostgreSQL or JSON cannot hold or people cannot see (NUL, lone surrogates, control
    characters other than newline and tab) and for more than `limit` characters. Empty text stays empty.
    """
    if not isinstance(text, str):
        raise ValueProblem("wrong_type", "This is not text; allowed is text.")
    if len(text) > _SHRINKING * limit:
        raise too_long(limit)
    cleaned = unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", text))
    if found := _REFUSED.search(cleaned):
        raise ValueProblem(
            "invalid_character",
            f"The text holds the character U+{ord(found[0]):04X}; allowed are printable characters, tabs and newlines.",
        )
    cleaned = cleaned.strip()
    if len(cleaned) > limit:
        raise too_long(limit)
    return cleaned


def one_line(text: str, *, limit: int) -> str:
    """This function will return a short value ready for parsing: one line, ASCII forms, single spaces.

    Full-width forms become ASCII, every kind of space an ordinary one, and invisible joiners vanish. Superscripts are
    left alone, because a compatibility normalization would read 10⁹ as 109. It raises ValueProblem as clean_text does.
    """
    visible = clean_text(text, limit=limit).translate(_INVISIBLE)
    return clean_text(" ".join(visible.split()).translate(_FULL_WIDTH), limit=limit)


def too_long(limit: int) -> ValueProblem:
    """This function will return what is wrong with a text of more characters than a limit."""
    return ValueProblem("too_long", f"The text is too long; allowed are {limit} characters.")


def clean_json(value: object, *, depth: int = DEPTH_LIMIT) -> object:
    """This function will return JSON content unchanged after checking that it can be stored and sent.

    It raises ValueProblem for NUL and lone surrogates in texts and keys, NaN and infinities, whole numbers beyond 64
    bits, keys that are no text, types that JSON lacks, and more than `depth` objects and arrays in each other.
    """
    _check_json(value, depth, depth)
    return value


def _check_json(value: object, depth: int, limit: int) -> None:
    """This function will raise ValueProblem for JSON content that cannot be stored; `depth` is what is left of it."""
    if not isinstance(value, dict | list):
        _check_scalar(value)
        return
    if depth == 0:
        raise ValueProblem("too_deep", f"The content is nested too deeply; allowed are {limit} levels.")
    if isinstance(value, dict):
        for key in value:
            if not isinstance(key, str):
                raise ValueProblem("wrong_type", "A key is not text; allowed are texts as keys.")
            _check_scalar(key)
    for item in value.values() if isinstance(value, dict) else value:
        _check_json(item, depth - 1, limit)


def _check_scalar(value: object) -> None:
    """This function will raise ValueProblem for what is no text, number, true, false or null that can be stored."""
    if isinstance(value, str):
        if _UNSTORABLE.search(value):
            raise ValueProblem(
                "invalid_character", "A text holds NUL or half of a surrogate pair; allowed is well-formed Unicode."
            )
    elif isinstance(value, float):
        if not math.isfinite(value):
            raise ValueProblem("not_finite", "A number is not finite; allowed are finite numbers.")
    elif isinstance(value, int):
        if abs(value) > _LARGEST:
            raise ValueProblem("too_large", f"A number is too large; allowed are whole numbers up to {_LARGEST}.")
    elif value is not None:
        raise ValueProblem(
            "wrong_type", "A value is of a type that JSON lacks; allowed are texts, numbers, true, false and null."
        )
