"""XLSX: rows of one sheet by header, after the archive has been checked for what it would expand to."""

import warnings
import zipfile
from collections.abc import Iterator
from typing import Any, Final

import openpyxl  # type: ignore[import-untyped]  # it ships no types
from openpyxl.xml import DEFUSEDXML  # type: ignore[import-untyped]  # it ships no types

from catalog.ingest.formats.delimited import Row
from catalog.ingest.formats.files import InputFile
from catalog.ingest.formats.problem import BadInput
from catalog.ingest.formats.typed_text import as_text
from catalog.ingest.records import Place, Unreadable

XLSX_LIMIT: Final = 32 * 2**20
"""Largest file, in bytes."""

EXPANDED_LIMIT: Final = 64 * 2**20
"""Most bytes that all parts of the archive expand to, by its own directory, past which zipfile does not read."""

MOST_TIMES: Final = 200
"""How many times larger a part of some size may be than what it is packed into; sheets reach some thirty."""

_SMALL_PART = 2**20
_MOST_PARTS = 2_000
_MOST_COLUMNS = 1_000
_MOST_ROWS = 1_048_576


def sheet_rows(file: InputFile, *, sheet: str = "") -> Iterator[Row | Unreadable]:
    """This function will yield the rows of a sheet whose first row names the columns: the first sheet unless named.

    Formulas come as the values that were last computed. It raises BadInput for a file that is no XLSX, is too large
    packed or unpacked, or has no such sheet or no header.
    """
    _check(file)
    with file.path.open("rb") as opened:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # openpyxl warns of styles and extensions, which hold no values
                book = openpyxl.load_workbook(opened, read_only=True, data_only=True, keep_links=False)
        except Exception as error:  # on broken input the library raises KeyError, ValueError and more of its own
            raise BadInput(Place(file.name, ""), f"This is no readable XLSX: {_said(error)}.") from error
        yield from _rows(_sheet(book, sheet, file.name), file.name)


def _check(file: InputFile) -> None:
    """This function will raise BadInput for an archive that is none, or that would expand beyond the limits."""
    place = Place(file.name, "")
    if not DEFUSEDXML:
        raise BadInput(place, "XLSX is read only where defusedxml is installed.")
    if file.path.stat().st_size > XLSX_LIMIT:
        raise BadInput(place, f"The file is larger than {XLSX_LIMIT:,} bytes.")
    try:
        with zipfile.ZipFile(file.path) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:  # the last: a newer zip
        raise BadInput(place, "This is no XLSX file: it is no zip archive.") from error
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > EXPANDED_LIMIT:
        raise BadInput(place, f"The archive expands to more than {EXPANDED_LIMIT:,} bytes or {_MOST_PARTS:,} parts.")
    for part in parts:
        if part.file_size > _SMALL_PART and part.file_size > MOST_TIMES * max(part.compress_size, 1):
            raise BadInput(place, f"A part of the archive expands to more than {MOST_TIMES} times its size.")


def _sheet(book: Any, name: str, file: str) -> Any:
    """This function will return a sheet with cells, or raise BadInput."""
    names = [sheet.title for sheet in book.worksheets]
    if not names or (name and name not in names):
        raise BadInput(Place(file, ""), f"There is no sheet “{name}”; there are: {', '.join(names) or 'none'}.")
    sheet = book[name] if name else book.worksheets[0]
    sheet.reset_dimensions()  # what a file says of its own extent can be anything
    return sheet


def _rows(sheet: Any, file: str) -> Iterator[Row | Unreadable]:
    """This function will yield rows; where the library gives up in the middle, the rows before are good."""
    header: list[str] | None = None
    cells_by_row = iter(sheet.iter_rows(values_only=True))
    for number in range(1, _MOST_ROWS + 1):
        try:
            cells = next(cells_by_row, None)
        except Exception as error:  # noqa: BLE001 - as above
            yield Unreadable(Place(file, f"row {number}"), f"The sheet cannot be read from here on: {_said(error)}.")
            break
        if cells is None:
            break
        texts = [as_text(cell) for cell in cells]
        if header is None:
            header = _header(texts, file)
        elif any(text.strip() for text in texts):
            yield _row(texts, header, file, number)
    if header is None:
        raise BadInput(Place(file, "row 1"), "The sheet is empty; the first row names the columns.")


def _header(texts: list[str], file: str) -> list[str]:
    header = [" ".join(text.split()) for text in texts[:_MOST_COLUMNS]]
    while header and not header[-1]:
        header.pop()
    named = [column for column in header if column]
    if not named or len(set(named)) < len(named):
        raise BadInput(Place(file, "row 1"), "The first row must name the columns, each once.")
    return header


def _row(texts: list[str], header: list[str], file: str, number: int) -> Row | Unreadable:
    """This function will return a row; cells that stand right of the header mean that it is shifted."""
    if any(text.strip() for text in texts[len(header) :]):
        return Unreadable(Place(file, f"row {number}"), "The row has cells beyond the last column of the header.")
    padded = texts + [""] * (len(header) - len(texts))
    return Row(number, {column: text for column, text in zip(header, padded, strict=False) if column})


def _said(error: Exception) -> str:
    """This function will return what the library raised and why; its own words name places on this machine."""
    return " of ".join(type(each).__name__ for each in (error, error.__cause__ or error.__context__) if each)
