"""What every test gets. Content for tests is made in tests/factories/."""

import gc
import shutil

import pytest
from django.conf import settings
from django.template.base import Template
from django.utils import translation
from hypothesis import strategies as st

from catalog.api.v1 import remembered, stored
from catalog.discovery.remembered import Remembered
from registry.chromium import NAMES

pytest_plugins = ["tests.room", "tests.patience", "tests.template", "tests.seeded", "tests.empty"]

AS_SERVED = Template._render


def pytest_configure():
    """What is imported now stays: looking for garbage in it again and again takes a tenth of the run."""
    gc.freeze()
    gc.set_threshold(500_000, 20, 50)


@pytest.fixture(scope="session", autouse=True)
def templates(django_test_environment):
    """Pages render as for readers: Django's tests keep a copy of every template's context, which no test asks for."""
    Template._render = AS_SERVED


@pytest.fixture(scope="session", autouse=True)
def characters():
    """Hypothesis reads all of Unicode before its first text: in a fresh clone that takes longer than an input may."""
    st.text().validate()


@pytest.fixture(autouse=True)
def language():
    """Every test begins in the service's own language: a request leaves its own behind in the thread."""
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture(autouse=True)
def nothing_remembered(monkeypatch):
    """Every test has a catalog of its own, while a process remembers answers of the one that it serves."""
    monkeypatch.setattr(stored, "_pages", Remembered())
    monkeypatch.setattr(remembered, "_answers", Remembered())


@pytest.fixture(scope="session")
def chromium():
    """The path of a Chromium, or a skip that says how to get one; see registry/chromium.py."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.skip("no Chromium here: apt-get install chromium")
    return found
