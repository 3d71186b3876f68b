import datetime as dt
import zipfile

import openpyxl
import pytest

from catalog.ingest.formats.delimited import Row
from catalog.ingest.formats.files import InputFile
from catalog.ingest.formats.problem import BadInput
from catalog.ingest.formats.xlsx import sheet_rows
from catalog.ingest.records import Unreadable


@pytest.fixture
def book(tmp_path):
    def write(*sheets):
        book = openpyxl.Workbook()
        book.remove(book.active)
        for title, rows in sheets:
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(row)
        book.save(tmp_path / "table.xlsx")
        return tmp_path / "table.xlsx"

    return write


def read(path, **options):
    return list(sheet_rows(InputFile(path, path.name, alone=True), **options))


def test_cells_come_as_a_person_would_print_them(book):
    path = book(
        (
            "Models",
            [["Model", "Size", "Date", "Open"], ["BERT", 110e6, dt.date(2018, 10, 11), True], [], ["GPT-3", None]],
        )
    )
    assert read(path) == [
        Row(2, {"Model": "BERT", "Size": "110000000", "Date": "2018-10-11", "Open": "true"}),
        Row(4, {"Model": "GPT-3", "Size": "", "Date": "", "Open": ""}),
    ]


def test_a_sheet_may_be_named(book):
    path = book(("Notes", [["x"], ["y"]]), ("Models", [["Model"], ["BERT"]]))
    assert read(path, sheet="Models") == [Row(2, {"Model": "BERT"})]
    with pytest.raises(BadInput, match="There is no sheet “Absent”; there are: Notes, Models"):
        read(path, sheet="Absent")


def test_a_row_that_is_shifted_costs_itself_alone(book):
    first, second = read(book(("S", [["a", "b"], ["1", "2", "3"], ["4", "5"]])))
    assert isinstance(first, Unreadable)
    assert (str(first.place), second.cells) == ("table.xlsx, row 2", {"a": "4", "b": "5"})


@pytest.mark.parametrize("rows", [[], [[""]], [["a", "a"]]])
def test_a_sheet_without_a_header_is_an_error(book, rows):
    with pytest.raises(BadInput, match="row 1"):
        read(book(("S", rows)))


def test_what_a_sheet_says_of_its_extent_is_not_believed(book):
    path = book(("S", [["a"], ["1"]]))
    part = "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert b'ref="A1:A2"' in parts[part]
    parts[part] = parts[part].replace(b'ref="A1:A2"', b'ref="A1:XFD1048576"')
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert read(path) == [Row(2, {"a": "1"})]


@pytest.mark.parametrize(("size", "count"), [(40 * 2**20, 2), (2 * 2**20, 1)])
def test_an_archive_that_expands_absurdly_is_not_opened(tmp_path, size, count):
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(count):
            archive.writestr(f"xl/worksheets/sheet{number}.xml", b" " * size)
    assert path.stat().st_size < 2**20
    with pytest.raises(BadInput, match="expands to more than"):
        read(path)


def test_an_entity_bomb_in_a_sheet_does_not_go_off(book):
    path = book(("S", [["a"], ["1"]]))
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    entities = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    head = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">{entities}]>'.encode()
    sheet = parts["xl/worksheets/sheet1.xml"]
    parts["xl/worksheets/sheet1.xml"] = head + sheet[sheet.index(b"<worksheet") :].replace(b"<v>0</v>", b"<v>&i;</v>")
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    with pytest.raises(BadInput, match="EntitiesForbidden"):
        read(path)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 but no archive", b"Model,Size\nBERT,110M\n"])
def test_what_is_no_spreadsheet_is_an_error(tmp_path, content):
    path = tmp_path / "table.xlsx"
    path.write_bytes(content)
    with pytest.raises(BadInput, match="no XLSX"):
        read(path)


def test_an_archive_of_other_things_is_an_error(tmp_path):
    path = tmp_path / "table.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("hello.txt", "hello")
    with pytest.raises(BadInput, match="no readable XLSX"):
        read(path)
