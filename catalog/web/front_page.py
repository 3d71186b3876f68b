"""The front page: what the registry is, how much it holds, and the models in a table."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from catalog.discovery.state import current_state
from catalog.values.count import exact_count
from catalog.vocabulary.openness import Openness
from catalog.web.asked import DEFAULT_ORDERING, PARAMETERS, TERMS, Asked
from catalog.web.listing import COUNTED, Listing, find
from catalog.web.names import names_of, words_in_use
from catalog.web.numbers import State, numbers
from catalog.web.page import Page
from catalog.web.row import rows
from catalog.web.specimen import specimen

COLUMNS: tuple[tuple[str, str | Promise, str], ...] = (
    ("name", _("Model"), "name"),
    ("", _("Organizations"), ""),
    ("", _("Modalities"), ""),
    ("parameters", _("Parameters"), "-parameters"),
    ("openness", _("Openness"), "-openness"),
    ("released", _("Released"), "-released"),
    ("source_count", _("Sources"), "-source_count"),
)
"""Columns of the table: what orders them, their title, and the order that a first click gives."""

CHOSEN_IN_FORM = {"modality": "modalities", "domain": "domains"}
"""Nouns of which the form offers every word that a model uses, and their columns."""
FILTERS = {
    "openness": _("Openness"),
    "modality": _("Modality"),
    "input_modality": _("Input"),
    "output_modality": _("Output"),
    "domain": _("Domain"),
    "task": _("Task"),
    "architecture": _("Architecture"),
    "license": _("License"),
    "organization": _("Organization"),
    "source": _("Source"),
    "product": _("Product"),
}


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a column; without an address it orders nothing."""

    key: str
    title: str
    href: str
    sorted: str
    """ascending, descending or empty, as aria-sort says it."""


@dataclass(frozen=True, slots=True)
class Chip:
    """One value of a filter in force, and the address without it."""

    label: str
    value: str
    href: str


class FrontPage(Page):
    """The door for people."""

    parameters = PARAMETERS

    def answer(self, request: HttpRequest, **_named: Any) -> HttpResponse:
        """This method will render the models that the address asks for."""
        asked = Asked.read(request.GET)
        listing = find(asked)
        state = current_state()
        vocabulary = {noun: words_in_use(noun, column) for noun, column in CHOSEN_IN_FORM.items()}
        shown = {
            "asked": asked,
            "numbers": _numbers(state),
            "specimen": specimen(state),
            "listing": listing,
            "counted": exact_count(COUNTED),
            "rows": rows(listing.documents, vocabulary["modality"]),
            "headings": [_heading(*column, asked) for column in COLUMNS],
            "choices": [_choices("openness", _levels(), asked)]
            + [_choices(noun, vocabulary[noun], asked) for noun in CHOSEN_IN_FORM],
            "chips": _chips(asked),
            "kept": _kept(asked),
            "pager": _pager(asked, listing),
            "as_data": _as_data(asked),
        }
        return render(request, "web/front.html", shown)


def _numbers(state: State) -> list[tuple[str | Promise, str, str]]:
    """Label, number with separators, and where it leads."""
    held = numbers(state)
    return [
        (_("models"), exact_count(held.models), ""),
        (_("variants"), exact_count(held.variants), ""),
        (_("claims"), exact_count(held.claims), ""),
        (_("sources"), exact_count(held.sources), ""),
        (_("organizations"), exact_count(held.organizations), ""),
        (_("open conflicts"), exact_count(held.open_conflicts), "?has_conflict=true#models"),
    ]


def _levels() -> dict[str, str]:
    return {level.value: str(level.label) for level in Openness}


def _heading(key: str, title: str | Promise, first: str, asked: Asked) -> Heading:
    if not key:
        return Heading("", str(title), "", "")
    ordering = asked.ordering or ("" if asked.search else DEFAULT_ORDERING)
    turned = key if first.startswith("-") else f"-{key}"
    return Heading(
        key=key,
        title=str(title),
        href=asked.query(ordering=turned if ordering == first else first),
        sorted={key: "ascending", f"-{key}": "descending"}.get(ordering, ""),
    )


def _choices(name: str, words: dict[str, str], asked: Asked) -> dict[str, Any]:
    chosen = asked.openness if name == "openness" else asked.terms.get(name, ())
    return {
        "name": name,
        "label": FILTERS[name],
        "options": [(slug, word, slug in chosen[:1]) for slug, word in words.items()],
    }


def _kept(asked: Asked) -> list[tuple[str, str]]:
    """What is in force and has no field of its own in the form, to go with it hidden."""
    kept = [(name, slug) for name, slugs in asked.terms.items() if name not in CHOSEN_IN_FORM for slug in slugs]
    kept += [(name, slug) for name in CHOSEN_IN_FORM for slug in asked.terms.get(name, ())[1:]]
    kept += [("openness", level) for level in asked.openness[1:]]
    return [*kept, ("ordering", asked.ordering)] if asked.ordering else kept


def _chips(asked: Asked) -> list[Chip]:
    chips = [
        Chip(str(FILTERS["openness"]), str(Openness(level).label), asked.without("openness", level))
        for level in asked.openness
    ]
    for name, slugs in asked.terms.items():
        words = names_of(TERMS[name], slugs)
        chips += [Chip(str(FILTERS[name]), words.get(slug, slug), asked.without(name, slug)) for slug in slugs]
    return chips


def _as_data(asked: Asked) -> str:
    """The same list by the API's parameters, which have the same names."""
    return asked.query(ordering=asked.ordering or ("" if asked.search else DEFAULT_ORDERING))


def _pager(asked: Asked, listing: Listing) -> dict[str, str]:
    pager: dict[str, str] = {}
    if listing.page > 1:
        pager |= {"first": asked.query(), "previous": asked.query(page=listing.page - 1)}
    if listing.page < listing.pages:
        pager |= {"next": asked.query(page=listing.page + 1), "last": asked.query(page=listing.pages)}
    return pager
