"""Lines: a file of any size, a bounded line at a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from catalog.ingest.formats.problem import BadInput
from catalog.ingest.records import Place

LINE_LIMIT: Final = 2**20
"""Longest line that is kept, in bytes."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file, with its number from 1."""

    number: int
    content: bytes
    """With its line end; of a line that is too long the beginning."""
    too_long: bool = False


def lines_of(path: Path, name: str) -> Iterator[Line]:
    """This function will yield the lines of a file; of a line longer than LINE_LIMIT only its beginning.

    It holds one line at a time, so that a line of gigabytes costs time and no memory. It raises BadInput where the
    file cannot be read.
    """
    try:
        with path.open("rb") as opened:
            number = 0
            while content := opened.readline(LINE_LIMIT):
                number += 1
                too_long = len(content) == LINE_LIMIT and not content.endswith(b"\n")
                yield Line(number, content, too_long)
                while too_long and content and not content.endswith(b"\n"):
                    content = opened.readline(LINE_LIMIT)
    except OSError as error:
        raise BadInput(Place(name, ""), f"The file cannot be read: {error.strerror}.") from error
