"""A page that is asked for again is made of its documents alone, until anything in the catalog changes."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from catalog.api.v1 import stored
from catalog.curation.record import delete, save
from catalog.discovery.remembered import Counts
from catalog.models import Domain, Publication
from tests.empty import kept
from tests.factories.facts import WHO, make_model, make_term

pytestmark = pytest.mark.django_db

MODELS = "/api/v1/models/"


@pytest.fixture
@kept
def models(empty_catalog):
    """Five models, each in a domain below another."""
    make_term(Domain, "clinical", parent=make_term(Domain, "biomedical"))
    for slug in ("a", "b", "c", "d", "e"):
        make_model(slug, claims={"domains": ["clinical"]})


def asked(client, path, **headers):
    """This function will return an answer and how many queries it took."""
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(path, headers=headers)
    return answer, len(queries)


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?view=full",
        "?view=full&domain=biomedical&page_size=2",
        "?page_size=2&ordering=-slug&count=exact",
        "?page_size=2&count=none",
        "?fields=slug,variants",
        "?search=b",
        "?parameters__gte=1T",
    ],
)
def test_an_answer_is_the_same_again_for_one_query(client, models, query):
    first, _ = asked(client, f"{MODELS}{query}")
    second, queries = asked(client, f"{MODELS}{query}")
    assert first.status_code == 200
    assert second.content == first.content
    for name in ("ETag", "Link", "Cache-Control", "Content-Type"):
        assert second.headers.get(name) == first.headers.get(name)
    assert queries == 1


def test_a_page_walked_backward_is_the_same_again(client, models):
    second_page = client.get(client.get(f"{MODELS}?page_size=2").json()["next"]).json()
    third_page = client.get(second_page["next"]).json()
    pages = [client.get(third_page["previous"]).json() for _ in range(2)]
    assert [[model["slug"] for model in page["results"]] for page in pages] == [["c", "d"]] * 2
    assert pages[0] == pages[1]


def test_a_change_of_a_model_shows_at_once(client, models):
    for slug in ("f", "g"):
        found = client.get(MODELS).json()
        assert slug not in [model["slug"] for model in found["results"]]
        make_model(slug)
        found = client.get(MODELS).json()
        assert found["results"][-1]["slug"] == slug
        assert found["count"] == len(found["results"])


def test_a_change_that_no_document_tells_shows_at_once(client, models):
    path = f"{MODELS}?domain=biomedical"
    assert client.get(path).json()["count"] == client.get(path).json()["count"] == 5
    clinical = Domain.objects.get(slug="clinical")
    clinical.parent = None
    save(clinical, **WHO)
    assert client.get(path).json()["count"] == 0


def test_a_word_that_is_gone_is_refused_again(client, models):
    gone = make_term(Domain, "legal")
    path = f"{MODELS}?domain=legal"
    assert client.get(path).json()["count"] == client.get(path).json()["count"] == 0
    delete(gone, **WHO)
    assert client.get(path).status_code == 400


def test_documents_are_read_each_time(client, models):
    client.get(MODELS)
    Publication.objects.filter(slug="a").update(summary_document='{"slug":"other"}')
    assert client.get(MODELS).json()["results"][0] == {"slug": "other"}


def test_a_request_that_is_wrong_stays_wrong(client, models):
    answers = [client.get(f"{MODELS}?modalitty=text") for _ in range(2)]
    assert [answer.status_code for answer in answers] == [400, 400]


def test_a_client_that_has_the_page_is_told_so_after_it_was_remembered(client, models):
    tag = [client.get(MODELS) for _ in range(2)][-1].headers["ETag"]
    assert client.get(MODELS, headers={"If-None-Match": tag}).status_code == 304
    make_model("f")
    assert client.get(MODELS, headers={"If-None-Match": tag}).status_code == 200


def test_a_page_about_ages_is_made_anew_on_another_day(client, models, monkeypatch):
    path = f"{MODELS}?stale_for=30d"
    made = []
    make = stored.statement
    monkeypatch.setattr(stored, "statement", lambda rows: made.append(rows) or make(rows))
    for _ in range(2):
        client.get(path)
    assert len(made) == 1
    tomorrow = timezone.now() + dt.timedelta(days=1)
    monkeypatch.setattr("catalog.api.v1.conditional.timezone.now", lambda: tomorrow)
    client.get(path)
    assert len(made) == 2


def test_models_of_an_age_are_counted_anew_on_another_day(client, models, monkeypatch):
    monkeypatch.setattr("catalog.discovery.remembered.WORTH", 0)
    monkeypatch.setattr(stored, "_counts", Counts())

    def queries(size):
        return asked(client, f"{MODELS}?stale_for=30d&page_size={size}")[1]

    first, second = queries(1), queries(2)
    assert second == first - 1
    tomorrow = timezone.now() + dt.timedelta(days=1)
    monkeypatch.setattr("catalog.api.v1.conditional.timezone.now", lambda: tomorrow)
    assert queries(3) == first
