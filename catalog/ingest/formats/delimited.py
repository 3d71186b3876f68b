"""CSV and TSV: rows by header, of files of any size, where a bad row costs itself alone."""

import csv
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from catalog.ingest.formats.lines import LINE_LIMIT, Line, lines_of
from catalog.ingest.formats.plain import check_encoding
from catalog.ingest.formats.problem import BadInput
from catalog.ingest.records import Place, Unreadable

ROW_LIMIT: Final = 2 * LINE_LIMIT
"""Longest row, in bytes; what is longer has a quotation mark that nothing closes."""

_MOST_LINES = 2_000
_MOST_COLUMNS = 1_000
_EXCERPT = 120
_BOM = b"\xef\xbb\xbf"
_DELIMITERS = ",;\t|"
_QUOTE = b'"'
_NO_CSV = "This is no valid CSV: {}."
_UNCLOSED = _NO_CSV.format("unexpected end of data")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table with its cells by header."""

    number: int
    """As spreadsheets count: the header is row 1."""
    cells: dict[str, str]

    @property
    def label(self) -> str:
        """What a person looks for."""
        return f"row {self.number}"


def rows_of(path: Path, name: str, *, delimiter: str = "") -> Iterator[Row | Unreadable]:
    """This function will yield the rows of a file in UTF-8 whose first row names the columns.

    Without a `delimiter` it takes the one of comma, semicolon, tab and bar that the header has most of. A row comes
    as Unreadable, and the rows around it as usual, if it has more or fewer cells than the header, a byte that is no
    UTF-8, a NUL, a line that is too long, or a quotation mark that nothing closes. It raises BadInput for a file
    without a usable header.
    """
    source = _Source(path, name)
    first = source.row()
    if first is None:
        raise BadInput(Place(name, "row 1"), "The file is empty; the first row names the columns.")
    if isinstance(first, str):
        raise BadInput(Place(name, "row 1"), first)
    delimiter = delimiter or max(_DELIMITERS, key=lambda mark: first.content.count(mark.encode()))
    source.delimiter = delimiter
    header = _header(_cells(first.content, delimiter), name)
    number = 1
    while (raw := source.row()) is not None:
        number += 1
        place = Place(name, f"row {number}")
        if isinstance(raw, str):
            yield Unreadable(place, raw)
            continue
        if not raw.content.strip():
            continue
        row = _row(raw.content, delimiter, header, place, number)
        if isinstance(row, Unreadable):
            source.give_back(raw)
        yield row


@dataclass(frozen=True, slots=True)
class _Raw:
    """The bytes of one row, and the lines of it behind the first."""

    content: bytes
    more: tuple[Line, ...] = ()


class _Source:
    """Lines put together to rows, as long as a quotation mark is open."""

    def __init__(self, path: Path, name: str) -> None:
        self.lines = lines_of(path, name)
        self.waiting: deque[Line] = deque()
        self.name = name
        self.delimiter = ","
        self.begun = False

    def row(self) -> _Raw | str | None:
        """This method will return the next row, or why it cannot be read, or None at the end.

        Where nothing closes a quotation mark, its line alone is the bad row, and reading goes on behind it.
        """
        first = self._line()
        if first is None:
            return None
        content = first.content
        if not self.begun:
            check_encoding(content, self.name)
            content, self.begun = content.removeprefix(_BOM), True
        if first.too_long:
            return f"Line {first.number} is longer than {LINE_LIMIT:,} bytes."
        more: list[Line] = []
        size, marks = len(content), content.count(_QUOTE)
        open_ = marks % 2 == 1 and self._is_open(content)
        while open_:
            line = self._line()
            if line is not None:
                more.append(line)
                size, marks = size + len(line.content), marks + line.content.count(_QUOTE)
                open_ = marks % 2 == 1
            if line is None or line.too_long or size > ROW_LIMIT or len(more) > _MOST_LINES:
                self.waiting.extendleft(reversed(more))
                return f"The quotation mark in line {first.number} is never closed."
        return _Raw(b"".join([content, *(line.content for line in more)]), tuple(more))

    def give_back(self, raw: _Raw) -> None:
        """This method will read the lines of a bad row behind its first again, as they may be rows of their own."""
        self.waiting.extendleft(reversed(raw.more))

    def _is_open(self, content: bytes) -> bool:
        """This method will say whether a line ends inside quotation marks; a mark inside a bare cell opens nothing."""
        return _cells(content, self.delimiter) == _UNCLOSED

    def _line(self) -> Line | None:
        return self.waiting.popleft() if self.waiting else next(self.lines, None)


def _header(cells: list[str] | str, name: str) -> list[str]:
    """This function will return the names of the columns, or raise BadInput; an empty name at the end is none."""
    place = Place(name, "row 1")
    if isinstance(cells, str):
        raise BadInput(place, cells)
    header = [" ".join(cell.split()) for cell in cells]
    if len(header) > _MOST_COLUMNS:
        raise BadInput(place, f"The table has more than {_MOST_COLUMNS:,} columns.")
    named = [column for column in header if column]
    if not named:
        raise BadInput(place, "The first row names no column.")
    if twice := next((column for column in named if named.count(column) > 1), None):
        raise BadInput(place, f"Two columns have the name “{twice[:_EXCERPT]}”.")
    return header


def _row(content: bytes, delimiter: str, header: list[str], place: Place, number: int) -> Row | Unreadable:
    cells = _cells(content, delimiter, header)
    if isinstance(cells, str):
        return Unreadable(place, cells, content[:_EXCERPT].decode(errors="replace"))
    if len(cells) != len(header):
        return Unreadable(
            place,
            f"The row has {len(cells)} cells and the header {len(header)}; it may be cut off or shifted.",
            content[:_EXCERPT].decode(errors="replace"),
        )
    return Row(number, {column: cell for column, cell in zip(header, cells, strict=True) if column})


def _cells(content: bytes, delimiter: str, header: list[str] | None = None) -> list[str] | str:
    """This function will return the cells of a row, or why it has none, with the column where that is known."""
    text = content.decode(errors="surrogateescape")
    try:
        cells = next(csv.reader([text], delimiter=delimiter, strict=True))
    except (csv.Error, StopIteration) as error:
        return _NO_CSV.format(error)
    for position, cell in enumerate(cells):
        column = header[position] if header and position < len(header) else f"column {position + 1}"
        if "\x00" in cell:
            return f"The cell in {column} holds a NUL character."
        if broken := next((character for character in cell if "\udc80" <= character <= "\udcff"), None):
            return (
                f"The cell in {column} holds the byte 0x{ord(broken) - 0xDC00:02X}, which is no UTF-8; the file may be "
                "in Windows-1252 or another encoding."
            )
    return cells
