"""The floor: a bare WSGI handler that selects the same documents with psycopg and sends the same bytes.

No framework, no parsing, no validators, no count: what stands around the documents is given, and psycopg hands the
documents over undecoded. `REGISTRY_FLOOR` names a JSON file that says for each path what is sent: the documents that
the statement `select` finds between `head` and `tail`, or where there is no statement just `head`, from memory.
"""

import json
import os
import threading
from pathlib import Path
from typing import Any

import psycopg
from psycopg.abc import Buffer
from psycopg.adapt import Loader

PLACES: dict[str, dict[str, Any]] = json.loads(Path(os.environ["REGISTRY_FLOOR"]).read_text(encoding="utf-8"))
_local = threading.local()


class Undecoded(Loader):
    """Hands over a text as it came."""

    def load(self, data: Buffer) -> bytes:
        """This method will return the bytes of a text."""
        return bytes(data)


def application(environ: dict[str, Any], start_response: Any) -> list[bytes]:
    """This function will answer with what is to be sent at a path."""
    place = PLACES[environ["PATH_INFO"]]
    body = _page(place) if "select" in place else place["head"].encode()
    start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
    return [body]


def _page(place: dict[str, Any]) -> bytes:
    """This function will select the documents over this thread's own connection; psycopg prepares the statement."""
    connection = getattr(_local, "connection", None)
    if connection is None:
        connection = _local.connection = psycopg.connect(os.environ["DATABASE_URL"], autocommit=True)
        connection.adapters.register_loader("text", Undecoded)
    documents = connection.execute(place["select"], prepare=True).fetchall()
    return b"".join([place["head"].encode(), b",".join([text for (text,) in documents]), place["tail"].encode()])
