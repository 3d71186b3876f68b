"""The database that the workers of a parallel run start from: migrated and filled once, while they still collect.

It is made by a process of its own. That holds a lock until the database is ready, and stays until the run ends, so that
the embedded server outlives the time before the first worker connects.
"""

import fcntl
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import django
import pytest

from tests.room import roomy

COMMITTING = {"transactional_db", "live_server"}

LOCK = "REGISTRY_TEST_TEMPLATE"
"""Environment variable with the path of the lock, there in a parallel run only."""


def pytest_configure(config):
    """Begin with it before anything else in a parallel run."""
    if config.getoption("numprocesses", None) and not config.option.collectonly:
        config.add_cleanup(begin())


def begin():
    """Start the process; returns a function that ends it and takes the database away."""
    lock, path = tempfile.mkstemp(prefix="registry-template-")
    fcntl.flock(lock, fcntl.LOCK_EX)
    os.environ[LOCK] = path
    maker = subprocess.Popen(
        [sys.executable, "-m", "tests.template", str(lock)], stdin=subprocess.PIPE, pass_fds=[lock]
    )
    os.close(lock)

    def end():
        maker.communicate()
        Path(path).unlink()

    return end


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    """Each worker is given one piece of the list: it begins with tests that need no database, while there is none.

    Tests that commit, the slowest, come next: what is short at the end lets the workers end together. Those with a
    browser lead them, so that one worker has them all and one browser is started.
    """
    if LOCK not in os.environ or not hasattr(config, "workerinput"):
        return
    workers = config.workerinput["workercount"]
    groups = [], [], []
    for item in items:
        uses = item.get_closest_marker("django_db") or "_django_db_helper" in item.fixturenames
        groups[(1 if commits(item) else 2) if uses else 0].append(item)
    groups[1].sort(key=lambda item: item.get_closest_marker("browser") is None)
    items[:] = [item for at in range(workers) for group in groups for item in _piece(group, at, workers)]


def _piece(group, at, workers):
    return group[at * len(group) // workers : (at + 1) * len(group) // workers]


def commits(item):
    """Whether a test leaves rows behind."""
    marker = item.get_closest_marker("django_db")
    return bool(marker and marker.kwargs.get("transaction")) or not COMMITTING.isdisjoint(item.fixturenames)


def wait():
    """The name of the database once it is there, or None in a run that has none."""
    from django.db import connection  # noqa: PLC0415 - this module is imported before Django has settings

    if LOCK not in os.environ:
        return None
    with Path(os.environ[LOCK]).open() as lock:
        fcntl.flock(lock, fcntl.LOCK_SH)
    return f"test_{connection.settings_dict['NAME']}_template"


def make(lock):
    """Make the database, let the workers have it, and drop it when standard input ends."""
    django.setup()
    from django.db import connection  # noqa: PLC0415 - as above

    from tests.seeded import fill  # noqa: PLC0415 - as above

    name = connection.settings_dict["NAME"]
    connection.settings_dict["TEST"]["NAME"] = f"test_{name}_template"
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    fill()
    connection.close()
    fcntl.flock(lock, fcntl.LOCK_UN)
    sys.stdin.read()
    connection.creation.destroy_test_db(name, verbosity=0)


if __name__ == "__main__":
    roomy(lambda: make(int(sys.argv[1])))
