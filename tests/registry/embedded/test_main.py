"""PostgreSQL's own programs work on the clone's own database, whether or not anything else uses it."""

import subprocess
import sys

import pytest

from registry.embedded.__main__ import main
from registry.env import BASE_DIR
from tests.registry.embedded.user import ask


def run(place, *arguments):
    done = subprocess.run(
        [sys.executable, "-m", "registry.embedded", *arguments],
        cwd=BASE_DIR,
        env={"PATH": "/usr/bin:/bin", "REGISTRY_DATA_DIR": str(place.root)},
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_dump_brings_back_what_was_lost(lasting, user, closed):
    dump = f"{closed}/registry.dump"
    run(lasting, "psql", "--quiet", "--command", "CREATE TABLE kept AS SELECT 175 AS billions")
    run(lasting, "pg_dump", "--format=custom", "--file", dump)
    assert user(lasting).is_up()
    ask(lasting, "DROP TABLE kept")
    run(lasting, "pg_restore", "--clean", "--if-exists", "--single-transaction", "--dbname=registry", dump)
    assert ask(lasting, "SELECT billions FROM kept") == 175


@pytest.mark.parametrize("arguments", [[], ["rm", "-rf"]])
def test_another_program_is_refused_with_the_names_of_the_right_ones(arguments):
    with pytest.raises(SystemExit, match="pg_dump"):
        main(arguments)
