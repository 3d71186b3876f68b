"""The two commands, and that continuous integration does what a stranger does."""

import os
import subprocess

import pytest

from registry.env import BASE_DIR


def planned(*arguments):
    """Return what make would run."""
    done = subprocess.run(
        ["make", "--dry-run", *arguments],
        cwd=BASE_DIR,
        check=True,
        # Without what an outer `make test` passes on to inner ones.
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
    )
    return done.stdout.splitlines()


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((), '--host "127.0.0.1" --port "8000"'),
        (("PORT=9000", "HOST=0.0.0.0"), '--host "0.0.0.0" --port "9000"'),
    ],
)
def test_run_installs_and_serves_where_it_is_told(arguments, expected):
    install, serve = planned("run", *arguments)
    assert install.endswith("-m registry.install run")
    assert serve.endswith(f"-m registry.run {expected}")


def test_test_installs_and_runs_every_test_in_parallel():
    install, browser, pytest_line = planned("test", "ARGS=-x")
    assert install.endswith("-m registry.install dev")
    assert browser.endswith("-m registry.chromium")
    assert pytest_line.endswith("-m pytest -n 2 --dist worksteal -x")


def test_continuous_integration_runs_make_test_and_nothing_else():
    lines = (BASE_DIR / ".ci" / "run").read_text().splitlines()
    commands = [line for line in lines if line and not line.startswith("#")]
    assert commands == ["set -euo pipefail", 'cd "$(dirname "${BASH_SOURCE[0]}")/.."', "exec make test"]
    assert (BASE_DIR / ".ci" / "run").stat().st_mode & 0o111
