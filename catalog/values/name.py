"""Names: when two spellings are one name, and the slug that stands for a name in an address."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import Final

from catalog.values.problem import ValueProblem, quoted

SLUG_LIMIT: Final = 100
SLUG_PATTERN: Final = r"[a-z0-9]+(?:-[a-z0-9]+)*"
"""What a slug looks like, without anchors, for Python's and PostgreSQL's expressions; at most SLUG_LIMIT long."""

TERM_PATTERN: Final = r"[a-z0-9]+(?:[-.+][a-z0-9]+)*"
"""What the slug of a vocabulary row looks like: also with dots, as in `apache-2.0`."""

RESERVED_SLUGS: Final = frozenset(
    {
        "changes", "compare", "conflicts", "coverage", "export", "facets", "import", "missing", "new", "openapi",
        "resolve", "search", "stats", "suggest",
    }
)  # fmt: skip
"""Words that are or may become addresses under `models/`, so that no model may have them."""

_FOLD_PASSES = 4
_IGNORED = dict.fromkeys([*map(ord, "™®©℠\u034f"), *range(0xFE00, 0xFE10)])  # trade marks, variation selectors
_GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta", "η": "eta", "θ": "theta",
    "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu", "ξ": "xi", "ο": "omicron", "π": "pi", "ρ": "rho",
    "σ": "sigma", "τ": "tau", "υ": "upsilon", "φ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega",
}  # fmt: skip
_LATIN = {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
_SPELLED = str.maketrans(
    {letter: f"-{word}-" for letter, word in _GREEK.items()} | _LATIN | {"+": "-plus-", "&": "-and-", "'": "", "’": ""}
)
_CLOSE_ENOUGH = 0.6
_START = 3
_START_BONUS = 0.1
_COMPARED_LENGTH = 100


def fold(name: str) -> str:
    """This function will return the key under which spellings of one name are the same and other names are not.

    Case, width, spaces, hyphens and other marks do not count; letters of every script, digits and `+` do, so that
    Command R is not Command R+ and PanGu-α not PanGu-Σ. Between two digits a mark does count, a dot as a dot and any
    other as a hyphen, since OPT-1.3B is not OPT-13B and Llama 2 7B not Llama 27B. A name without letters folds to "".
    """
    folded = name.translate(_IGNORED)
    for _ in range(_FOLD_PASSES):
        before = folded
        folded = _drop_marks(unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", folded).casefold()))
        if folded == before:
            break
    return folded


def _drop_marks(name: str) -> str:
    """This function will return a name without what is no letter, digit or plus, save between two digits."""
    kept: list[str] = []
    skipped = ""
    for character in name:
        if character == "+" or unicodedata.category(character)[0] in "LNM":
            if skipped and kept and kept[-1].isdecimal() and character.isdecimal():
                kept.append("." if skipped == "." else "-")
            kept.append(character)
            skipped = ""
        else:
            skipped += character
    return "".join(kept)


def slugify(name: str) -> str:
    """This function will return the ASCII slug of a name: `Command R+` gives command-r-plus, `PanGu-α` pangu-alpha.

    Letters that have no ASCII form are left out; it raises ValueProblem where nothing else remains.
    """
    spelled = unicodedata.normalize("NFKC", name[: 10 * SLUG_LIMIT].translate(_IGNORED)).casefold().translate(_SPELLED)
    bare = "".join(
        character
        for character in unicodedata.normalize("NFKD", spelled).translate(_SPELLED)
        if character.isascii() or unicodedata.category(character)[0] not in "LNM"
    )
    slug = re.sub(r"[^a-z0-9]+", "-", bare).strip("-")[:SLUG_LIMIT].rstrip("-")
    if not slug:
        raise ValueProblem(
            "invalid_slug",
            f"{quoted(name)} gives no slug; allowed are names with Latin letters, Greek letters or digits.",
        )
    return slug


def is_slug(text: str) -> bool:
    """This function will say whether a text is a slug: lower-case ASCII words joined by hyphens, at most 100 long."""
    return len(text) <= SLUG_LIMIT and re.fullmatch(SLUG_PATTERN, text) is not None


def is_term(text: str) -> bool:
    """This function will say whether a text can be the slug of a vocabulary row, which may also hold dots."""
    return len(text) <= SLUG_LIMIT and re.fullmatch(TERM_PATTERN, text) is not None


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """This function will return the choice that somebody who typed a word most likely meant, or None.

    A shared beginning counts extra, because people misspell the end of a word or leave it off rather than its start.
    """
    typed = word[:_COMPARED_LENGTH].casefold()
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(typed)
    best, best_score = None, 0.0
    for choice in choices:
        candidate = choice.casefold()
        if candidate == typed:
            return choice
        shorter = min(len(candidate), len(typed))
        begins = shorter >= _START and candidate[:shorter] == typed[:shorter]
        matcher.set_seq1(candidate)
        if not begins and (matcher.real_quick_ratio() < _CLOSE_ENOUGH or matcher.quick_ratio() < _CLOSE_ENOUGH):
            continue
        ratio = matcher.ratio()
        score = ratio + (_START_BONUS if candidate[:_START] == typed[:_START] else 0.0)
        if score > best_score and (begins or ratio >= _CLOSE_ENOUGH):
            best, best_score = choice, score
    return best
