"""Models as a table: stable columns, one plain value in a cell, nothing that a spreadsheet would run."""

import csv as reader
import io
import json

import pytest

from catalog.export.columns import COLUMNS
from catalog.export.csv import cell, csv
from catalog.models import Publication
from tests.factories.facts import make_model
from tests.factories.publications import make_publication


def table(columns):
    text = b"".join(csv(Publication.objects.order_by("slug"), columns)).decode()
    return list(reader.reader(io.StringIO(text, newline="")))


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, ""),
        (True, "true"),
        (False, "false"),
        (175_000_000_000, "175000000000"),
        (3.14e23, "3.14e+23"),
        (-3, "-3"),
        (["a", "b"], "a|b"),
        ([], ""),
        ("-5", "-5"),
        ("+1.5e3", "+1.5e3"),
        ("plain", "plain"),
        ("=1+1", "'=1+1"),
        ("+cmd", "'+cmd"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("\nx", "'\nx"),
        ("'quoted'", "''quoted'"),
        (["=a", "b"], "'=a|b"),
    ],
)
def test_cells(value, written):
    assert cell(value) == written


@pytest.mark.parametrize("name", ['=HYPERLINK("http://x")', "'tis", "-a", "a,b", 'a"b', "a\nb", "나무", "-1"])
def test_a_text_comes_back_unchanged(empty_catalog, name):
    row = make_publication("m", name="m")
    row.summary_document = json.dumps({"slug": "m", "name": name})
    row.save(update_fields=["summary_document"])
    [_header, [written]] = table(["name"])
    assert (written.removeprefix("'")) == name


def test_columns_stand_in_the_order_that_was_asked_for(empty_catalog):
    make_publication("b", parameters=7)
    make_publication("a")
    assert table(["parameters", "slug"]) == [["parameters", "slug"], ["", "a"], ["7", "b"]]


def test_every_column_has_a_value_for_a_published_model(empty_catalog):
    make_model(
        "m", name="M", claims={"openness": "closed"}, variants={"m": {"parameters": "7B", "training_compute": 1e22}}
    )
    header, row = table(list(COLUMNS))
    assert header == list(COLUMNS)
    shown = dict(zip(header, row, strict=True))
    assert (shown["parameters"], shown["openness"], shown["training_compute"]) == ("7000000000", "closed", "1e+22")
    assert "licenses" in shown["missing"].split("|")


def test_lines_end_as_the_standard_says(empty_catalog):
    assert b"".join(csv(Publication.objects.all(), ["slug"])) == b"slug\r\n"
