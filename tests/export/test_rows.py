"""Rows come through a cursor on the server, some at a time, and leave no transaction behind."""

from django.db import connection
from django.db.models import F

from catalog.export import rows as module
from catalog.export.ndjson import ndjson
from catalog.export.rows import BLOCK, blocks, rows
from catalog.models import Publication
from tests.factories.publications import make_publication


def test_the_stored_documents_are_the_lines(empty_catalog):
    made = [make_publication(slug) for slug in ("a", "b")]
    lines = b"".join(ndjson(Publication.objects.order_by("slug"), F("document"))).decode()
    assert lines == f"{made[0].document}\n{made[1].document}\n"


def test_blocks_hold_many_lines_but_not_all(empty_catalog):
    line = "x" * (BLOCK // 2) + "\n"
    found = list(blocks([line] * 5))
    assert [len(block) for block in found] == [2 * len(line), 2 * len(line), len(line)]
    assert list(blocks([])) == []


def test_rows_are_fetched_some_at_a_time(empty_catalog, monkeypatch):
    for index in range(5):
        make_publication(f"m-{index}")
    monkeypatch.setattr(module, "FETCHED", 2)
    fetched = rows(Publication.objects.order_by("slug"), "slug")
    assert next(fetched) == ("m-0",)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_cursors WHERE is_scrollable = false AND name LIKE '_django%'")
        assert cursor.fetchone()[0] == 1
    assert [slug for (slug,) in fetched] == ["m-1", "m-2", "m-3", "m-4"]


def test_a_reader_who_goes_away_leaves_no_transaction_open(empty_catalog):
    make_publication("a")
    before = list(connection.savepoint_ids)
    fetched = rows(Publication.objects.order_by("slug"), "slug")
    next(fetched)
    assert len(connection.savepoint_ids) == len(before) + 1
    fetched.close()
    assert connection.savepoint_ids == before
