"""Where the benchmark's databases are, on the server that DATABASE_URL names or on this clone's embedded one.

Each is made once, kept, and made anew when anything has changed that its rows are made from.
"""

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

import psycopg
from psycopg import sql

from registry.embedded.client import hold
from registry.embedded.place import PORT, ROLE, here
from registry.env import BASE_DIR, text

MAINTENANCE = "postgres"
MARK = "benchmark of the registry: "
MADE_FROM = (
    "benchmarks/dataset",
    "catalog/curation",
    "catalog/documents",
    "catalog/ingest/seed",
    "catalog/migrations",
    "catalog/models",
    "catalog/values",
    "catalog/vocabulary",
    "fixtures",
)
"""Folders whose content decides what the rows are."""


@dataclass(frozen=True, slots=True)
class Server:
    """A PostgreSQL server and the stem of the names of the benchmark's databases on it."""

    url: str
    stem: str

    def address(self, database: str) -> str:
        """This function will return the URL of a database."""
        return urlunsplit(urlsplit(self.url)._replace(path=f"/{database}"))

    def version(self) -> str:
        """This function will return the server's version, such as 18.1."""
        return str(self._ask("SHOW server_version")).partition(" ")[0]

    def filled(self, models: int, copies: int, say: Callable[[str], None], *, as_is: bool = False) -> str:
        """This function will return the address of the database with so many models, made now unless it is there.

        `as_is` takes one that was made from older code or fixtures.
        """
        name = f"{self.stem}_benchmark_{models}" + (f"x{copies}" if copies > 1 else "")
        wanted = fingerprint(models, copies)
        held = self._ask("SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s", name)
        if held == MARK + wanted or (as_is and str(held).startswith(MARK)):
            return self.address(name)
        if copies > 1:
            template = urlsplit(self.filled(models, 1, say, as_is=as_is)).path.strip("/")
            self._make(name, template)
            say(f"Storing {models:,} models {copies} times")
            _dataset(self.address(name), "multiply", copies)
        else:
            self._make(name, "template0")
            say(f"Making {models:,} synthetic models: some minutes, once")
            _dataset(self.address(name), "fill", models)
        note = sql.SQL("COMMENT ON DATABASE {} IS {}")
        self._ask(note.format(sql.Identifier(name), sql.Literal(MARK + wanted)))
        return self.address(name)

    def _make(self, name: str, template: str) -> None:
        self._ask(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name)))
        copy = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        self._ask(copy.format(sql.Identifier(name), sql.Identifier(template)))

    def _ask(self, statement: str | sql.Composed, *parameters: str) -> object:
        with psycopg.connect(self.address(MAINTENANCE), autocommit=True) as connection:
            cursor = connection.execute(statement, parameters)  # type: ignore[arg-type]  # all statements are in this file
            row = cursor.fetchone() if cursor.description else None
        return row[0] if row else None


def server(say: Callable[[str], None]) -> Server:
    """This function will return the server to use, started where it is the embedded one."""
    given = text("DATABASE_URL")
    if given:
        return Server(given, urlsplit(given).path.strip("/") or "registry")
    place = here()
    hold(place, say)
    return Server(f"postgresql://{ROLE}@{quote(str(place.socket), safe='')}:{PORT}/", "registry")


def fingerprint(models: int, copies: int) -> str:
    """This function will return what tells one content of a database from another."""
    found = hashlib.sha256(f"{models} {copies}".encode())
    for path in _files():
        found.update(path.read_bytes())
    return found.hexdigest()


def environment(address: str) -> dict[str, str]:
    """This function will return the environment of processes whose settings name a database."""
    return {**os.environ, "DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "registry.settings"}


def _dataset(address: str, *arguments: object) -> None:
    command = [sys.executable, "-m", "benchmarks.dataset", *map(str, arguments)]
    subprocess.run(command, env=environment(address), check=True)


def _files() -> Iterator[Path]:
    for folder in MADE_FROM:
        yield from sorted(path for path in (BASE_DIR / folder).rglob("*") if path.suffix in {".py", ".yaml"})
