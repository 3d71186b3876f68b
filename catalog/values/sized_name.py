"""Sizes inside names: `Llama 2-70B`, `Qwen3 30B-A3B`, `GPT-2 (124M)`, to the number and the rest of the name."""

import re
from itertools import pairwise
from typing import Final

from catalog.values.count import parse_count
from catalog.values.problem import ValueProblem
from catalog.values.size import Size
from catalog.values.text import one_line

_NAME_LIMIT: Final = 200
_NUMBER = r"[0-9]+(?:[._][0-9]+)?"
_TOKEN = re.compile(
    rf"(?<![A-Za-z0-9.])(?P<prefix>[0-9]+ ?[x×] ?|[EeAa])?(?P<number>{_NUMBER}) ?(?P<scale>[BbMT])(?![A-Za-z0-9])"
)
_DATA_BEFORE = re.compile(r"\b(?:laion|coyo|datacomp|cc)[ -]?$", re.IGNORECASE)
_EXPERTS_AFTER = re.compile(r"[ /-]?[0-9]+E\b")
_NAMED_BY_ACTIVE = re.compile(r"\bllama[ -]?4\b", re.IGNORECASE)
"""Families whose names give what works on a token, with nothing in the name to tell: Llama 4 Scout 17B has 109B."""
_GAP = re.compile(r"[ _-]*")
_AROUND = " _-/,"
_ROUNDED = 1.5


def size_in_name(name: str) -> Size | None:
    """This function will return the size that a name gives, None where it gives none.

    It raises ValueProblem where the name holds numbers that are no number of parameters for sure: a product of experts
    (`8x7B`), effective parameters (`E4B`), active ones with a number of experts (`17B-128E`), or several sizes, of
    which one may count the data (`BELLE-13B-0.4M`).
    """
    found = _tokens(_line(name))
    totals = [match for match in found if not match["prefix"]]
    actives = [match for match in found if (match["prefix"] or "") in {"A", "a"}]
    if not found:
        return None
    if len(totals) + len(actives) < len(found):
        raise ValueProblem("no_size", "The name counts experts or effective parameters; allowed are names with a size.")
    if len(totals) > 1 or len(actives) > 1:
        raise ValueProblem("several_sizes", "The name holds several sizes; allowed is one.")
    line = _line(name)
    if totals and (_EXPERTS_AFTER.match(line, totals[0].end()) or _NAMED_BY_ACTIVE.search(line)):
        raise ValueProblem("no_size", "The name gives the size that works on a token; allowed are sizes of the whole.")
    total, active = (_count(matches[0]) if matches else None for matches in (totals, actives))
    return Size(total, active)


def named_size(name: str) -> int | None:
    """This function will return the number of parameters that a name gives, None where it gives none for sure."""
    try:
        size = size_in_name(name)
    except ValueProblem:
        return None
    return size.parameters if size else None


def may_be(named: int, counted: int) -> bool:
    """This function will say whether a number of parameters may be what a name rounds: Gemma 7B has 8.5 billion."""
    return max(named, counted) <= _ROUNDED * min(named, counted)


def without_size(name: str) -> str:
    """This function will return a name without the size in it: `LLaMA (7B)` and `LLaMA-7B` both give LLaMA.

    A name that is a size alone, or that holds none or several, comes back as one line and otherwise unchanged.
    """
    line = _line(name)
    found = _tokens(line)
    if not found or any(not _GAP.fullmatch(line[a.end() : b.start()]) for a, b in pairwise(found)):
        return line
    start, end = found[0].start(), found[-1].end()
    before, after = line[:start], line[end:]
    if before.endswith("(") and after.startswith(")"):
        before, after = before[:-1], after[1:]
    before, after = before.rstrip(_AROUND), after.lstrip(_AROUND)
    joined = f"{before}{_joint(line, start, end)}{after}" if before and after else before + after
    return joined or line


def _tokens(line: str) -> list[re.Match[str]]:
    """This function will return where sizes stand in a name; what follows the name of a dataset measures that."""
    return [match for match in _TOKEN.finditer(line) if not _DATA_BEFORE.search(line, 0, match.start())]


def _joint(line: str, start: int, end: int) -> str:
    """This function will return what joins the two halves of a name when the size between them goes."""
    return "-" if line[start - 1 : start] == "-" and line[end : end + 1] == "-" else " "


def _count(match: re.Match[str]) -> int:
    """This function will return the number of one size; `1_1B` is how file names write 1.1B."""
    return parse_count(match["number"].replace("_", ".") + match["scale"], minimum=1)


def _line(name: str) -> str:
    return one_line(name, limit=_NAME_LIMIT)
