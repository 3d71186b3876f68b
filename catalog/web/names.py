"""What terms are called in the language of the page: one query for each vocabulary that is asked for."""

from collections.abc import Collection, Iterable, Mapping

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import Exists, F, Func, OuterRef
from django.utils.translation import get_language

from catalog.discovery.labels import LABELS
from catalog.models import Architecture, Domain, License, Modality, Organization, Product, Publication, Source, Task

TABLES = {
    "architecture": Architecture,
    "domain": Domain,
    "license": License,
    "modality": Modality,
    "organization": Organization,
    "product": Product,
    "source": Source,
    "task": Task,
}
"""Which table holds the words of which noun."""

COMPARED = 200
"""How many words, the most similar ones, are compared with a misspelt one."""


class ArrayOf(Func):
    """One value as an array, for comparing it with a column of several."""

    template = "ARRAY[%(expressions)s]::varchar(100)[]"
    output_field = Publication._meta.get_field("modalities")


def language() -> str:
    """This function will return the language of the page, as `catalog.values` names it."""
    return "ko" if (get_language() or "").startswith("ko") else "en"


def own_or_korean(english: str, korean: str | None) -> str:
    """This function will return the text in the language of the page, English where the Korean is missing."""
    return korean if korean and language() == "ko" else english


def names_of(noun: str, slugs: Collection[str]) -> Mapping[str, str]:
    """This function will return the names of some words of a noun, those that have a row, by slug."""
    return LABELS[noun](slugs) if slugs else {}


def words_in_use(noun: str, column: str) -> dict[str, str]:
    """This function will return the words that a published model lists in a column, with names, ordered by them."""
    used = Publication.objects.filter(**{f"{column}__contains": ArrayOf(OuterRef("slug"))})
    rows = TABLES[noun]._default_manager.filter(Exists(used)).values_list("slug", "name", "name_ko")
    named = [(slug, own_or_korean(name, korean)) for slug, name, korean in rows]
    return dict(sorted(named, key=lambda row: (row[1].casefold(), row[0])))


def similar_slugs(noun: str, word: str) -> list[str]:
    """This function will return the slugs of a noun, the most similar to a word first; of many, the first 200."""
    similar = TrigramSimilarity("slug", word)
    rows = TABLES[noun]._default_manager.annotate(similarity=similar)
    return list(rows.order_by(F("similarity").desc(), "slug").values_list("slug", flat=True)[:COMPARED])


class Names:
    """The names of the terms that a page shows; a term without a row is shown by its slug."""

    def __init__(self, wanted: Mapping[str, Collection[str]]) -> None:
        self._names = {noun: names_of(noun, set(slugs)) for noun, slugs in wanted.items()}

    def name(self, noun: str, slug: str) -> str:
        """This function will return what a term is called."""
        return self._names.get(noun, {}).get(slug, slug)

    def named(self, noun: str, slugs: Iterable[str]) -> list[tuple[str, str]]:
        """This function will return slugs with their names, in the order given."""
        return [(slug, self.name(noun, slug)) for slug in slugs]
