"""Absence: words with which catalogs say that they have no value, and why."""

import re
from functools import lru_cache
from typing import Final

from catalog.values.name import fold
from catalog.values.problem import ValueProblem
from catalog.values.text import one_line

_LONGEST: Final = 60
_WORDS: Final = {
    "unknown": (
        "unknown", "unknkown", "unknwon", "unkown", "unknow", "unk", "not known", "n/a", "na", "#n/a", "nan", "nil",
        "null", "none", "xx", "tbd", "tba", "unclear", "not found", "not stated", "not specified", "unspecified",
        "not reported", "not given", "not mentioned", "not available", "unavailable", "no information",
        "information not available", "not documented", "미상", "알 수 없음", "불명",
    ),
    "undisclosed": (
        "undisclosed", "not disclosed", "not publicly disclosed", "undisclosed by the developer", "not public",
        "not revealed", "not released", "not announced", "confidential", "withheld", "secret",
        "purposely left ambiguous", "비공개", "미공개",
    ),
    "not_applicable": ("not applicable", "does not apply", "해당 없음"),
}  # fmt: skip
_STATUSES = {fold(word): status for status, words in _WORDS.items() for word in words}
_REMARK = re.compile(r" ?\([^()]*\)$")


def absence(text: str) -> str | None:
    """This function will return the value status that a text stands for if it says that there is no value, or None.

    The statuses are those of `catalog.vocabulary.statuses`. Marks alone (`?`, `-`) say that nobody knows. A remark in
    parentheses behind the word changes nothing: `Unknown (research purposes only)`. Empty text says nothing at all.
    """
    return _status(text) if len(text) <= _LONGEST else None


@lru_cache(maxsize=10_000)
def _status(text: str) -> str | None:
    try:
        line = one_line(text, limit=_LONGEST)
    except ValueProblem:
        return None
    key = fold(_REMARK.sub("", line))
    if line and not key:
        return "unknown"
    return _STATUSES.get(key)
