"""Disagreements over all published models."""

import json
from importlib import import_module

import pytest
from django.db import connection

from catalog.curation.publication import withdraw
from catalog.curation.record import save
from catalog.models import FoundationModel, Publication, PublishedConflict
from catalog.models.conflict import ConflictOrder
from tests.empty import kept
from tests.factories.facts import WHO, make_claim, make_model, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
@kept
def world(empty_catalog):
    """Two models on which sources disagree, one of them twice, and one on which they agree."""
    paper, press = make_source("paper"), make_source("press", tier=4)
    for slug in ("a", "b", "c"):
        model = make_model(
            slug, source=paper, claims={"training_tokens": "100B"}, variants={slug: {"parameters": "10B"}}
        )
        if slug != "c":
            make_claim(press, "training_tokens", "300B", model=model)
        if slug == "b":
            make_claim(press, "parameters", "25B", variant=model.variants.get())


def seen(rows):
    return [(row.slug, row.variant, row.attribute) for row in rows]


def test_every_disagreement_stands_in_the_order_of_models_and_documents(world):
    assert seen(PublishedConflict.objects.all()) == [
        ("a", None, "training_tokens"),
        ("b", "b", "parameters"),
        ("b", None, "training_tokens"),
    ]


def test_what_is_farthest_apart_comes_first_and_what_is_no_number_last(world):
    make_claim(make_source("blog"), "openness", "closed", model=FoundationModel.objects.get(slug="a"))
    make_claim(make_source("card"), "openness", "api", model=FoundationModel.objects.get(slug="a"))
    rows = PublishedConflict.objects.in_order(ConflictOrder.SPREAD)
    assert [(row.spread, row.slug) for row in rows] == [(3, "a"), (3, "b"), (2.5, "b"), (None, "a")]


@pytest.mark.parametrize("order", ConflictOrder)
def test_a_list_goes_on_behind_each_of_its_places(world, order):
    make_claim(make_source("blog"), "openness", "closed", model=FoundationModel.objects.get(slug="a"))
    make_claim(make_source("card"), "openness", "api", model=FoundationModel.objects.get(slug="a"))
    rows = list(PublishedConflict.objects.in_order(order))
    assert len(rows) == 4
    for number, row in enumerate(rows, 1):
        assert list(PublishedConflict.objects.in_order(order).beyond(row.place, order)) == rows[number:]


def test_each_knows_its_model_its_sources_and_how_far_apart_they_are(world):
    row = PublishedConflict.objects.with_names().get(attribute="parameters")
    assert (row.model_name, row.sources, row.spread, row.settled) == ("b", ["paper", "press"], 2.5, False)
    assert [side["value"] for side in row.entry["values"]] == [10_000_000_000, 25_000_000_000]


def test_what_somebody_decided_is_open_no_more(world):
    before = PublishedConflict.objects.open().count()
    rival = FoundationModel.objects.get(slug="a").claims.get(source__slug="press")
    rival.rank = "preferred"
    save(rival, **WHO)
    assert PublishedConflict.objects.open().count() == before - 1


def test_a_withdrawn_model_disagrees_with_nobody(world):
    withdraw(FoundationModel.objects.get(slug="b").pk, **WHO)
    assert {row.slug for row in PublishedConflict.objects.all()} == {"a"}


def rows():
    columns = ("publication_id", "slug", "position", "attribute", "variant", "settled", "spread", "sources", "document")
    return list(PublishedConflict.objects.values_list(*columns))


@pytest.mark.usefixtures("seeded")
def test_they_are_those_of_the_documents():
    listed = [(row.slug, row.entry) for row in PublishedConflict.objects.all()]
    documents = [(slug, json.loads(text)) for slug, text in Publication.objects.values_list("slug", "document")]
    assert listed == [(slug, conflict) for slug, document in documents for conflict in document["conflicts"]]
    assert len(listed) > 100


@pytest.mark.usefixtures("seeded")
def test_a_catalog_from_before_they_had_rows_is_filled_with_the_same():
    published = rows()
    PublishedConflict.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute(import_module("catalog.migrations.0013_published_conflict").FILL)
    assert rows() == published
