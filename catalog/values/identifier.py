"""Identifiers that other catalogs give to models, papers and files, each in one spelling."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final
from urllib.parse import quote, unquote

from catalog.values.problem import ValueProblem, quoted
from catalog.values.text import one_line
from catalog.values.url import parse_url

IDENTIFIER_LIMIT: Final = 200
"""Longest identifier other than an address, in characters."""

_READ_LIMIT = 400  # an identifier may come inside the address that leads to it
_ARXIV_PREFIX = re.compile(
    r"(?:https?://)?(?:www\.|export\.)?arxiv\.org/(?:abs|pdf|html)/|(?:https?://doi\.org/)?10\.48550/arxiv\.|arxiv: ?",
    re.IGNORECASE,
)
_ARXIV_NEW = re.compile(r"([0-9]{2}(?:0[1-9]|1[0-2])\.[0-9]{4,5})(?:v[1-9][0-9]{0,2})?")
_ARXIV_OLD = re.compile(
    r"([a-z]+(?:-[a-z]+)?)(?:\.[a-z-]{2,})?(/[0-9]{2}(?:0[1-9]|1[0-2])[0-9]{3})(?:v[1-9][0-9]{0,2})?", re.IGNORECASE
)
_DOI_PREFIX = re.compile(r"(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi: ?", re.IGNORECASE)
_DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/\S+")
_HELM = re.compile(r"[\w.-]+/[\w.:@-]+", re.ASCII)
_WIKIDATA = re.compile(r"(?:https?://(?:www\.)?wikidata\.org/(?:wiki|entity)/)?(Q[1-9][0-9]{0,11})", re.IGNORECASE)
_OPENALEX = re.compile(r"(?:https?://(?:api\.)?openalex\.org/(?:works/)?)?([A-Z][1-9][0-9]{0,11})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Hub:
    """A site whose things are named `owner/name`."""

    kind: str
    prefix: re.Pattern[str]
    """What may stand before the name: the site's address."""
    form: re.Pattern[str]
    """What a name looks like, with the owner as the first group."""
    places: frozenset[str]
    """What stands where owners stand and is none: the site's own pages."""
    example: str

    def parse(self, text: str) -> str:
        """This method will return the `owner/name` that a text is, or that the address in it leads to or below."""
        line = _line(text, self.kind)
        rest = self.prefix.sub("", line, count=1)
        if rest != line:
            rest = "/".join(re.split(r"[?#]", rest)[0].split("/")[:2])
        match = self.form.fullmatch(rest)
        if match is None or match[1].lower() in self.places or self.prefix.match(rest):
            raise _problem(self.kind, text, f"owner/name such as {self.example}")
        return f"{match[1]}/{match[2]}"


_HUGGINGFACE = _Hub(
    kind="huggingface",
    prefix=re.compile(r"(?:https?://)?(?:www\.)?(?:huggingface\.co|hf\.co)/", re.IGNORECASE),
    form=re.compile(r"(?!.*(?:--|\.\.))(\w(?:[\w.-]{0,94}\w)?)/(\w(?:[\w.-]{0,94}\w)?)", re.ASCII),
    places=frozenset(
        {"api", "blog", "collections", "datasets", "docs", "models", "papers", "posts", "spaces", "tasks"}
    ),
    example="google-bert/bert-base-uncased",
)
_GITHUB = _Hub(
    kind="github",
    prefix=re.compile(r"(?:(?:https?://)?(?:www\.)?github\.com/|git@github\.com:)", re.IGNORECASE),
    form=re.compile(r"([A-Za-z0-9][A-Za-z0-9-]{0,38})/(?!\.{0,2}(?:\.git)*$)([\w.-]{1,100}?)(?:\.git)*", re.ASCII),
    places=frozenset({"about", "apps", "features", "marketplace", "orgs", "search", "settings", "sponsors", "topics"}),
    example="openai/gpt-3",
)


def parse_arxiv(text: str) -> str:
    """This function will return an arXiv id without version: from an id, an `arXiv:` citation, an address or a DOI.

    The form is the one of https://info.arxiv.org/help/arxiv_identifier.html, the old one without its subject class.
    """
    line = _line(text, "arxiv")
    rest = re.split(r"[?#]", _ARXIV_PREFIX.sub("", line, count=1))[0].rstrip("/").removesuffix(".pdf")
    if match := _ARXIV_NEW.fullmatch(rest):
        return match[1]
    if match := _ARXIV_OLD.fullmatch(rest):
        return match[1].lower() + match[2]
    raise _problem("arxiv", text, "arXiv ids such as 2005.14165 or cs/0610105")


def parse_doi(text: str) -> str:
    """This function will return a DOI in lower case, without the resolver's address; case means nothing in a DOI."""
    rest = _line(text, "doi")
    if prefix := _DOI_PREFIX.match(rest):
        rest = rest[prefix.end() :]
        rest = _line(unquote(rest), "doi") if prefix[0].endswith("/") else rest
    if not _DOI.fullmatch(rest) or not rest.isprintable() or len(rest) > IDENTIFIER_LIMIT:
        raise _problem("doi", text, "DOIs such as 10.1038/s41746-022-00742-2")
    return "".join(character.lower() if character.isascii() else character for character in rest)


def parse_huggingface(text: str) -> str:
    """This function will return a model's `owner/name` on the Hugging Face Hub, from itself or an address."""
    return _HUGGINGFACE.parse(text)


def parse_github(text: str) -> str:
    """This function will return a repository's `owner/name` on GitHub, from itself, an address or a clone address."""
    return _GITHUB.parse(text)


def _parse_helm(text: str) -> str:
    line = _free("helm")(text)
    if not _HELM.fullmatch(line):
        raise _problem("helm", text, "names in HELM such as openai/davinci")
    return line


def _parse_wikidata(text: str) -> str:
    if match := _WIKIDATA.fullmatch(_line(text, "wikidata")):
        return match[1].upper()
    raise _problem("wikidata", text, "Wikidata ids such as Q95726734")


def _parse_openalex(text: str) -> str:
    if match := _OPENALEX.fullmatch(_line(text, "openalex")):
        return match[1].upper()
    raise _problem("openalex", text, "OpenAlex ids such as W3030163527")


def _free(kind: str) -> Callable[[str], str]:
    """This function will return the parser of a catalog whose ids are free text of one line."""

    def parse(text: str) -> str:
        line = _line(text, kind)
        if len(line) > IDENTIFIER_LIMIT:
            raise _problem(kind, text, f"1 to {IDENTIFIER_LIMIT} characters")
        return line

    return parse


_PARSERS: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {
        "arxiv": parse_arxiv,
        "doi": parse_doi,
        "huggingface": parse_huggingface,
        "github": parse_github,
        "helm": _parse_helm,
        "wikidata": _parse_wikidata,
        "openalex": _parse_openalex,
        "url": parse_url,
    }
    | {kind: _free(kind) for kind in ("epoch", "ecosystem-graphs", "mot", "osai", "models-dev")}
)
_ADDRESSES: Mapping[str, str] = MappingProxyType(
    {
        "arxiv": "https://arxiv.org/abs/",
        "doi": "https://doi.org/",
        "huggingface": "https://huggingface.co/",
        "github": "https://github.com/",
        "wikidata": "https://www.wikidata.org/wiki/",
        "openalex": "https://openalex.org/",
    }
)

IDENTIFIER_KINDS: Final = tuple(_PARSERS)
"""Every kind of identifier, in the order in which people read them."""


def parse_identifier(kind: str, text: str) -> str:
    """This function will return an identifier of a kind in its one spelling, or raise ValueProblem."""
    if kind not in _PARSERS:
        raise ValueProblem(
            "unknown_kind",
            f"{quoted(kind)} is not a kind of identifier; allowed are {', '.join(IDENTIFIER_KINDS)}.",
            allowed=IDENTIFIER_KINDS,
        )
    return _PARSERS[kind](text)


def identifier_url(kind: str, value: str) -> str | None:
    """This function will return the address where an identifier in its one spelling leads, None if there is none."""
    if kind == "url":
        return value
    return _ADDRESSES[kind] + quote(value, safe="/:;()") if kind in _ADDRESSES else None


def _line(text: str, kind: str) -> str:
    """This function will return an identifier as one line, or raise ValueProblem if nothing or too much is there."""
    line = one_line(text, limit=_READ_LIMIT)
    if not line:
        raise _problem(kind, text, f"1 to {IDENTIFIER_LIMIT} characters")
    return line


def _problem(kind: str, text: str, allowed: str) -> ValueProblem:
    """This function will return the problem of a text that is no identifier of a kind."""
    return ValueProblem(
        "invalid_identifier", f"{quoted(text)} is not an identifier of kind {kind}; allowed are {allowed}."
    )
