"""Using the clone's own database: join its users, and start its server when it does not answer."""

import fcntl
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import psycopg
from psycopg import errors, sql

from registry.embedded.cluster import Unusable
from registry.embedded.locks import alone, take
from registry.embedded.place import DATABASE, Place, major

# A first start makes the data directory, and a start after a crash replays the log.
PATIENCE = 120.0
PAUSE = 0.02
LOG_LIMIT = 5_000_000

_joined: dict[Path, int] = {}
_one_thread = threading.Lock()


def silent(_message: str) -> None:
    """Say nothing."""


def join(place: Place) -> None:
    """Count this process among the users until it ends; the server is not stopped meanwhile. Wait if it is stopping."""
    if place.users in _joined:
        return
    try:
        place.root.mkdir(parents=True, exist_ok=True)
        _joined[place.users] = take(place.users, fcntl.LOCK_SH, PATIENCE)
    except PermissionError as error:
        raise Unusable(
            f"No access to {error.filename}: {place.root} was made by another user, root perhaps. Run as that user, or "
            f"give the folder to yourself: sudo chown -R $(id -un) {place.root}",
        ) from None


def answers(place: Place, database: str = DATABASE) -> bool:
    """Tell whether the server is up, by connecting: a pid file proves nothing."""
    if not place.is_ours():
        return False
    try:
        psycopg.connect(place.address(database), connect_timeout=3).close()
    except psycopg.OperationalError:
        return False
    return True


def hold(place: Place, say: Callable[[str], None] = silent) -> None:
    """Return once the server answers, starting it if need be; it stays up for as long as this process lives.

    Processes that start at once end with one server. Raise Unusable, with the log's last lines, when none comes up.
    """
    with _one_thread:
        join(place)
        if answers(place):
            return
        with alone(place.starting, PATIENCE):
            if not answers(place, "postgres"):
                start(place, say)
            create_database(place)


def start(place: Place, say: Callable[[str], None]) -> None:
    """Start a supervisor and wait for its server; raise Unusable when it gives up."""
    if not place.cluster.exists():
        say(f"Making a PostgreSQL {major()} database in {place.cluster}")
    begin = log_size(place)
    with place.log.open("ab") as log:
        supervisor = subprocess.Popen(  # noqa: S603 - our own module, under the running interpreter
            [sys.executable, "-m", "registry.embedded.supervisor", place.root, *(["throwaway"] * place.throwaway)],
            cwd=Path(__file__).parents[2],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,  # an interrupt typed at a terminal is for the caller, not for the server
        )
    # It outlives this call; whenever it ends, somebody must collect its status.
    threading.Thread(target=supervisor.wait, daemon=True).start()
    deadline = time.monotonic() + PATIENCE
    while not answers(place, "postgres"):
        if supervisor.poll() is not None or time.monotonic() > deadline:
            with place.log.open("rb") as log:
                log.seek(begin)
                said = log.read().decode(errors="replace").strip()
            raise Unusable(f"The embedded PostgreSQL did not start:\n{said}")
        time.sleep(PAUSE)


def log_size(place: Place) -> int:
    """Return the log's size in bytes, having put a long one aside."""
    if not place.log.exists():
        return 0
    if place.log.stat().st_size < LOG_LIMIT:
        return place.log.stat().st_size
    place.log.rename(place.log.with_suffix(".log.1"))
    return 0


def create_database(place: Place) -> None:
    """Make the database inside a running server unless it is there."""
    with psycopg.connect(place.address("postgres"), autocommit=True) as connection:
        try:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(DATABASE)))
        except errors.DuplicateDatabase:
            return
