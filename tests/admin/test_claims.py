"""The list of claims: its search and its worklists, each of them looked up once."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.admin import found
from tests.admin.pages import Desk
from tests.empty import kept
from tests.factories.facts import make_claim, make_model, make_source

pytestmark = pytest.mark.django_db

CLAIMS = "catalog/claim/"


@pytest.fixture
@kept
def claims(empty_catalog):
    """Two models with a size and a license each, by a paper and by a newspaper."""
    press = make_source("press", title="The Daily Post", tier=5)
    for slug, name, name_ko in (("alpha", "Alpha", "알파"), ("beta", "Beta", "베타")):
        model = make_model(slug, name=name, name_ko=name_ko, variants={f"{slug}-large": {"parameters": "7B"}})
        make_claim(press, "training_tokens", "1T", model=model, note=f"As {name} was shown on stage.")


def listed(desk, query):
    """What the rows of the list say, as attribute and subject."""
    html = desk.get(f"{CLAIMS}?{query}").html
    rows = re.findall(
        r'<th class="field-shown_attribute">.*?>([^<>]+)</a></th><td class="field-subject">(.*?)</td>', html
    )
    return sorted(f"{attribute}: {re.sub('<[^>]*>', '', subject)}" for attribute, subject in rows)


SIZES = ["parameters: Alpha · alpha-large", "parameters: Beta · beta-large"]
TOKENS = ["training tokens: Alpha", "training tokens: Beta"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("alpha", [SIZES[0], TOKENS[0]]),
        ("알파", [SIZES[0], TOKENS[0]]),
        ("alpha-large", SIZES[:1]),
        ("daily", TOKENS),
        ("training_tokens", TOKENS),
        ("parameters", SIZES),
        ("stage", TOKENS),
        ('"Daily Post" beta', TOKENS[1:]),
        ("daily parameters", []),
        ("nobody", []),
    ],
)
def test_claims_are_found_by_subject_source_attribute_and_note(desk, claims, query, expected):
    assert listed(desk, f"q={query}") == expected


def test_korean_curators_find_attributes_by_their_korean_names(desk, claims):
    assert len(listed(Desk(desk.client, "ko"), "q=파라미터")) == 2


@pytest.mark.parametrize("query", ["%00", "%", "'", '""', "x" * 3000, "\u200b"])
def test_odd_searches_break_nothing(desk, claims, query):
    desk.get(f"{CLAIMS}?q={query}")


@pytest.mark.parametrize("most", [0, found.MOST])
@pytest.mark.parametrize("query", ["q=daily", "work=unchecked", "work=unchecked&q=daily"])
def test_what_finds_more_than_is_written_into_a_query_finds_the_same(desk, claims, monkeypatch, query, most):
    monkeypatch.setattr(found, "MOST", most)
    assert listed(desk, query) == TOKENS


@pytest.mark.parametrize(("query", "asks"), [("q=daily", 'UPPER("catalog_claim"."note"'), ("work=unchecked", "EXISTS")])
def test_what_is_asked_for_is_looked_up_once_for_the_list_and_all_counts(desk, claims, query, asks):
    with CaptureQueriesContext(connection) as queries:
        desk.get(f"{CLAIMS}?{query}")
    assert sum("catalog_claim" in sql["sql"] and asks in sql["sql"] for sql in queries) == 1
