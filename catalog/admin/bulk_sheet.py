"""The sheet of many models: one row for each model and each variant, one column for each fact, as curators type it.

A sheet that is brought back unchanged asks for nothing.
"""

from collections.abc import Iterator

from django.db.models import QuerySet

from catalog.admin.typed import as_typed
from catalog.curation.resolution import resolve_all
from catalog.curation.vocabularies import Vocabularies
from catalog.documents.facts import accepted_value
from catalog.export.csv import cell
from catalog.models import FoundationModel, Variant
from catalog.vocabulary.attributes import ATTRIBUTES, Subject

WHICH = ("model", "variant")
"""Columns that say what a row is about, by slugs; the second one is empty for the model as a whole."""

NAMES = ("name", "name_ko", "summary", "summary_ko")
"""Columns of a model itself."""

FACTS = tuple(key for key, entry in ATTRIBUTES.items() if {Subject.MODEL, Subject.VARIANT} & entry.subjects)
"""Columns of what is claimed."""

CITED = ("source", "locator")
"""Columns that say whose word a row's new values are; nothing is exported in them."""

COLUMNS = (*WHICH, *NAMES, *FACTS, *CITED)

TOGETHER = 100
"""Models read at a time, so that memory stays flat."""


def sheet(models: QuerySet[FoundationModel]) -> Iterator[list[str]]:
    """This function will yield the header and the rows of models, formulas disarmed."""
    yield list(COLUMNS)
    vocabularies = Vocabularies.load()
    whole = models.order_by("slug").prefetch_related("claims__source", "variants__claims__source")
    for model in whole.iterator(chunk_size=TOGETHER):
        names = [getattr(model, name) for name in NAMES]
        yield _row([model.slug, "", *names], model, vocabularies)
        for variant in sorted(model.variants.all(), key=lambda row: (row.position, row.pk)):
            yield _row([model.slug, variant.slug, *[""] * len(NAMES)], variant, vocabularies)


def _row(first: list[str], subject: FoundationModel | Variant, vocabularies: Vocabularies) -> list[str]:
    resolved = resolve_all(subject.claims.all(), vocabularies)
    facts = [as_typed(key, accepted_value(resolved, key)) for key in FACTS]
    return [cell(text) for text in (*first, *facts, *[""] * len(CITED))]


def armed(text: str) -> str:
    """This function will return what a cell said before formulas were disarmed."""
    return text.removeprefix("'").strip()
