"""A process that uses the embedded database and can be killed, and questions about what it leaves."""

import os
import subprocess
import sys
import time
from pathlib import Path

import psycopg

from registry.env import BASE_DIR

HOLD = """
import sys
from pathlib import Path
from registry.embedded.client import hold
from registry.embedded.place import Place
hold(Place(Path(sys.argv[1]), throwaway=len(sys.argv) > 2))
print("up", flush=True)
sys.stdin.read()
"""
# What libpq and the server would believe if it reached them.
MISLEADING = {"PGPORT": "1", "PGDATABASE": "elsewhere", "PGDATA": "/nowhere"}


class User:
    """A process that joins the users of a place, and stays one until it is killed."""

    def __init__(self, place, account=None):
        self.process = subprocess.Popen(
            [sys.executable, "-c", HOLD, place.root, *(["throwaway"] * place.throwaway)],
            cwd=BASE_DIR,
            env={**os.environ, **MISLEADING},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            user=account,
            group=account,
            extra_groups=None if account is None else [],
            text=True,
        )

    def is_up(self):
        """Wait until it has the database; raise what it said when it could not have it."""
        if self.process.stdout.readline() != "up\n":
            raise RuntimeError(self.process.stderr.read())
        return True

    def kill(self):
        """End it as `kill -9` does."""
        self.process.kill()
        self.process.communicate()


def eventually(question, patience=15.0):
    """Tell whether the question is answered with yes within `patience` seconds."""
    deadline = time.monotonic() + patience
    while not question():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.01)
    return True


def ask(place, statement):
    """Run a statement and return the first value of its answer."""
    with psycopg.connect(place.address(), autocommit=True) as connection:
        cursor = connection.execute(statement)
        return cursor.fetchone()[0] if cursor.description else None


def processes(place):
    """Return the process ids of the server and of its supervisor, which is its parent."""
    server = int((place.cluster / "postmaster.pid").read_text().split()[0])
    return server, int(Path(f"/proc/{server}/stat").read_text().rpartition(")")[2].split()[1])
