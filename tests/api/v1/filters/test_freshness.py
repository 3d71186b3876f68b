"""Filters by when somebody looked at a model last."""

import datetime as dt

import pytest

from tests.factories.publications import make_publication

RECENT, OLD, NEVER = "recent", "old", "never"
ALL = {RECENT, OLD, NEVER}


@pytest.fixture
def catalog(empty_catalog):
    make_publication(RECENT, verified_on=dt.datetime.now(dt.UTC).date() - dt.timedelta(days=10))
    make_publication(OLD, verified_on=dt.date(2021, 6, 15))
    make_publication(NEVER)


KEPT = {
    "verified=2021": {OLD},
    "verified__gte=2021-06": {RECENT, OLD},
    "verified__lt=2021-06-15": set(),
    "verified__empty=true": {NEVER},
    "stale_for=10d": {OLD, NEVER},
    "stale_for=9d": ALL,
    "stale_for=1w": ALL,
    "stale_for=2y": {OLD, NEVER},
    "stale_for=100y": {NEVER},
    "stale_for=2Y&verified__empty=false": {OLD},
}


def test_models_are_found_by_when_somebody_looked_last(client, catalog):
    for query, expected in KEPT.items():
        found = client.get(f"/api/v1/models/?{query}").json()
        assert {model["slug"] for model in found["results"]} == expected, query
        assert found["count"] == len(expected)


REFUSED = {
    "verified=yesterday": None,
    "stale_for=180": "180d",
    "stale_for=0d": None,
    "stale_for=-1d": None,
    "stale_for=6m": None,
    "stale_for=101y": None,
    "stale_for=٣d": None,
    "stale_for=1d&stale_for=2d": None,
    "stale_for__gte=1d": None,
}


def test_what_is_no_age_is_named(client, catalog):
    for query, suggested in REFUSED.items():
        response = client.get(f"/api/v1/models/?{query}")
        assert response.status_code == 400, query
        (flaw,) = response.json()["errors"]
        assert flaw["parameter"] == query.partition("=")[0]
        assert suggested in {None, flaw.get("did_you_mean")}


def test_a_list_of_what_is_stale_is_another_one_tomorrow(client, catalog, monkeypatch):
    tags = {}
    for query in ("stale_for=180d", "missing=training_data"):
        tags[query] = set()
        for day in (5, 6):
            now = dt.datetime(2026, 5, day, tzinfo=dt.UTC)
            monkeypatch.setattr("catalog.api.v1.conditional.timezone.now", lambda now=now: now)
            tags[query].add(client.get(f"/api/v1/models/?{query}").headers["ETag"])
    assert {query: len(found) for query, found in tags.items()} == {"stale_for=180d": 2, "missing=training_data": 1}
