"""Views and fields: how much of each document is sent."""

import pytest

from catalog.api.v1.fields import MEMBERS
from tests.factories.publications import make_publication

URL = "/api/v1/models/"


@pytest.fixture
def model(empty_catalog):
    document = (
        '{"slug":"m","name":"A \\"quoted\\" \\u2028 name","parameters":null,"links":{"paper":[1.0,1e23]},"tasks":[]}'
    )
    return make_publication("m", document=document, summary_document='{"slug":"m","name":"S","parameters":1}')


STORED = {
    "fields=slug": '{"slug":"m"}',
    "fields=name,slug": '{"slug":"m","name":"A \\"quoted\\" \\u2028 name"}',
    "fields=links,%20parameters,links": '{"parameters":null,"links":{"paper":[1.0,1e23]}}',
    "fields=slug,parameters&view=summary": '{"slug":"m","parameters":1}',
    "view=summary": '{"slug":"m","name":"S","parameters":1}',
}


def test_only_the_fields_that_are_asked_for_are_sent_as_they_are_stored(client, model):
    assert {query: client.get(f"{URL}m/?{query}").content.decode() for query in STORED} == STORED


LISTED = {
    "fields=slug,parameters": {"slug": "m", "parameters": 1},
    "fields=slug,links": {"slug": "m", "links": {"paper": [1.0, 1e23]}},
    "fields=slug,parameters&view=full": {"slug": "m", "parameters": None},
}


def test_a_list_takes_the_view_that_has_the_fields(client, model):
    assert {query: client.get(f"{URL}?{query}").json()["results"][0] for query in LISTED} == LISTED


REFUSED = (
    ("fields=slgu", "fields", "slug"),
    ("fields=slug,", "fields", None),
    ("fields=", "fields", None),
    ("fields=links.paper", "fields", "links"),
    ("fields=links&view=summary", "fields", None),
    ("fields=slug&fields=name", "fields", None),
    ("fields=slug'", "fields", "slug"),
    ("fields=" + "slug," * 300 + "slug", "fields", None),
    ("view=ful", "view", "full"),
    ("view=full&view=summary", "view", None),
)


def test_a_field_or_view_that_there_is_not_is_named(client, model):
    for query, parameter, suggested in REFUSED:
        for address in (URL, f"{URL}m/"):
            response = client.get(f"{address}?{query}")
            assert response.status_code == 400, query
            (flaw,) = response.json()["errors"]
            assert flaw["parameter"] == parameter
            assert suggested in {None, flaw.get("did_you_mean")}


def test_every_field_of_the_summary_is_one_of_the_full_view():
    assert set(MEMBERS["summary"]) < set(MEMBERS["full"])
