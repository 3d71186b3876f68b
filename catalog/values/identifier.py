"""Identifiers that other catalogs give to models, papers and files, each in one spelling."""

import ipaddress
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final
from urllib.parse import quote, unquote, urlsplit

from catalog.values.problem import ValueProblem, quoted
from catalog.values.text import one_line

URL_LIMIT: Final = 2000
IDENTIFIER_LIMIT: Final = 200

_ARXIV_PREFIX = re.compile(
    r"(?:https?://(?:www\.|export\.)?arxiv\.org/(?:abs|pdf|html)/|10\.48550/arxiv\.|arxiv: ?)", re.I
)
_ARXIV_NEW = re.compile(r"([0-9]{2}(?:0[1-9]|1[0-2])\.[0-9]{4,5})(?:v[0-9]{1,3})?")
_ARXIV_OLD = re.compile(
    r"([a-z]+(?:-[a-z]+)?)(?:\.[a-z]{2})?(/[0-9]{2}(?:0[1-9]|1[0-2])[0-9]{3})(?:v[0-9]{1,3})?", re.I
)
_DOI_PREFIX = re.compile(r"(?:https?://(?:dx\.|www\.)?doi\.org/|doi: ?)", re.I)
_DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/\S+")
_HOST = re.compile(r"\w(?:[\w-]*\w)?(?:\.\w(?:[\w-]*\w)?)*\.?")
_SEVERAL_URLS = re.compile(r"[,;]https?://", re.I)
_HUB_PREFIX = re.compile(r"(?:https?://)?(?:www\.)?(?:huggingface\.co|hf\.co)/", re.I)
_HUB_ID = re.compile(r"(?!.*(?:--|\.\.))([\w-][\w.-]{0,95})/(\w(?:[\w.-]{0,94}\w)?)", re.ASCII)
_HUB_PLACES = frozenset(
    "api blog chat collections datasets docs join login models papers posts settings spaces tasks".split()
)
_GITHUB_PREFIX = re.compile(r"(?:(?:https?://)?(?:www\.)?github\.com/|git@github\.com:)", re.I)
_GITHUB_ID = re.compile(r"([A-Za-z0-9][A-Za-z0-9-]{0,38})/(?!\.{1,2}$)([\w.-]{1,100})", re.ASCII)
_GITHUB_PLACES = frozenset("about apps features marketplace orgs search settings sponsors topics users".split())
_HELM_ID = re.compile(r"[\w.-]+/[\w.:-]+", re.ASCII)
_WIKIDATA_PREFIX = re.compile(r"https?://(?:www\.)?wikidata\.org/(?:wiki|entity)/", re.I)
_OPENALEX_PREFIX = re.compile(r"https?://(?:api\.)?openalex\.org/(?:works/)?", re.I)


def parse_arxiv(text: str) -> str:
    """This function will return an arXiv id without version: from an id, an `arXiv:` citation, an address or a DOI."""
    line = _line(text, "arxiv")
    rest = re.split(r"[?#]", _ARXIV_PREFIX.sub("", line, count=1))[0].removesuffix(".pdf").rstrip("/")
    if match := _ARXIV_NEW.fullmatch(rest):
        return match[1]
    if match := _ARXIV_OLD.fullmatch(rest):
        return match[1].lower() + match[2]
    raise _problem("arxiv", text, "arXiv ids such as 2005.14165 or cs/0610105")


def parse_doi(text: str) -> str:
    """This function will return a DOI in lower case, without the resolver's address; case means nothing in a DOI."""
    line = _line(text, "doi")
    prefix = _DOI_PREFIX.match(line)
    rest = line[prefix.end() :] if prefix else line
    if prefix and "/" in prefix[0]:
        rest = unquote(rest)
    if not _DOI.fullmatch(rest) or not rest.isprintable() or len(rest) > IDENTIFIER_LIMIT:
        raise _problem("doi", text, "DOIs such as 10.1038/s41746-022-00742-2")
    return "".join(character.lower() if character.isascii() else character for character in rest)


def parse_url(text: str) -> str:
    """This function will return an http or https address with scheme and host in lower case.

    It raises ValueProblem for other schemes, no or a malformed host, user names, spaces, quotes, control characters,
    several addresses in one and more than 2000 characters.
    """
    stripped = text.strip()
    problem = _problem("url", text, "http and https addresses with a host, without spaces and passwords")
    if len(stripped) > URL_LIMIT or not stripped.isprintable() or re.search(r"[\s<>\"\\`]", stripped):
        raise problem
    try:
        parts = urlsplit(stripped)
        host, _port = parts.hostname, parts.port
        if host and "[" in parts.netloc:
            ipaddress.IPv6Address(host)
    except ValueError:
        raise problem from None
    if parts.scheme not in ("http", "https") or not host or "@" in parts.netloc or "%" in parts.netloc:
        raise problem
    if ("[" not in parts.netloc and not _HOST.fullmatch(host)) or _SEVERAL_URLS.search(stripped):
        raise problem
    start = len(parts.scheme) + 3
    return f"{parts.scheme}://{parts.netloc.lower()}{stripped[start + len(parts.netloc) :]}"


def parse_huggingface(text: str) -> str:
    """This function will return a model's `owner/name` on the Hugging Face Hub, from itself or an address."""
    return _owner_and_name(
        text, "huggingface", _HUB_PREFIX, _HUB_ID, _HUB_PLACES, "owner/name such as google-bert/bert-base-uncased"
    )


def parse_github(text: str) -> str:
    """This function will return a repository's `owner/name` on GitHub, from itself, an address or a clone address."""
    return _owner_and_name(
        text, "github", _GITHUB_PREFIX, _GITHUB_ID, _GITHUB_PLACES, "owner/name such as openai/gpt-3"
    )


def parse_helm(text: str) -> str:
    """This function will return a model's name in HELM, such as openai/davinci."""
    line = _line(text, "helm")
    if not _HELM_ID.fullmatch(line):
        raise _problem("helm", text, "names in HELM such as openai/davinci")
    return line


def parse_wikidata(text: str) -> str:
    """This function will return a Wikidata item id, such as Q95726734."""
    item = _WIKIDATA_PREFIX.sub("", _line(text, "wikidata"), count=1).upper()
    if not re.fullmatch(r"Q[1-9][0-9]{0,11}", item):
        raise _problem("wikidata", text, "Wikidata ids such as Q95726734")
    return item


def parse_openalex(text: str) -> str:
    """This function will return an OpenAlex id, such as W3030163527."""
    work = _OPENALEX_PREFIX.sub("", _line(text, "openalex"), count=1).upper()
    if not re.fullmatch(r"[A-Z][1-9][0-9]{0,11}", work):
        raise _problem("openalex", text, "OpenAlex ids such as W3030163527")
    return work


def _free(kind: str) -> Callable[[str], str]:
    """This function will return the parser of a catalog whose ids are free text of one line."""
    return lambda text: _line(text, kind)


_PARSERS: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {
        "arxiv": parse_arxiv,
        "doi": parse_doi,
        "huggingface": parse_huggingface,
        "github": parse_github,
        "helm": parse_helm,
        "wikidata": parse_wikidata,
        "openalex": parse_openalex,
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


def _owner_and_name(
    text: str, kind: str, prefix: re.Pattern[str], form: re.Pattern[str], places: frozenset[str], allowed: str
) -> str:
    """This function will return `owner/name` out of an id or an address that leads below it."""
    line = _line(text, kind)
    rest = prefix.sub("", line, count=1)
    if rest != line:
        rest = "/".join(re.split(r"[?#]", rest)[0].split("/")[:2])
    rest = rest.removesuffix(".git") if kind == "github" else rest
    match = form.fullmatch(rest)
    if match is None or match[1].lower() in places:
        raise _problem(kind, text, allowed)
    return rest


def _line(text: str, kind: str) -> str:
    """This function will return an identifier as one line, or raise ValueProblem if nothing or too much is there."""
    line = one_line(text, limit=URL_LIMIT if kind == "url" else 2 * IDENTIFIER_LIMIT)
    if not line or len(line) > IDENTIFIER_LIMIT:
        raise _problem(kind, text, f"1 to {IDENTIFIER_LIMIT} characters")
    return line


def _problem(kind: str, text: str, allowed: str) -> ValueProblem:
    """This function will return the problem of a text that is no identifier of a kind."""
    code = "invalid_url" if kind == "url" else "invalid_identifier"
    return ValueProblem(code, f"{quoted(text)} is not an identifier of kind {kind}; allowed are {allowed}.")
