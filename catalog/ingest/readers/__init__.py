"""Readers: one file for each upstream catalog's format, from files to records, pure and without guesses.

A file in this folder is a reader as soon as it has an `UPSTREAM` and a `read(path)`; nothing else has to know it.
`docs/add-a-reader.md` shows how to add one.
"""

import pkgutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import MappingProxyType, ModuleType

from catalog.ingest.records import Record, Unreadable, Upstream

Read = Callable[[Path], Iterator[Record | Unreadable]]
Notices = Callable[[Path], list[str]]


@dataclass(frozen=True, slots=True)
class Reader:
    """One reader: whose catalog it reads, and how."""

    upstream: Upstream
    read: Read
    """Yields a Record or Unreadable for each row; raises BadInput where there is nothing to read."""
    notices: Notices
    """What a person should know of an input as a whole, such as columns that are missing or new."""
    of: Callable[[Path], Upstream]
    """Whose catalog an input is, where one reader serves many."""


def _reader(module: ModuleType) -> Reader:
    upstream: Upstream = module.UPSTREAM
    return Reader(
        upstream=upstream,
        read=module.read,
        notices=getattr(module, "notices", lambda _path: []),
        of=getattr(module, "upstream_of", lambda _path: upstream),
    )


def _found() -> dict[str, Reader]:
    modules = (import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__))
    readers = map(_reader, modules)
    return {reader.upstream.name: reader for reader in readers}


READERS: Mapping[str, Reader] = MappingProxyType(_found())
"""Every reader by its name."""
