"""What readers find a model by: columns, variants, names and conflicts. They follow facts where documents need not."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.contrib.postgres.search import SearchVectorField
from django.db import connection, models
from django.db.models import Case, F, When
from django.db.models.expressions import CombinedExpression

from catalog.curation.columns import columns, published_conflicts, published_names, published_variants
from catalog.curation.vocabularies import Vocabularies
from catalog.documents.encoding import encode
from catalog.documents.facts import ModelFacts
from catalog.models import Publication, PublishedConflict, PublishedName, PublishedVariant

Rows = dict[int, set[str]]
"""The content of the rows beside each publication, as JSON, by its key."""


Derive = Callable[[ModelFacts], Iterable[models.Model]]

BESIDE: Mapping[type[models.Model], Derive] = {
    PublishedVariant: published_variants,
    PublishedName: published_names,
    PublishedConflict: published_conflicts,
}
"""The tables beside publications, and what derives their rows from a model's facts."""

FORGET = """
    WITH variants AS (DELETE FROM catalog_publishedvariant WHERE publication_id = ANY(%(keys)s)),
        names AS (DELETE FROM catalog_publishedname WHERE publication_id = ANY(%(keys)s))
    DELETE FROM catalog_publishedconflict WHERE publication_id = ANY(%(keys)s)
"""
"""The rows of some models leave all of these tables in one statement: every publication waits for it."""


def write_beside(facts: Sequence[ModelFacts], replaced: Collection[int]) -> None:
    """This function will store the variants, names and conflicts by which published models are found.

    Those stored before are taken away, of the models whose keys are named: one that was invisible has none.
    """
    if replaced:
        with connection.cursor() as cursor:
            cursor.execute(FORGET, {"keys": list(replaced)})
    for table, derive in BESIDE.items():
        table._default_manager.bulk_create(row for entry in facts for row in derive(entry))


def refresh(facts: Sequence[ModelFacts], vocabularies: Vocabularies) -> int:
    """This function will bring what published models are found by up to their facts, and return how many were behind.

    It is for models whose documents say the same as before: a domain has a wider one now, an organization goes by
    another name too. Only what differs is written, and neither a revision nor a change is made of it.
    """
    wanted = {entry.model.pk: columns(entry, vocabularies) for entry in facts}
    behind = _write_columns(wanted)
    beside = _beside_behind(facts)
    if beside:
        write_beside([entry for entry in facts if entry.model.pk in beside], beside)
    return len(behind | beside)


def _write_columns(wanted: Mapping[int, Mapping[str, Any]]) -> set[int]:
    differing: dict[int, set[str]] = {}
    for stored in _stored_columns(wanted):
        pk = stored["pk"]
        names = {name for name, value in wanted[pk].items() if name != "search" and stored[name] != value}
        names |= set() if stored["search_stands"] else {"search"}
        if names:
            differing[pk] = names
    if differing:
        rows = [Publication(pk=pk, **wanted[pk]) for pk in sorted(differing)]
        Publication.objects.bulk_update(rows, sorted(set().union(*differing.values())))
    return set(differing)


def _stored_columns(wanted: Mapping[int, Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """The database compares the words of a search: only it knows how it stems them."""
    cases = [When(pk=pk, then=found["search"]) for pk, found in wanted.items()]
    names = [name for name in next(iter(wanted.values()), ()) if name != "search"]
    stands = CombinedExpression(F("search"), "=", F("words"), output_field=models.BooleanField())
    rows = Publication.objects.filter(pk__in=wanted).annotate(words=Case(*cases, output_field=SearchVectorField()))
    yield from rows.annotate(search_stands=stands).values("pk", "search_stands", *names)


def _beside_behind(facts: Sequence[ModelFacts]) -> set[int]:
    keys = [entry.model.pk for entry in facts]
    found: set[int] = set()
    for table, derive in BESIDE.items():
        stored = _contents(table._default_manager.filter(publication_id__in=keys))
        derived = _contents(row for entry in facts for row in derive(entry))
        found |= {key for key in keys if stored.get(key) != derived.get(key)}
    return found


def _contents(rows: Iterable[models.Model]) -> Rows:
    found: Rows = {}
    for row in rows:
        fields = [field for field in row._meta.concrete_fields if not field.primary_key]
        content = {field.attname: field.value_from_object(row) for field in fields}
        found.setdefault(content["publication_id"], set()).add(encode(list(content.values())))
    return found
