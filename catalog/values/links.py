"""Addresses inside text: found, freed of what they drag along, and told apart by what they lead to."""

import re
from typing import Final

from catalog.values.problem import ValueProblem
from catalog.values.url import URL_LIMIT, parse_url

_LONGEST: Final = 20_000
_FOUND = re.compile(r"https?://[^\s<>\"\\`]+", re.IGNORECASE)
_NEXT = re.compile(r"(?<![,;|)\]])[,;|)\]]++(?=https?://)", re.IGNORECASE)
_DIRECTIVE = re.compile(r"#?:~:.*$")
_TAIL = ".,;:!?'*_”’"
_PAIRS = {")": "(", "]": "["}
_PAPERS = re.compile(
    r"https?://(?:[\w.-]+\.)?(?:arxiv\.org/(?:abs|pdf|html)/|doi\.org/10\.|aclanthology\.org/|openreview\.net/"
    r"|biorxiv\.org/|medrxiv\.org/|nature\.com/articles/|science\.org/doi/|pnas\.org/|proceedings\.|papers\.nips\.cc/"
    r"|proceedings\.mlr\.press/|dl\.acm\.org/doi/|ieeexplore\.ieee\.org/|link\.springer\.com/(?:article|chapter)/"
    r"|pubmed\.ncbi\.nlm\.nih\.gov/|huggingface\.co/papers/|cdn\.openai\.com/papers/|isca-speech\.org/archive)"
    r"|https?://.*\.pdf$",
    re.IGNORECASE,
)
_CODE = re.compile(r"https?://(?:www\.)?(?:github\.com|gitlab\.com)/[^/]+/[^/]+", re.IGNORECASE)
_HUB = re.compile(
    r"https?://(?:www\.)?(?:huggingface\.co|hf\.co)/"
    r"(?!(?:api|blog|collections|datasets|docs|models|organizations|papers|posts|spaces|tasks)(?:/|$))[^/?#]+/[^/?#]+",
    re.IGNORECASE,
)


def links_in(text: str) -> list[str]:
    """This function will return the web addresses in a text, in order, each once.

    It takes them out of Markdown and lists, strips what highlights text in a page (`#:~:text=...`) and the marks that
    end a sentence, and leaves out what is no address after all.
    """
    found: dict[str, None] = {}
    for match in _FOUND.finditer(_NEXT.sub(" ", text[:_LONGEST])):
        if len(match[0]) > 2 * URL_LIMIT:
            continue
        try:
            found[parse_url(_bare(match[0]))] = None
        except ValueProblem:
            continue
    return list(found)


def attribute_of_link(address: str) -> str:
    """This function will return as what an address is claimed: paper_url, repository_url, weights_url, homepage_url.

    It goes by the site: preprint servers, publishers and PDF files hold papers, GitHub and GitLab code, model pages of
    the Hugging Face Hub weights.
    """
    if _PAPERS.match(address):
        return "paper_url"
    if _CODE.match(address):
        return "repository_url"
    return "weights_url" if _HUB.match(address) else "homepage_url"


def _bare(address: str) -> str:
    """This function will return an address without the text directive and without what closes the text around it."""
    address = _DIRECTIVE.sub("", address)
    while address and (address[-1] in _TAIL or _closes_more(address)):
        address = address[:-1]
    return address


def _closes_more(address: str) -> bool:
    """This function will say whether an address ends in a bracket that it does not open."""
    opening = _PAIRS.get(address[-1])
    return opening is not None and address.count(opening) < address.count(address[-1])
