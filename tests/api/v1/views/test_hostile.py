"""Whatever a client sends is answered with what it asked for or with a 400 that names the parameter, never a 5xx."""

import pytest

URL = "/api/v1/models/"

TEXTS = {
    "nul": "%00",
    "nul inside": "a%00b",
    "control character": "%07",
    "lone surrogate": "%ED%A0%80",
    "half a character": "%C3",
    "raw bytes": "\xff\xfe",
    "overlong nul": "%C0%80",
    "byte order mark": "%EF%BB%BF",
    "replacement character": "%EF%BF%BD",
    "right-to-left override": "%E2%80%AEabc",
    "emoji": "%F0%9F%A6%84",
    "combining marks": "Z%CC%A7" * 10,
    "broken escape": "%",
    "wrong escape": "%zz",
    "quote": "'",
    "double quote": "%22",
    "comment": "';--",
    "percent": "%25",
    "underscore": "_",
    "backslash": "%5C",
    "braces": "%7B%7D",
    "format": "%25s%25(a)s",
    "empty": "",
    "space": "%20",
    "ten kilobytes": "a" * 10_240,
    "ten kilobytes of Korean": "%EA%B0%80" * 3_500,
    "beyond 64 bits": "9223372036854775808",
    "beyond all bits": "9" * 90,
    "negative": "-1",
    "fraction": "1.5",
    "exponent": "1e400",
    "negative exponent": "1e-400",
    "exponent bomb": "1e999999999",
    "not a number": "NaN",
    "infinity": "Infinity",
    "other digits": "%D9%A3",
    "true": "true",
    "null": "null",
    "list": "[1]",
    "object": "%7B%22a%22:1%7D",
    "impossible date": "2020-13",
    "no such day": "2021-02-29",
    "year zero": "0000",
    "year of five digits": "10000",
    "regular expression": "(a%2B)%2B$",
    "text search operators": "a%26%7C!(b):*%3C-%3E",
    "only operators": "%26%7C!()",
    "quotes that do not close": "%22a%20%22%22b",
    "only negations": "-a%20-b",
    "only OR": "OR",
    "stop words": "the%20of",
    "one syllable": "%EC%95%94",
}
"""What people, programs and attackers put where a value belongs, as it stands in an address."""

NAMES = (
    "search", "modality", "license", "organization", "country", "openness", "mof_class", "parameters",
    "parameters__gte", "parameters__empty", "training_compute__lt", "released", "released__lte", "name", "name__ic",
    "slug", "has_conflict", "missing", "ordering", "page_size", "cursor", "count", "view", "fields",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_no_value_of_a_parameter_breaks_the_service(client, seeded, name):
    for kind, text in TEXTS.items():
        response = client.get(URL, QUERY_STRING=f"{name}={text}")
        assert response.status_code in {200, 400}, kind
        if response.status_code == 400:
            assert {flaw["parameter"] for flaw in response.json()["errors"]} == {name}, kind
            assert response["Content-Type"] == "application/problem+json"


STRINGS = {
    "": 200,
    "&": 200,
    "&&&": 200,
    "?": 400,
    "=": 400,
    "=a": 400,
    "a": 400,
    "modality": 400,
    "modality[]=text": 400,
    "modality=text;domain=clinical": 400,
    "MODALITY=text": 400,
    "modality =text": 400,
    "%6Dodality=text": 200,
    "modality%00=text": 400,
    "modality__=text": 400,
    "__gte=1": 400,
    "parameters__gte__lte=1": 400,
    "parameters__GTE=1": 400,
    "format=json": 400,
    "limit=10": 400,
    "offset=10": 400,
    "page=2": 400,
    "page_size=0": 400,
    "page_size=201": 400,
    "page_size=10&page_size=10": 400,
    "search=bert&search=bert": 400,
    "cursor=a&cursor=b": 400,
    "count=exact&count=none": 400,
    "ordering=name&ordering=slug": 400,
    "ordering=relevance": 400,
    "pk=1": 400,
    "model__slug=bert": 400,
    "document__contains=a": 400,
    "parameters__isnull=true": 400,
    "name__regex=a": 400,
    "&".join(f"a{index}=1" for index in range(600)): 400,
    "&".join(["modality=text"] * 600): 400,
    "&".join(["slug=bert"] * 101): 400,
    "&".join(["slug=bert"] * 100): 200,
    "a" * 60_000: 400,
    "parameters__gte=1B&parameters__lte=2B&parameters__gt=1&parameters__lt=9T&parameters__n=7B&parameters=1B": 200,
}
"""Whole query strings and their status."""


def test_no_query_string_breaks_the_service(client, seeded):
    for query, status in STRINGS.items():
        response = client.get(URL, QUERY_STRING=query)
        assert response.status_code == status, query[:80]
        if status == 400:
            assert all(flaw["parameter"] is not None for flaw in response.json()["errors"])


def test_a_broken_request_is_answered_in_little(client, seeded):
    query = "&".join(f"a{index}=1" for index in range(400))
    assert len(client.get(URL, QUERY_STRING=query).content) < 30_000
    assert len(client.get(URL, QUERY_STRING="a" * 60_000).content) < 5_000
