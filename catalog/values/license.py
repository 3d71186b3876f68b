"""Licenses: SPDX expressions, checked against the list of the library license-expression, and names people write."""

import re
from collections import ChainMap
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from license_expression import Licensing, get_spdx_licensing  # type: ignore[import-untyped]  # it ships no types

from catalog.values.name import fold, is_term, nearest
from catalog.values.problem import ValueProblem, quoted
from catalog.values.text import one_line

EXPRESSION_LIMIT: Final = 200

_ALLOWED = "allowed are SPDX expressions such as Apache-2.0, MIT OR Apache-2.0 or LicenseRef-OpenAI-Terms"
_NAMES_ALLOWED = "allowed are SPDX ids and names of known licenses, such as Apache 2.0, CC BY-NC 4.0 or Llama 3.1"
_REFERENCE = re.compile(r"(?:DocumentRef-[A-Za-z0-9.-]+:)?LicenseRef-[A-Za-z0-9.-]+")

_PART = re.compile(r"(?P<name>[^,;()]+)(?:\((?P<scope>[^()]*)\))?[ ,;]*")
_AND = re.compile(" and ", re.IGNORECASE)
_OTHER_WORK = re.compile("code|data", re.IGNORECASE)
_MODEL_WORK = re.compile("model|weight", re.IGNORECASE)
_GENERIC = re.compile(
    r"\b(?:(?:licen[cs]e|agreement|community|terms(?: of (?:use|service))?|version|the|meta)\b|v(?=[0-9])) ?",
    re.IGNORECASE,
)
_NOTHING = frozenset(
    map(fold, ("", "unknown", "unknkown", "undisclosed", "none", "n/a", "not found", "not stated", "not specified"))
)
_SPELLINGS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "apache-2.0": ("Apache 2",),
        "bigcode-openrail-m": ("BigCode OpenRAIL-M", "BigCode OpenRAIL-M 1", "BigCode OpenRAIL-M 1.0"),
        "bigscience-rail-1.0": ("BigScience RAIL 1.0", "BigScience BLOOM RAIL 1.0"),
        "bsd-3-clause": ("BSD-3", "3-Clause BSD"),
        "creativeml-openrail-m": ("CreativeML OpenRAIL-M",),
        "creativeml-openrail-plus-plus-m": ("CreativeML OpenRAIL++-M", "OpenRAIL++-M", "OpenRAIL++"),
        "gemma": ("Gemma",),
        "glm-130b-license": ("GLM-130B",),
        "gpl-2.0-only": ("GPLv2",),
        "gpl-3.0-only": ("GPLv3",),
        "llama": ("LLaMA",),
        "llama2": ("Llama 2",),
        "llama3": ("Llama 3",),
        "llama3.1": ("Llama 3.1",),
        "llama3.2": ("Llama 3.2",),
        "llama3.3": ("Llama 3.3",),
        "llama4": ("Llama 4",),
        "odc-by-1.0": ("ODC-By",),
        "opt-175b-license": ("OPT-175B",),
        "proprietary": ("Proprietary",),
        "tongyi-qianwen": ("Tongyi Qianwen",),
        "unlicensed": ("Unlicensed",),
    }
)
"""Names that SPDX does not know, by the slug of the license: mostly the one of the Hugging Face Hub."""


@cache
def _licensing() -> Licensing:
    """This function will return the SPDX license list, read once: it takes a moment."""
    return get_spdx_licensing()


def parse_spdx(text: str) -> str:
    """This function will return an SPDX license expression in its standard form: `mit or isc` gives MIT OR ISC.

    Own licenses are `LicenseRef-` and a name, as the SPDX specification has it. It raises ValueProblem for unknown ids
    and broken expressions.
    """
    line = one_line(text, limit=EXPRESSION_LIMIT)
    problem = ValueProblem("invalid_license", f"{quoted(text)} is not an SPDX expression; {_ALLOWED}.")
    if not line or not line.isascii():
        raise problem
    try:
        parsed = _licensing().parse(line, strict=True)
        unknown = _licensing().unknown_license_keys(parsed)
    except Exception:  # noqa: BLE001 - on broken input the library raises IndexError, AttributeError and more of its own
        raise problem from None
    if parsed is None or any(not _REFERENCE.fullmatch(key) for key in unknown):
        raise problem
    return str(parsed)


def license_slugs(text: str, *, known: Mapping[str, str] = MappingProxyType({})) -> list[str]:
    """This function will return the slugs of the licenses that a text grants the model, sorted, without repeats.

    The text is an SPDX expression, a name in any of its spellings, or several with commas. `known` adds names, each
    with its slug. A part that is marked as the license of code or data alone is left out, and words such as `unknown`
    name nothing. It raises ValueProblem for a name that is not known, rather than guess.
    """
    line = one_line(text, limit=EXPRESSION_LIMIT)
    named = ChainMap({_key(name): slug for name, slug in known.items()}, _spelled(), _spdx_slugs())
    found: set[str] = set()
    for name in _names_in(line):
        several = [named.get(_key(part)) for part in (name, *_AND.split(name))]
        slugs = several[:1] if several[0] else several[1:]
        if None in slugs:
            spelled = {**_spelled(), **named.maps[0]}
            meant = nearest(_key(name), spelled)
            raise ValueProblem(
                "unknown_license",
                f"{quoted(name)} is no known license; {_NAMES_ALLOWED}.",
                did_you_mean=spelled[meant] if meant else None,
            )
        found.update(filter(None, slugs))
    return sorted(found)


def _names_in(line: str) -> list[str]:
    """This function will return the names of licenses in a text, without those of other works than the model."""
    try:
        return list(_licensing().license_keys(parse_spdx(line)))
    except ValueProblem:
        parts = [(part["name"].strip(), part["scope"] or "") for part in _PART.finditer(line)]
    return [
        name
        for name, scope in parts
        if _key(name) not in _NOTHING and (_MODEL_WORK.search(scope) or not _OTHER_WORK.search(scope))
    ]


@cache
def _spelled() -> dict[str, str]:
    """This function will return the slug of each license that has a spelling here, by the key of the spelling."""
    return {_key(name): slug for slug, names in _SPELLINGS.items() for name in (slug, *names)}


@cache
def _spdx_slugs() -> dict[str, str]:
    """This function will return the slug of each SPDX license by the key of its id."""
    ids = [symbol.key for symbol in _licensing().known_symbols.values() if not symbol.is_exception]
    return {_key(key): key.lower() for key in ids if not key.startswith("LicenseRef-") and is_term(key.lower())}


def _key(name: str) -> str:
    """This function will return the key under which spellings of one license's name are the same."""
    return fold(_GENERIC.sub("", name))
