"""Pages: following them forward or backward yields every row exactly once, in order, whatever the order."""

import datetime as dt
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalog.api.v1.ordering import order_of
from catalog.api.v1.orderings.foundation_model import KEYS
from catalog.api.v1.pagination import OrderedRows
from catalog.models import Publication
from tests.empty import kept
from tests.factories.publications import NOW, make_publication

URL = "/api/v1/models/"
ROWS = 23


@pytest.fixture
@kept
def rows(empty_catalog):
    """Models with many ties and nulls, and numbers at the ends of their types."""
    made = []
    for index in range(ROWS):
        parameters = [None, 7_000_000_000, 7_000_000_001, 2**63 - 2, 1][index % 5]
        date = [None, dt.date(2020, 1, 1), dt.date(1, 1, 1), dt.date(9999, 12, 31)][index % 4]
        made.append(
            make_publication(
                f"model-{index * 7 % ROWS}",
                name=["Same", "same", "Ähnlich", "나무", "q\"uo'te"][index % 5],
                parameters=parameters,
                training_compute=[None, 3.14e23, 3.1400000000000003e23, 0.1 + 0.2, 1e308][index % 5],
                openness=[None, 0, 5][index % 3],
                mof_class=[None, 1][index % 2],
                release_first=date,
                release_last=date,
                updated_at=NOW + dt.timedelta(microseconds=index // 4),
                source_count=index % 3,
                claim_count=index // 6,
            )
        )
    return made


COLUMNS = {"name": "name_key", "released": "release_first"}


def expected(rows, ordering):
    """The order as Python sorts, nulls last either way; equal rows by key in the direction of the last name."""
    names = ordering.split(",")
    if not any(name.endswith("slug") for name in names):
        names.append("-pk" if names[-1].startswith("-") else "pk")
    ordered = list(rows)
    for name in reversed(names):
        column = COLUMNS.get(name.removeprefix("-"), name.removeprefix("-"))
        present = [row for row in ordered if getattr(row, column) is not None]
        absent = [row for row in ordered if getattr(row, column) is None]
        present.sort(key=lambda row, column=column: getattr(row, column), reverse=False)
        if name.startswith("-"):
            present = _reversed_stably(present, column)
        ordered = [*present, *absent]
    return [row.slug for row in ordered]


def _reversed_stably(present, column):
    values = sorted({getattr(row, column) for row in present}, reverse=True)
    return [row for value in values for row in present if getattr(row, column) == value]


def walk(client, url, way):
    """The slugs of every page that following `next` or `previous` leads to, and the last page."""
    pages = []
    while url:
        response = client.get(url)
        assert response.status_code == 200, response.content
        page = response.json()
        pages.append([model["slug"] for model in page["results"]])
        url = page[way]
        assert len(pages) <= ROWS
    return pages, page


orderings = st.lists(st.sampled_from(sorted(KEYS)), min_size=1, max_size=3, unique=True).flatmap(
    lambda names: st.tuples(*(st.sampled_from([name, f"-{name}"]) for name in names)).map(",".join)
)


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ordering=orderings, size=st.integers(3, 9))
def test_both_ways_yield_every_row_once_and_in_order(client, rows, ordering, size):
    slugs = expected(rows, ordering)
    forward, last = walk(client, f"{URL}?ordering={ordering}&page_size={size}&count=none", "next")
    assert [slug for page in forward for slug in page] == slugs
    backward, _first = walk(client, last["previous"], "previous")
    assert [slug for page in reversed(backward) for slug in page] == slugs[: -len(forward[-1])]


def test_each_key_orders_both_ways_with_the_unknown_last(client, rows):
    for ordering in [f"{sign}{name}" for name in KEYS for sign in ("", "-")]:
        found, _last = walk(client, f"{URL}?ordering={ordering}&page_size=200", "next")
        assert found == [expected(rows, ordering)], ordering


def test_the_order_without_any_is_by_slug(client, rows):
    found, _last = walk(client, f"{URL}?page_size=5", "next")
    assert [slug for page in found for slug in page] == sorted(row.slug for row in rows)


def test_links_are_paths_and_stand_in_the_header_too(client, rows):
    first = client.get(f"{URL}?page_size=5&ordering=-parameters")
    page = first.json()
    assert page["previous"] is None
    assert page["next"].startswith(f"{URL}?")
    assert first["Link"] == f'<{page["next"]}>; rel="next"'
    second = client.get(page["next"])
    assert second["Link"] == f'<{second.json()["next"]}>; rel="next", <{second.json()["previous"]}>; rel="prev"'
    only = client.get(f"{URL}?page_size=200")
    assert (only.json()["next"], "Link" in only) == (None, False)


def test_a_cursor_outlives_another_page_size_view_and_count(client, rows):
    cursor = dict(parse_qsl(urlsplit(client.get(f"{URL}?page_size=5").json()["next"]).query))["cursor"]
    response = client.get(f"{URL}?page_size=3&count=exact&view=full&cursor={cursor}")
    assert [model["slug"] for model in response.json()["results"]] == sorted(row.slug for row in rows)[5:8]


def cursor_of(client, query):
    return dict(parse_qsl(urlsplit(client.get(f"{URL}?{query}&page_size=2").json()["next"]).query))["cursor"]


OTHERS = (
    "ordering=-parameters",
    "ordering=name&openness=closed",
    "ordering=name&search=same",
    "ordering=name,slug",
    "",
)


def test_a_cursor_of_another_query_is_refused(client, rows):
    cursor = cursor_of(client, "ordering=name")
    for query in OTHERS:
        response = client.get(f"{URL}?{query}&cursor={cursor}")
        assert response.status_code == 400
        assert [(flaw["parameter"], flaw["code"]) for flaw in response.json()["errors"]] == [
            ("cursor", "invalid_cursor")
        ]


CHANGES = {
    "shorter": lambda cursor: cursor[:-1],
    "later": lambda cursor: cursor[1:],
    "another letter": lambda cursor: ("B" if cursor[0] == "A" else "A") + cursor[1:],
    "longer": lambda cursor: cursor + "AAAA",
    "reversed": lambda cursor: cursor[::-1],
    "empty": lambda cursor: "",
    "as other frameworks write it": lambda cursor: "p=abc",
    "nul": lambda cursor: "%00",
    "not ASCII": lambda cursor: "é",
    "one letter": lambda cursor: "A",
    "null": lambda cursor: "bnVsbA" * 30,
    "much longer": lambda cursor: cursor * 50,
}


def test_a_changed_cursor_is_refused(client, rows):
    cursor = cursor_of(client, "count=none")
    for name, change in CHANGES.items():
        response = client.get(f"{URL}?cursor={change(cursor)}")
        assert response.status_code == 400, name
        assert response.json()["errors"][0]["parameter"] == "cursor"


def test_a_cursor_of_another_address_is_refused(client, rows):
    cursor = cursor_of(client, "ordering=slug")
    assert client.get(f"/api/v1/organizations/?cursor={cursor}").status_code == 400


def test_rows_that_come_and_go_between_pages_move_no_other_row(client, rows):
    first = client.get(f"{URL}?page_size=4&ordering=slug").json()
    make_publication("a-new-first")
    rows[0].delete()
    second = client.get(first["next"]).json()
    left = sorted(row.slug for row in rows[1:])
    assert [model["slug"] for model in second["results"]] == [
        slug for slug in left if slug > first["results"][-1]["slug"]
    ][:4]


def test_the_count(client, rows):
    counts = {"": (ROWS, "exact"), "count=exact": (ROWS, "exact"), "count=none": (None, None)}
    counts["openness=closed"] = (8, "exact")
    for query, expected_count in counts.items():
        page = client.get(f"{URL}?{query}").json()
        assert (page["count"], page["count_is"]) == expected_count


def test_counting_stops_at_a_limit_unless_asked_for_all(client, rows, monkeypatch):
    monkeypatch.setattr("catalog.api.v1.pagination.COUNT_LIMIT", 10)
    page = client.get(f"{URL}?page_size=5").json()
    assert (page["count"], page["count_is"]) == (10, "at_least")
    page = client.get(f"{URL}?page_size=5&count=exact").json()
    assert (page["count"], page["count_is"]) == (ROWS, "exact")


@pytest.mark.parametrize(
    ("query", "suggested"),
    [
        ("ordering=size", None),
        ("ordering=-paramters", "-parameters"),
        ("ordering=name,,slug", None),
        ("ordering=name,-name", None),
        ("ordering=--name", None),
        ("ordering=name&ordering=slug", None),
        ("ordering=-relevance", None),
        ("ordering=slug,name,parameters,openness,released,mof_class", None),
    ],
)
def test_an_order_that_there_is_not_is_named(client, db, query, suggested):
    response = client.get(f"{URL}?{query}")
    assert response.status_code == 400
    (flaw,) = response.json()["errors"]
    assert flaw["parameter"] == "ordering"
    if suggested:
        assert flaw["did_you_mean"] == suggested


@pytest.mark.parametrize("name", sorted(KEYS))
@pytest.mark.parametrize("sign", ["", "-"])
def test_every_order_is_read_from_an_index_at_any_place(db, name, sign):
    order = order_of([f"{sign}{name}"], KEYS, unique="pk")
    rows = OrderedRows(Publication.objects.order_by().values("slug"), order)
    key = order.keys[0][0]
    place = [
        {"CharField": "m", "DateTimeField": NOW}.get(type(key.output).__name__, 3),
        *([7] if not key.unique else []),
    ]
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")  # a few rows are not worth an index to the planner
        cursor.execute("SET LOCAL enable_bitmapscan = off")
    for backward in (False, True):
        ordered = rows.ordered(backward=backward).filter(order.beyond(place, backward=backward))
        plan = ordered[:3].explain()
        assert "Index Cond" in plan, plan
        assert "Sort" not in plan, plan


def test_a_wrong_cursor_is_refused_whatever_the_client_has(client, db):
    for headers in ({"If-None-Match": "*"}, {"If-Modified-Since": "Fri, 31 Dec 9999 23:59:59 GMT"}):
        response = client.get(f"{URL}?cursor=abc&page_size=0", headers=headers)
        assert [flaw["parameter"] for flaw in response.json()["errors"]] == ["page_size", "cursor"]
