"""Openness as catalogs write it, to one of the six levels of `catalog.vocabulary.openness`."""

import re
from typing import Final

from catalog.values.name import fold
from catalog.values.problem import ValueProblem, quoted
from catalog.values.text import one_line

_LONGEST: Final = 200
_SPELLINGS: Final = {
    "closed": ("closed", "unreleased", "not released", "private", "internal"),
    "hosted": ("hosted", "hosted access (no API)", "hosted access without API"),
    "api": ("api", "API access"),
    "open-weights-noncommercial": ("open weights (non-commercial)", "open weights (noncommercial)"),
    "open-weights-restricted": ("open weights (restricted use)", "open weights (restricted)"),
    "open-weights": ("open weights (unrestricted)",),
}  # fmt: skip
_LEVELS = {fold(name): level for level, names in _SPELLINGS.items() for name in (level, *names)}
_OPEN = re.compile(r"open(?:[ -]weights?)?(?: access)?", re.IGNORECASE)


def read_openness(text: str) -> str:
    """This function will return the level of openness that a text names, in Epoch AI's words or the registry's own.

    `open` alone says that there are weights and not for which uses, so that it raises ValueProblem like any word that
    is no level.
    """
    line = one_line(text, limit=_LONGEST)
    if _OPEN.fullmatch(line) and fold(line) not in _LEVELS:
        raise ValueProblem("open_for_what", f"{quoted(text)} does not say for which uses the weights are open.")
    level = _LEVELS.get(fold(line))
    if level is None:
        raise ValueProblem(
            "unknown_level", f"{quoted(text)} is no level of openness; allowed are {', '.join(_SPELLINGS)}."
        )
    return level
