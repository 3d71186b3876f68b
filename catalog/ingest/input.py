"""Inputs: the file or folder that is read, its name and its digest."""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from catalog.ingest.formats.problem import BadInput
from catalog.ingest.records import Place

_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Input:
    """What an import reads."""

    path: Path
    name: str
    """Name of the file or folder, or the address that it came from."""
    digest: str
    """SHA-256 of the content, with the names of the files in a folder."""


def open_input(path: Path, *, name: str = "") -> Input:
    """This function will return an input with its digest; raises BadInput and OSError for what cannot be read.

    In a folder, links that lead out of it are not followed, hidden files do not count, and the names of files do.
    """
    if not path.is_file() and not path.is_dir():
        reason = "This is neither a file nor a folder." if path.exists() else "There is no such file or folder."
        raise BadInput(Place(str(path), ""), reason)
    total = hashlib.sha256()
    for file, below in _files(path):
        total.update(f"{below}\n".encode(errors="surrogateescape"))
        with file.open("rb") as opened:
            while block := opened.read(_BLOCK):
                total.update(block)
    return Input(path, name or path.resolve().name, total.hexdigest())


def _files(path: Path) -> Iterator[tuple[Path, str]]:
    if not path.is_dir():
        yield path, ""
        mapping = path.with_suffix(".mapping.yaml")
        if mapping.is_file():
            yield mapping, mapping.name
        return
    root = path.resolve()
    for folder, folders, names in os.walk(path, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in names if not name.startswith(".")):
            file = Path(folder) / name
            if file.is_file() and file.resolve().is_relative_to(root):
                yield file, file.relative_to(path).as_posix()
