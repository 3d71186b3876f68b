"""Answers over all models that match are made once, until anything in the catalog changes."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from catalog.curation.publication import withdraw
from catalog.curation.record import save
from catalog.models import Domain, FoundationModel
from tests.empty import kept
from tests.factories.facts import WHO, make_model, make_term

pytestmark = pytest.mark.django_db

FACETS = "/api/v1/models/facets/?facet=domain"
STATS = "/api/v1/models/stats/"


@pytest.fixture
@kept
def models(empty_catalog):
    """Two models of one domain."""
    make_term(Domain, "clinical", name="Clinical", name_ko="임상")
    for slug in ("a", "b"):
        make_model(slug, claims={"domains": ["clinical"]})


def asked(client, path, **headers):
    """This function will return an answer and how many queries it took."""
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(path, headers=headers)
    assert answer.status_code == 200
    return answer, len(queries)


@pytest.mark.parametrize("path", [FACETS, STATS])
def test_an_answer_is_the_same_again_for_the_state_alone(client, models, path):
    first, made = asked(client, path)
    second, queries = asked(client, path)
    assert second.content == first.content
    assert second.headers["ETag"] == first.headers["ETag"]
    assert queries == 1 < made


def test_another_filter_and_another_language_are_other_answers(client, models):
    def label(path, **headers):
        return [entry["label"] for entry in asked(client, path, **headers)[0].json()["domain"]["results"]]

    for _ in range(2):
        assert label(FACETS) == ["Clinical"]
        assert label(FACETS, **{"accept-language": "ko"}) == ["임상"]
        assert label(f"{FACETS}&lang=ko") == ["임상"]
        assert label(f"{FACETS}&has_conflict=true") == []


def test_a_model_that_comes_or_goes_is_counted_at_once(client, models):
    def counted():
        (domain,) = client.get(FACETS).json()["domain"]["results"]
        return domain["count"], client.get(STATS).json()["models"]

    assert counted() == counted() == (2, 2)
    make_model("c", claims={"domains": ["clinical"]})
    assert counted() == (3, 3)
    withdraw(FoundationModel.objects.get(slug="a").pk, **WHO)
    assert counted() == (2, 2)


def test_a_word_that_no_document_tells_shows_at_once(client, models):
    client.get(FACETS)
    term = Domain.objects.get(slug="clinical")
    term.name = "Medicine"
    save(term, **WHO)
    assert client.get(FACETS).json()["domain"]["results"][0]["label"] == "Medicine"


def test_what_counts_from_today_is_made_anew_tomorrow(client, models, monkeypatch):
    path = f"{STATS}?stale_for=30d"
    _, made = asked(client, path)
    assert asked(client, path)[1] < made
    tomorrow = timezone.now() + dt.timedelta(days=1)
    monkeypatch.setattr("catalog.api.v1.conditional.timezone.now", lambda: tomorrow)
    assert asked(client, path)[1] == made
