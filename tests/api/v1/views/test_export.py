"""Files of models over HTTP: the same filters, headers, and answers to what goes wrong before the first byte."""

import csv
import io
import json

import pytest
from django.db import OperationalError

from catalog.api.v1.views import export
from tests.factories.facts import make_model
from tests.factories.publications import make_publication


def sent(response):
    return b"".join(response.streaming_content).decode()


def test_a_table_has_a_header_and_the_models_that_match_in_order(client, seeded):
    response = client.get("/api/v1/models.csv?organization=google&ordering=-parameters,name&fields=slug,parameters")
    assert response["Content-Type"] == "text/csv; charset=utf-8; header=present"
    assert response["Content-Disposition"] == 'attachment; filename="models.csv"'
    rows = list(csv.DictReader(io.StringIO(sent(response), newline="")))
    listed = client.get("/api/v1/models/?organization=google&ordering=-parameters,name&page_size=200").json()["results"]
    assert [row["slug"] for row in rows] == [row["slug"] for row in listed]
    assert [row["parameters"] for row in rows] == [str(row["parameters"] or "") for row in listed]


def test_lines_are_the_stored_documents(client, seeded):
    response = client.get("/api/v1/models.ndjson?search=임상")
    assert response["Content-Type"] == "application/x-ndjson"
    lines = sent(response).splitlines()
    assert json.loads(lines[0])["slug"] == "gatortron"
    assert lines[0] == client.get("/api/v1/models/gatortron/").content.decode()
    summary = sent(client.get("/api/v1/models.ndjson?slug=bert&view=summary"))
    assert summary == client.get("/api/v1/models/bert/?view=summary").content.decode() + "\n"
    assert json.loads(sent(client.get("/api/v1/models.ndjson?slug=bert&fields=name,slug"))) == {
        "slug": "bert", "name": "BERT",
    }  # fmt: skip


@pytest.mark.parametrize("name", ["models.csv", "models.ndjson"])
def test_a_head_request_reads_no_model(client, empty_catalog, django_assert_num_queries, name):
    make_publication("a")
    with django_assert_num_queries(1):  # the last change
        response = client.head(f"/api/v1/{name}")
    assert response.status_code == 200
    assert "Content-Disposition" in response
    assert not response.streaming


@pytest.mark.parametrize("name", ["models.csv", "models.ndjson"])
@pytest.mark.parametrize("number", [1, 3])
def test_the_number_of_queries_does_not_grow(client, empty_catalog, django_assert_num_queries, name, number):
    for index in range(number):
        make_model(f"m-{index}")
    with django_assert_num_queries(4):  # the last change, the rows, and the savepoint around them in a test
        sent(client.get(f"/api/v1/{name}"))


def test_a_query_that_fails_is_answered_before_anything_is_sent(client, empty_catalog, monkeypatch):
    def fail(*arguments):
        raise OperationalError
        yield b""

    monkeypatch.setattr(export, "csv", fail)
    response = client.get("/api/v1/models.csv")
    assert response.status_code == 503
    assert response["Content-Type"] == "application/problem+json"


def test_an_address_has_one_format(client, seeded):
    assert client.get("/api/v1/models.csv", headers={"accept": "application/json"}).status_code == 406
    assert client.get("/api/v1/models.csv", headers={"accept": "text/*"}).status_code == 200
    assert client.post("/api/v1/models.csv").status_code == 405
