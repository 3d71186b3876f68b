"""Files: which ones an input holds, and their bytes, never more than a limit and never from outside the input."""

import os
import stat
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final, TypeVar

from catalog.ingest.formats.problem import BadInput
from catalog.ingest.records import Place, Unreadable

Parsed = TypeVar("Parsed")

FILE_LIMIT: Final = 8 * 2**20
"""Largest file that is read as a whole, in bytes."""

_MOST_FILES = 100_000
_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class InputFile:
    """One file of an input."""

    path: Path
    name: str
    """Path below the input folder with `/`, or the name of the file if the input is that file."""
    alone: bool
    """Whether it is the whole input, so that what is wrong with it is wrong with everything."""


def files_in(path: Path, suffixes: Collection[str], *, folder: str = "") -> Iterator[InputFile | Unreadable]:
    """This function will yield the files of an input that end in one of the suffixes, sorted by name.

    The input is a file, whatever its suffix, or a folder; where the folder has a `folder` of its own, only that is
    read. Hidden files and folders are passed over. A link that leads out of the input, and anything that is no
    regular file, comes as Unreadable. It raises BadInput for what does not exist and for a folder without such files.
    """
    place = Place(path.name or str(path), "")
    if not path.exists():
        raise BadInput(place, "There is no such file or folder.")
    if not path.is_dir():
        if not path.is_file():
            raise BadInput(place, "This is neither a file nor a folder.")
        yield InputFile(path, path.name, alone=True)
        return
    root = path / folder if folder and (path / folder).is_dir() else path
    fitting = (name for name in _names(root) if name.casefold().endswith(tuple(suffixes)))
    names = sorted(islice(fitting, _MOST_FILES + 1))
    if not names:
        raise BadInput(place, f"The folder holds no file that ends in {' or '.join(suffixes)}.")
    if len(names) > _MOST_FILES:
        raise BadInput(place, f"The folder holds more than {_MOST_FILES:,} files.")
    yield from (_checked(root, name) for name in names)


def read_bytes(file: InputFile, *, limit: int = FILE_LIMIT) -> bytes:
    """This function will return what a file holds; raises BadInput for more than `limit` bytes and what cannot be read.

    It never reads more than the limit, so that a file which grows, or pretends to be short, does no harm.
    """
    try:
        with file.path.open("rb") as opened:
            content = opened.read(limit + 1)
    except OSError as error:
        raise BadInput(Place(file.name, ""), f"The file cannot be read: {error.strerror}.") from error
    if len(content) > limit:
        raise BadInput(Place(file.name, ""), f"The file is larger than {limit:,} bytes.")
    return content


def each(
    path: Path, suffixes: Collection[str], parse: Callable[[InputFile], Parsed], *, folder: str = ""
) -> Iterator[tuple[InputFile, Parsed] | Unreadable]:
    """This function will yield each file of an input with what `parse` makes of it.

    A file among others that cannot be parsed comes as Unreadable; one that is the whole input raises its BadInput.
    """
    for file in files_in(path, suffixes, folder=folder):
        if isinstance(file, Unreadable):
            yield file
            continue
        try:
            parsed = parse(file)
        except BadInput as problem:
            if file.alone:
                raise
            yield Unreadable(problem.place, problem.reason)
        else:
            yield file, parsed


def _names(root: Path) -> Iterator[str]:
    """This function will yield the paths of all files below a folder, not going into links and hidden folders."""
    for at, folders, files in os.walk(root, followlinks=False):
        below = Path(at).relative_to(root)
        linked = [name for name in folders if (Path(at) / name).is_symlink()]
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and name not in linked and len(below.parts) < _DEEPEST
        )
        yield from ((below / name).as_posix() for name in files if not name.startswith("."))


def _checked(root: Path, name: str) -> InputFile | Unreadable:
    """This function will return a file of a folder, or why it is not one that may be read."""
    path = root / name
    try:
        inside = path.resolve(strict=True).is_relative_to(root.resolve(strict=True))
        regular = stat.S_ISREG(path.stat().st_mode)
    except (OSError, RuntimeError):  # a link to nothing, or to itself
        return Unreadable(Place(name, ""), "This is a link that leads nowhere.")
    if not inside:
        return Unreadable(Place(name, ""), "This is a link that leads out of the folder.")
    if not regular:
        return Unreadable(Place(name, ""), "This is no regular file.")
    return InputFile(path, name, alone=False)
