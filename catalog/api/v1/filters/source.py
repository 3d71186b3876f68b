"""Filters of sources."""

from django.utils.translation import gettext_lazy as _

from catalog.api.v1.filters import kinds, noun
from catalog.api.v1.filters.columns import ORDERED, One
from catalog.api.v1.filters.filterset import Declared, StrictFilterSet
from catalog.api.v1.filters.kinds import Kind
from catalog.api.v1.parameter import words
from catalog.values.identifier import parse_arxiv, parse_doi
from catalog.vocabulary.sources import SourceKind, TrustTier

TIERS = {tier.name.lower(): tier.value for tier in TrustTier}
"""Positions of the trust tiers by their words, 1 for the most trusted."""


def _tier(text: str) -> int:
    return TIERS[words(*TIERS)(text.strip().lower())]


class SourceFilterSet(StrictFilterSet):
    """Which sources a request asks for."""

    declarations = (
        noun.slug("bert-paper"),
        Declared(
            name="title",
            column=noun.Names(("title", "title_ko")),
            kind=kinds.TEXT,
            description=_("Title in English or Korean, in any case."),
            example="attention",
            limit=500,
        ),
        Declared(
            name="kind",
            column=One("kind"),
            kind=kinds.closed(*SourceKind.values),
            description=_("What sort of document it is."),
            example="paper",
        ),
        Declared(
            name="tier",
            column=One("tier", ORDERED[:-1]),
            kind=Kind(_tier, {"type": "string", "enum": list(TIERS)}),
            description=_(
                "How near it stands to the fact: primary < catalog < aggregator < press < unchecked, the nearest first."
            ),
            example="primary",
        ),
        Declared(
            name="date",
            column=noun.IsoText("date"),
            kind=kinds.DATE,
            description=_("Date of the source, given as a year, a month or a day; it matches where all its days do."),
            example="2021",
        ),
        Declared(
            name="arxiv",
            column=noun.Blank("arxiv"),
            kind=Kind(parse_arxiv),
            description=_("arXiv id, or an address on arxiv.org."),
            example="1810.04805",
            limit=400,
        ),
        Declared(
            name="doi",
            column=noun.Blank("doi"),
            kind=Kind(parse_doi),
            description=_("DOI, or an address on doi.org."),
            example="10.1038/s41746-022-00742-2",
            limit=400,
        ),
    )
