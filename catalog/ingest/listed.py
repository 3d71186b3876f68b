"""Listed words: cells of modalities, licenses, domains, tasks, architectures, languages, as far as they are known."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from types import MappingProxyType
from typing import Final

from catalog.ingest.cells import UNKNOWN, Doubt, Outcome, Told
from catalog.ingest.records import Statement
from catalog.ingest.words import Words
from catalog.values.absence import absence
from catalog.values.language import parse_language
from catalog.values.license import license_slugs
from catalog.values.modality import split_modalities
from catalog.values.name import fold, nearest
from catalog.values.problem import ValueProblem, quoted
from catalog.values.text import one_line
from catalog.vocabulary.attributes import Attribute, Kind

_LONGEST: Final = 200
_BETWEEN = re.compile(r"[,;/\n]| and ")
_FULL_NAME = 4  # shorter than that, what somebody meant by a language is a guess


def read_listed(statement: Statement, attribute: Attribute, words: Words) -> list[Outcome]:
    """This function will return what a cell of words says: the known ones, and a doubt about each of the others.

    Licenses are taken together or not at all, because what one permits depends on the others. It never raises.
    """
    try:
        if attribute.kind is Kind.LANGUAGES:
            return _each(_entries(statement), _language)
        if attribute.terms in _SPECIAL:
            return _SPECIAL[attribute.terms](statement, words)
        known = {"domain": words.domains, "task": words.tasks, "architecture": words.architectures}[attribute.terms]
        term = partial(_term, noun=attribute.terms, known=known)
        if attribute.kind is Kind.TERM:
            return [Told(term(statement.text))]
        return _each(_entries(statement), term)
    except ValueProblem as problem:
        return [Doubt(problem.detail)]


def known_licenses(text: str, words: Words) -> list[str]:
    """This function will return the slugs of the licenses that a text names, or raise ValueProblem.

    They are empty where the text says that there is none. A license that the registry has no row for is a problem.
    """
    slugs = license_slugs(text, known=words.licenses)
    known = set(words.licenses.values())
    if lacking := next((slug for slug in slugs if slug not in known), None):
        raise ValueProblem("unlisted_license", f"The registry has no license “{lacking}”; it can be added there.")
    return slugs


def _licenses(statement: Statement, words: Words) -> list[Outcome]:
    slugs = known_licenses(", ".join(statement.texts) or statement.text, words)
    return [Told(list(slugs)) if slugs else UNKNOWN]


def _modalities(statement: Statement, words: Words) -> list[Outcome]:
    """This function will return what goes in and what comes out; a text with one side is about the statement's own."""
    told, strange = split_modalities(", ".join(statement.texts) or statement.text)
    sides = {"input_modalities": told.input, "output_modalities": told.output}
    if not told.output:
        sides = {statement.attribute: told.input}
    found: list[Outcome] = [Doubt(f"{quoted(word)} is no modality that is known.", text=word) for word in strange]
    for key, slugs in sides.items():
        known = [words.modalities[fold(slug)] for slug in slugs if fold(slug) in words.modalities]
        found += [Doubt(f"The registry has no modality “{slug}”.", text=slug) for slug in slugs if slug not in known]
        if known:
            found.append(Told(sorted(known), attribute=key))
    return found or [UNKNOWN]


def _each(entries: Iterable[str], read: Callable[[str], str]) -> list[Outcome]:
    """This function will return the entries that can be read as one list, and a doubt about each of the others."""
    found: set[str] = set()
    doubts: list[Outcome] = []
    for entry in entries:
        try:
            found.add(read(entry))
        except ValueProblem as problem:
            doubts.append(Doubt(problem.detail, text=entry))
    return [*([Told(sorted(found))] if found else []), *doubts] or [UNKNOWN]


def _term(text: str, noun: str, known: Mapping[str, str]) -> str:
    """This function will return the slug of the one row that a text names, or raise ValueProblem with the nearest."""
    key = fold(one_line(text, limit=_LONGEST))
    if key in known:
        return known[key]
    meant = nearest(key, known)
    hint = f" The nearest is {known[meant]}." if meant else ""
    raise ValueProblem("unlisted_term", f"The registry has no {noun} named {quoted(text.strip())}.{hint}")


def _language(text: str) -> str:
    """This function will return the tag of a language, from a tag or from its full name, which has one meaning."""
    try:
        return parse_language(text)
    except ValueProblem as problem:
        code = text.isascii() and len(text.strip()) < _FULL_NAME
        if problem.did_you_mean is None or code:
            raise
        return problem.did_you_mean


def _organizations(statement: Statement, _words: Words) -> list[Outcome]:
    """This function will return the names of organizations; who they are is a question of identity, asked later."""
    names: dict[str, None] = {}
    doubts: list[Outcome] = []
    for printed in statement.texts or (statement.text,):
        try:
            name = one_line(printed, limit=_LONGEST)
        except ValueProblem as problem:
            doubts.append(Doubt(problem.detail, text=printed))
            continue
        if name and absence(name) is None:
            names[name] = None
    return [*([Told(list(names))] if names else []), *doubts] or [UNKNOWN]


def _entries(statement: Statement) -> list[str]:
    entries = statement.texts or _BETWEEN.split(statement.text)
    return [entry.strip() for entry in entries if entry.strip() and absence(entry) is None]


_SPECIAL: Mapping[str, Callable[[Statement, Words], list[Outcome]]] = MappingProxyType(
    {"license": _licenses, "modality": _modalities, "organization": _organizations}
)
