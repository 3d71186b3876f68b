"""Lint, format and types are part of the tests, so that nobody has to remember them."""

import subprocess
import sys

import pytest

from registry.env import BASE_DIR


@pytest.mark.parametrize(
    "command",
    [["ruff", "check"], ["ruff", "format", "--check"], ["mypy"]],
    ids=["lint", "format", "types"],
)
def test_the_linters_have_nothing_to_say(command):
    done = subprocess.run([sys.executable, "-m", *command], cwd=BASE_DIR, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
