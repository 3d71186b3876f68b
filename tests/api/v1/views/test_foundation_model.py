"""The list of models and the single model: envelope, documents, validators and the answers of every method."""

import datetime as dt

import pytest
from django.utils.http import http_date

from catalog.curation.publication import publish, withdraw
from catalog.curation.record import save
from catalog.models import Change
from tests.factories.facts import WHO, make_model
from tests.factories.publications import NOW, make_publication

URL = "/api/v1/models/"


def test_a_list_holds_the_stored_documents_as_they_are(client, empty_catalog):
    rows = [make_publication(slug, name=name) for slug, name in [("a", "나무 “A”"), ("b", "B\\")]]
    response = client.get(URL)
    assert response["Content-Type"] == "application/json"
    body = response.content.decode()
    assert body.endswith(f'"results":[{rows[0].summary_document},{rows[1].summary_document}]}}')
    assert list(response.json()) == ["count", "count_is", "next", "previous", "results"]
    full = client.get(f"{URL}?view=full").content.decode()
    assert full.endswith(f'"results":[{rows[0].document},{rows[1].document}]}}')


@pytest.mark.parametrize("number", [2, 4])
def test_a_list_costs_the_same_queries_for_any_number_of_rows(client, empty_catalog, django_assert_num_queries, number):
    for index in range(number):
        make_publication(f"model-{index}", parameters=7_000_000_000)
    with django_assert_num_queries(1):  # the last change and the page together; nothing beyond it is to be counted
        client.get(f"{URL}?parameters__gte=1B&view=full")
    with django_assert_num_queries(2):  # and the count
        client.get(f"{URL}?parameters__gte=1B&view=full&page_size=1")
    with django_assert_num_queries(1):
        client.get(f"{URL}?count=none&fields=slug&page_size=1")
    with django_assert_num_queries(2):  # and the names that are near
        client.get(f"{URL}?search=model")


def test_a_single_model_costs_one_query(client, empty_catalog, django_assert_num_queries):
    row = make_publication("bert")
    with django_assert_num_queries(1):
        response = client.get(f"{URL}bert/")
    assert response.content.decode() == row.document
    assert response["Content-Type"] == "application/json"
    assert client.get(f"{URL}bert/?view=summary").content.decode() == row.summary_document


def test_a_published_model_is_found_with_its_evidence(client, empty_catalog):
    make_model("gatortron", name="GatorTron", variants={"large": {"parameters": "8.9B"}})
    document = client.get(f"{URL}gatortron/").json()
    assert document["parameters"] == 8_900_000_000
    assert document["evidence"]["parameters"][0]["source"]["slug"] == "paper"
    assert [model["slug"] for model in client.get(f"{URL}?parameters__gte=8B").json()["results"]] == ["gatortron"]


def test_drafts_are_nowhere(client, empty_catalog):
    make_model("draft", published=False)
    assert client.get(f"{URL}draft/").status_code == 404
    assert client.get(URL).json()["results"] == []


# validators


def test_a_model_has_a_strong_validator_of_its_revision(client, empty_catalog):
    model = make_model("bert")
    first = client.get(f"{URL}bert/")
    assert first["ETag"] == '"bert-1"'
    assert first["Cache-Control"] == "public, no-cache"
    model.name_ko = "버트"
    save(model, **WHO)
    assert client.get(f"{URL}bert/", headers={"If-None-Match": '"bert-1"'})["ETag"] == '"bert-2"'


@pytest.fixture
def bert(empty_catalog):
    return make_publication("bert")


def test_who_has_the_current_document_is_told_so(client, bert):
    for address in ("bert/", "bert/?view=summary", "bert/?fields=slug", "bert/lineage/"):
        for sent in ('"bert-1"', 'W/"bert-1"', '"x", "bert-1"', "*"):
            response = client.get(f"{URL}{address}", headers={"If-None-Match": sent})
            assert (response.status_code, response.content, response["ETag"]) == (304, b"", '"bert-1"')


def test_who_has_something_else_gets_the_document(client, bert):
    for sent in ('"bert-2"', '"gpt-1"', "bert-1", "", '"', "\x00", '"bert-1', "W/", "ä" * 5):
        assert client.get(f"{URL}bert/", headers={"If-None-Match": sent}).status_code == 200, sent


def test_a_model_says_when_it_was_published(client, bert):
    stamp = http_date(int(NOW.timestamp()))
    assert client.get(f"{URL}bert/")["Last-Modified"] == stamp
    assert client.get(f"{URL}bert/", headers={"If-Modified-Since": stamp}).status_code == 304
    earlier = http_date(int(NOW.timestamp()) - 1)
    assert client.get(f"{URL}bert/", headers={"If-Modified-Since": earlier}).status_code == 200
    assert client.get(f"{URL}bert/", headers={"If-Modified-Since": "yesterday"}).status_code == 200


def test_no_date_is_given_while_its_second_lasts(client, empty_catalog):
    make_publication("bert", updated_at=dt.datetime.now(dt.UTC) + dt.timedelta(seconds=2))
    assert "Last-Modified" not in client.get(f"{URL}bert/")


def test_a_request_that_expects_another_state_fails(client, bert):
    response = client.get(f"{URL}bert/", headers={"If-Match": '"bert-9"'})
    assert response.status_code == 412
    assert response["Content-Type"] == "application/problem+json"
    assert client.get(f"{URL}bert/", headers={"If-Match": '"bert-1"'}).status_code == 200


def test_a_list_is_current_until_the_catalog_changes(client, empty_catalog, django_assert_num_queries):
    model = make_model("bert")
    etag = client.get(f"{URL}?count=none")["ETag"]
    assert client.get(f"{URL}?count=exact")["ETag"] != etag
    with django_assert_num_queries(1):
        assert client.get(f"{URL}?count=none", headers={"If-None-Match": etag}).status_code == 304
    model.summary = "A model."
    save(model, **WHO)
    after = client.get(f"{URL}?count=none", headers={"If-None-Match": etag})
    assert after.status_code == 200
    withdraw(model.pk, **WHO)
    assert client.get(f"{URL}?count=none", headers={"If-None-Match": after["ETag"]}).json()["results"] == []


def test_a_list_of_an_empty_catalog_is_answered(client, empty_catalog):
    response = client.get(URL)
    assert (response.status_code, response.json()["count"]) == (200, 0)
    assert response["ETag"].startswith('"0-')
    assert "Last-Modified" not in response


# methods, formats, addresses


def test_head_and_options(client, bert):
    for address in (URL, f"{URL}bert/", f"{URL}bert/lineage/", f"{URL}bert/claims/"):
        get, head = client.get(address), client.head(address)
        assert (head.status_code, head.content) == (200, b"")
        for name in ("ETag", "Content-Type", "Content-Length"):
            assert head[name] == get[name]
        options = client.options(address)
        assert (options.status_code, options.content) == (204, b"")
        assert {"GET", "HEAD", "OPTIONS"} <= set(options["Allow"].split(", "))


@pytest.mark.parametrize("method", ["PUT", "TRACE", "PROPFIND"])
def test_a_method_that_an_address_does_not_have_is_refused(client, db, method):
    response = client.generic(method, f"{URL}?unknown=1")
    assert response.status_code == 405
    assert response["Content-Type"] == "application/problem+json"
    assert "GET" in response["Allow"]


@pytest.mark.parametrize(
    "accept",
    [
        "application/json",
        "*/*",
        "text/html, */*;q=0.1",
        "application/*",
        "application/json;q=0.5",
        "",
        "APPLICATION/JSON",
    ],
)
def test_json_is_sent_to_whoever_accepts_it(client, db, accept):
    assert client.get(URL, headers={"Accept": accept}).status_code == 200


@pytest.mark.parametrize(
    "accept", ["text/csv", "application/json;q=0", "x", ";;;,", "text/html;q=x", "\xff", "a/b;c*=%"]
)
def test_who_accepts_no_json_is_told_so_in_json(client, db, accept):
    response = client.get(URL, headers={"Accept": accept})
    assert response.status_code == 406
    assert response["Content-Type"] == "application/problem+json"


def test_a_misspelt_address_is_answered_with_the_nearest(client, empty_catalog):
    make_publication("gatortron", name="GatorTron")
    for address in ("gatortorn", "GatorTron", "Gator Tron", "gator_tron"):
        for below in ("", "claims/", "lineage/"):
            response = client.get(f"{URL}{address}/{below}")
            assert response.status_code == 404
            assert response.json()["errors"][0]["did_you_mean"] == "gatortron"


@pytest.mark.parametrize(
    "address", ["%00", "%FF", "%ED%A0%80", "..%2F", "%F0%9F%A6%84", "a" * 5000, "%E2%80%AE", "-", "'--"]
)
def test_an_odd_address_is_not_found(client, db, address):
    response = client.get(f"{URL}{address}/")
    assert response.status_code == 404
    assert response["Content-Type"] == "application/problem+json"


def test_a_withdrawn_model_is_gone(client, empty_catalog):
    model = make_model("bert")
    withdraw(model.pk, **WHO)
    response = client.get(f"{URL}bert/")
    assert response.status_code == 410
    assert response["Content-Type"] == "application/problem+json"
    publish(model.pk, **WHO)
    assert client.get(f"{URL}bert/").status_code == 200
    assert Change.objects.count() == 3


def test_an_unknown_parameter_is_refused_at_every_address(client, bert):
    for address in ("", "bert/", "bert/claims/", "bert/lineage/", "nowhere/"):
        response = client.get(f"{URL}{address}?modalitty=text")
        assert response.status_code == 400, address
        assert response.json()["errors"][0]["parameter"] == "modalitty"
    assert client.get(f"{URL}?modalitty=text").json()["errors"][0]["did_you_mean"] == "modality"
    assert client.get(f"{URL}bert/?veiw=full").json()["errors"][0]["did_you_mean"] == "view"
