"""What every test gets. Content for tests is made in tests/factories/."""

import shutil

import pytest

pytest_plugins = ["tests.seeded"]

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def chromium():
    """The path of a Chromium, or a skip that says how to get one; see registry/chromium.py."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        pytest.skip("no Chromium here: apt-get install chromium")
    return found
