import datetime as dt
import json
from io import StringIO

import pytest
from django.core.management import call_command

from catalog.discovery.coverage import coverage
from catalog.models import Modality, Publication
from catalog.vocabulary.attributes import CORE
from tests.factories.publications import make_publication


def days_ago(days):
    return dt.datetime.now(dt.UTC).date() - dt.timedelta(days=days)


@pytest.fixture
def catalog(empty_catalog):
    Modality.objects.create(slug="text", name="Text")
    make_publication("a", missing=["training_compute", "licenses"], verified_on=days_ago(200), modalities=["text"])
    make_publication("b", missing=["training_compute"], verified_on=days_ago(90), modalities=["text"])
    make_publication("c", missing=list(CORE), modalities=["image"])
    make_publication("d", verified_on=days_ago(0))


def test_the_least_known_comes_first_with_its_share(catalog):
    found = coverage(Publication.objects.all())
    assert (found["models"], found["complete"], found["unchecked"]) == (4, 1, 1)
    first, second = found["attributes"][:2]
    assert first == {
        "attribute": "training_compute", "label": "training compute", "known": 1, "missing": 3, "share": 0.25,
        "url": "/api/v1/models/?missing__all=training_compute",
    }  # fmt: skip
    assert (second["attribute"], second["missing"]) == ("licenses", 2)
    assert {entry["days"]: entry["count"] for entry in found["stale"]} == {30: 3, 90: 2, 180: 2, 365: 1}


@pytest.mark.parametrize(
    "query",
    ["", "modality=text", "missing=licenses", "missing__all=licenses&modality=text", "stale_for=100d", "search=a"],
)
def test_every_count_is_that_of_the_list_at_its_address(catalog, client, query):
    report = client.get(f"/api/v1/stats/coverage/?{query}")
    assert report.status_code == 200, report.content
    found = report.json()
    for entry in [*found["attributes"], *found["stale"]]:
        listed = client.get(entry["url"]).json()["count"]
        assert listed == entry.get("missing", entry.get("count")), entry["url"]
    assert bool(found["stale"]) == ("stale_for" not in query)


def test_nothing_is_covered_without_a_division_by_zero(empty_catalog):
    assert coverage(Publication.objects.all())["attributes"][0]["share"] is None


def test_one_query_is_enough(catalog, django_assert_num_queries):
    with django_assert_num_queries(1):
        coverage(Publication.objects.all())


def test_labels_are_in_the_readers_language(catalog, client):
    found = client.get("/api/v1/stats/coverage/?lang=ko").json()["attributes"][0]
    assert found["label"] == "학습 연산량"
    assert found["url"] == "/api/v1/models/?missing__all=training_compute"


def test_the_command_prints_the_same(catalog):
    told = StringIO()
    call_command("coverage", stdout=told)
    assert "4 models, 1 of them" in told.getvalue()
    assert "training_compute" in told.getvalue()
    told = StringIO()
    call_command("coverage", "--json", stdout=told)
    assert json.loads(told.getvalue()) == coverage(Publication.objects.all())
