import csv
import io
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.ingest.formats.delimited import Row, rows_of
from catalog.ingest.formats.lines import LINE_LIMIT
from catalog.ingest.formats.problem import BadInput
from catalog.ingest.records import Unreadable


@pytest.fixture
def table(tmp_path):
    def write(content):
        path = tmp_path / "table.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def read(path, **options):
    return list(rows_of(path, path.name, **options))


def shown(rows):
    """Return rows as their cells, and what cannot be read as its place and reason."""
    return [list(row.cells.values()) if isinstance(row, Row) else f"{row.place}: {row.reason}" for row in rows]


def test_rows_come_by_header_and_are_counted_as_spreadsheets_do(table):
    rows = read(table('\ufeffModel, Size \r\nBERT,"110M, 340M"\r\n\r\n"GPT-\n3",175B'))
    assert rows == [
        Row(2, {"Model": "BERT", "Size": "110M, 340M"}),
        Row(4, {"Model": "GPT-\n3", "Size": "175B"}),
    ]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_delimiter_is_told_by_the_header(table, mark):
    assert read(table(f"a{mark}b{mark}c\n1{mark}2{mark}3\n"))[0].cells == {"a": "1", "b": "2", "c": "3"}


def test_a_column_without_a_name_is_left_out(table):
    assert read(table("a,,b\n1,2,3\n"))[0].cells == {"a": "1", "b": "3"}


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ("x", "row 3: The row has 1 cells and the header 2; it may be cut off or shifted."),
        ("x,y,z", "row 3: The row has 3 cells and the header 2; it may be cut off or shifted."),
        (b"x,caf\xe9", "row 3: The cell in b holds the byte 0xE9, which is no UTF-8"),
        (b"x,y\x00", "row 3: The cell in b holds a NUL character."),
        ('x,"open', "row 3: The quotation mark in line 3 is never closed."),
        ('"x"y,z', "row 3: This is no valid CSV"),
        ("x" * LINE_LIMIT + ",y", "row 3: Line 3 is longer than"),
    ],
)
def test_a_bad_row_costs_itself_alone(table, bad, reason):
    bad = bad if isinstance(bad, bytes) else bad.encode()
    found = shown(read(table(b"a,b\n1,2\n" + bad + b"\n3,4\n5,6\n")))
    assert [found[0], *found[2:]] == [["1", "2"], ["3", "4"], ["5", "6"]]
    assert found[1].startswith(f"table.csv, {reason}")


def test_a_file_that_is_cut_off_keeps_its_whole_rows(table):
    whole = 'a,b,c\n1,2,3\n4,"5\n5",6\n7,8,9'
    for length in range(len("a,b,c\n1,2,3\n"), len(whole)):
        found = read(table(whole[:length]))
        good = [list(row.cells.values()) for row in found if isinstance(row, Row)]
        assert [row[:2] for row in good] == [["1", "2"], ["4", "5\n5"], ["7", "8"]][: len(good)]
        assert good


def test_a_mark_inside_a_bare_cell_opens_nothing(table):
    assert shown(read(table('a,b\n5" disk,1\n2,3\n'))) == [['5" disk', "1"], ["2", "3"]]


def test_a_mark_that_a_later_row_closes_does_not_swallow_the_rows_between(table):
    found = shown(read(table('a,b\n1,2\nx,"oops\n3,4\n5,6\n7,"8\n8"\n9,10\n')))
    assert [row for row in found if isinstance(row, list)] == [
        ["1", "2"],
        ["3", "4"],
        ["5", "6"],
        ["7", "8\n8"],
        ["9", "10"],
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "row 1: The file is empty"),
        (b"\n", "row 1: The first row names no column"),
        (b"a,a\n1,2\n", "row 1: Two columns have the name “a”"),
        (b"\xff\xfea\x00,\x00b\x00", "The file is in UTF-16"),
        (b"a\xe9,b\n", "row 1: The cell in column 1 holds the byte 0xE9"),
        (b"," * 2_000 + b"\n", "row 1: The table has more than"),
        (b"x" * (LINE_LIMIT + 1), "row 1: Line 1 is longer"),
    ],
)
def test_a_file_without_a_header_is_an_error(table, content, reason):
    with pytest.raises(BadInput, match=reason):
        read(table(content))


def test_a_line_of_any_length_takes_no_more_memory_than_the_limit(table):
    path = table(b"a,b\n1,2\n")
    with path.open("ab") as opened:
        for _ in range(64):
            opened.write(b"x" * LINE_LIMIT)
        opened.write(b"\n3,4\n")
    tracemalloc.start()
    found = shown(read(path))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (found[0], found[2], len(found)) == (["1", "2"], ["3", "4"], 3)
    assert peak < 8 * LINE_LIMIT


cells = st.text(st.characters(blacklist_characters="\x00\r", blacklist_categories=["Cs"]), max_size=8)


@given(st.lists(st.lists(cells, min_size=3, max_size=3), min_size=1, max_size=6))
def test_what_the_csv_module_writes_is_read_back(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("csv") / "t.csv"
    written = io.StringIO(newline="")
    csv.writer(written).writerows([["a", "b", "c"], *rows])
    path.write_text(written.getvalue(), encoding="utf-8", newline="")
    blank = [row for row in rows if any(cell.strip() for cell in row)]
    found = [row for row in rows_of(path, "t.csv", delimiter=",") if any(cell.strip() for cell in row.cells.values())]
    assert [list(row.cells.values()) for row in found] == blank
    assert not any(isinstance(row, Unreadable) for row in found)
