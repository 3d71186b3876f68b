"""Documents come as the bytes that are sent, and everything else as ever."""

import datetime as dt

from django.db import connection
from django.db.models import F

from catalog.discovery.state import current_state
from catalog.discovery.stored import run, statement
from catalog.models import Publication
from tests.factories.facts import make_model


def fetch(rows):
    return run(statement(rows))


def rows(**filters):
    return Publication.objects.filter(**filters).order_by("slug")


def test_documents_are_bytes_and_columns_are_typed(empty_catalog):
    make_model("bert", name_ko="버트", variants={"base": {"parameters": "110M"}})
    state, (row,) = fetch(rows().values("name", "parameters", "updated_at", text=F("document")))
    assert state == current_state()
    assert state[0] > 0
    stored = Publication.objects.get()
    assert row == {
        "name": "bert",
        "parameters": 110_000_000,
        "updated_at": stored.updated_at,
        "text": stored.document.encode(),
    }
    assert "버트".encode() in row["text"]
    assert row["updated_at"].utcoffset() == dt.timedelta(0)


def test_the_newest_change_comes_with_the_rows_in_one_query(empty_catalog, django_assert_num_queries):
    make_model("bert")
    with django_assert_num_queries(1):
        state, found = fetch(rows(slug="nothing").values(text=F("document")))
    assert (state, found) == (current_state(), [])


def test_rows_keep_their_order(empty_catalog):
    for slug in ("palm", "bert", "lamda"):
        make_model(slug)
    _, found = fetch(rows().order_by("-slug").values("slug"))
    assert [row["slug"] for row in found] == ["palm", "lamda", "bert"]


def test_a_query_that_is_asked_often_is_prepared(empty_catalog):
    make_model("bert")
    answers = [fetch(rows(slug="bert").values("revision", text=F("document"))) for _ in range(7)]
    assert all(answer == answers[0] for answer in answers)
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement FROM pg_prepared_statements WHERE statement LIKE '%catalog_changecounter%'")
        assert "'bert'" in cursor.fetchall()[-1][0]


def test_a_prepared_query_sees_what_was_published_since(empty_catalog):
    for name in ("a", "b", "c", "d", "e", "f", "g"):
        make_model(name)
        state, found = fetch(rows().values("slug"))
        assert found[-1] == {"slug": name}
        assert state == current_state()


def test_an_empty_catalog_has_no_change(empty_catalog):
    assert fetch(rows().values(text=F("document"))) == ((0, None), [])


def test_a_query_that_cannot_match_has_no_statement(empty_catalog):
    make_model("bert")
    assert statement(rows(slug__in=[]).values(text=F("document"))) is None


def test_percent_signs_in_documents_and_filters_stay(empty_catalog):
    make_model("odd", name="100% odd %s")
    _, (row,) = fetch(rows(name="100% odd %s").values(text=F("document")))
    assert b'"name":"100% odd %s"' in row["text"]


def test_other_queries_of_the_connection_get_text_as_ever(empty_catalog):
    make_model("bert")
    fetch(rows().values(text=F("document")))
    assert isinstance(Publication.objects.values_list("document", flat=True).get(), str)
