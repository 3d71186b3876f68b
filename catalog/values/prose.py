"""Prose: text of others made fit to be stored, without the white space and the marks that exports leave in it."""

import re
from typing import Final

from catalog.values.text import TEXT_LIMIT, clean_text

NOTE_LIMIT: Final = 2_000
"""Longest note, in characters; what is longer is cut at a word."""

_SPACES = re.compile(r"[^\S\n]+")
_LINES = re.compile(r" ?\n ?")
_GAPS = re.compile(r"\n{3,}")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u200b\u2060\ufeff]")


def tidy(text: str, *, limit: int = TEXT_LIMIT) -> str:
    """This function will return text with single spaces, at most one empty line in a row and nothing around it.

    No-break spaces and tabs are spaces. It raises ValueProblem for text that cannot be stored or is too long.
    """
    return clean_text(_GAPS.sub("\n\n", _LINES.sub("\n", _SPACES.sub(" ", text))), limit=limit)


def short_note(text: str, *, limit: int = NOTE_LIMIT) -> str:
    """This function will return a note that can be stored: tidy, without control characters, cut with an ellipsis."""
    whole = tidy(_CONTROL.sub("", text[: 4 * limit]), limit=4 * limit)
    if len(whole) <= limit:
        return whole
    return f"{whole[: limit - 1].rsplit(maxsplit=1)[0]}…"
