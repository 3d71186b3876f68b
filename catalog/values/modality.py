"""Modalities as catalogs write them: `text; image, text`, `text+image->text`, `amino acid sequence`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from catalog.values.name import fold, nearest
from catalog.values.problem import ValueProblem, quoted
from catalog.values.text import one_line

_TEXT_LIMIT = 200
_ARROW = re.compile(r"->|=>|→|;")
_BETWEEN = re.compile(r"[,+&/|]| and ", re.IGNORECASE)
_BOTH_SIDES = 2
_NOTHING = frozenset({"", "unknown", "unspecified", "na"})
_SPELLINGS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "text": ("texts", "language", "natural language"),
        "code": ("source code",),
        "image": ("images", "vision", "vector graphic", "vector graphics"),
        "video": ("videos",),
        "audio": ("sound", "sounds"),
        "speech": ("voice",),
        "music": (),
        "molecule": ("molecules", "smiles"),
        "protein": ("proteins", "protein sequence", "amino acid sequence"),
        "nucleotide": ("nucleotides", "genome sequence", "dna", "rna", "dna sequence"),
        "gene-expression": (),
        "molecular-structure": ("protein structure",),
        "embedding": ("embeddings",),
        "action": ("actions", "in-game actions", "robot trajectories", "robotics trajectories"),
        "state": ("states",),
        "tabular": ("table", "tables"),
    }
)

MODALITIES: Final = tuple(_SPELLINGS)
"""Every modality that has a spelling here, by its slug."""

_SLUGS = {fold(name): slug for slug, names in _SPELLINGS.items() for name in (slug, *names)}


@dataclass(frozen=True, slots=True)
class Modalities:
    """What a model takes in and gives out, each sorted and without repeats; empty where nothing is said."""

    input: tuple[str, ...] = ()
    output: tuple[str, ...] = ()


def parse_modalities(text: str) -> Modalities:
    """This function will return what goes in and comes out by a text such as `text; image` or `text+image->text`.

    Without a semicolon or an arrow the text says nothing of the output. It raises ValueProblem for words that are no
    modality, with the nearest, and for more than two sides.
    """
    sides = _ARROW.split(one_line(text, limit=_TEXT_LIMIT))
    if len(sides) > _BOTH_SIDES:
        raise ValueProblem(
            "invalid_modalities",
            f"{quoted(text)} has {len(sides)} sides; allowed are input and output, as text; image.",
        )
    return Modalities(*map(_side, sides))


def parse_modality(text: str) -> str:
    """This function will return the slug of the modality that a word or two name, or raise ValueProblem."""
    key = fold(one_line(text, limit=_TEXT_LIMIT))
    if key in _SLUGS:
        return _SLUGS[key]
    meant = nearest(key, _SLUGS)
    raise ValueProblem(
        "unknown_modality",
        f"{quoted(text)} is no known modality; allowed are {', '.join(MODALITIES)}.",
        allowed=MODALITIES,
        did_you_mean=_SLUGS[meant] if meant else None,
    )


def _side(side: str) -> tuple[str, ...]:
    """This function will return the slugs on one side, without the words that name nothing."""
    parts = [part for part in _BETWEEN.split(side) if fold(part) not in _NOTHING]
    return tuple(sorted({parse_modality(part) for part in parts}))


def split_modalities(text: str) -> tuple[Modalities, tuple[str, ...]]:
    """This function will return what a text says of modalities as far as it is known, and the words that are not.

    It raises ValueProblem as parse_modalities does, but for unknown words.
    """
    line = one_line(text, limit=_TEXT_LIMIT)
    strange = [part.strip() for part in re.split(f"{_ARROW.pattern}|{_BETWEEN.pattern}", line, flags=re.IGNORECASE)]
    strange = [part for part in strange if fold(part) not in _NOTHING and fold(part) not in _SLUGS]
    for word in strange:
        line = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", "", line, count=1)
    return parse_modalities(line), tuple(strange)
