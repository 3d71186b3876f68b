"""The fixtures' content, loaded once for each worker; what tests that commit did to it is put right."""

import os
from pathlib import Path

import psycopg
import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection

from catalog.ingest.seed.load import seed
from catalog.models import Batch, ChangeCounter
from tests import template
from tests.tables import dump, empty, restore

ROWS = pytest.StashKey()

FIXTURES = Path(os.environ.get("REGISTRY_TEST_FIXTURES", Path(__file__).resolve().parent.parent / "fixtures"))


def _connect():
    settings = connection.settings_dict
    return psycopg.connect(
        host=settings["HOST"] or None,
        port=settings["PORT"] or None,
        user=settings["USER"] or None,
        password=settings["PASSWORD"] or None,
        dbname=settings["NAME"],
    )


def fill():
    """Load the fixtures into a database that has none of them, be it one that a former run left empty."""
    if not Batch.objects.exists():
        ChangeCounter.objects.get_or_create(pk=1)
        seed(FIXTURES)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings):
    """Workers of a parallel run begin with a copy of the template."""
    connection.settings_dict["TEST"]["TEMPLATE"] = template.wait()


@pytest.fixture(scope="session")
def django_db_setup(request, django_db_setup, django_db_blocker):
    """The test database with every fixture loaded, and a copy of its rows to put back."""
    with django_db_blocker.unblock():
        fill()
        with _connect() as outside, outside.cursor() as cursor:
            request.config.stash[ROWS] = dump(cursor)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item, nextitem):
    """What a test that commits left is taken away, and what it flushed put back: roles and rights as well as facts."""
    ended = yield
    if nextitem and ROWS in item.config.stash and template.commits(item):  # after the last one the database is gone
        with _connect() as outside, outside.cursor() as cursor:
            cursor.execute("SET session_replication_role = replica")  # rows refer to each other across tables
            empty(cursor)
            restore(cursor, item.config.stash[ROWS])
        ContentType.objects.clear_cache()
    return ended


@pytest.fixture
def seeded(db):
    """A catalog that holds the fixtures. Tests that need a world of their own ask for `empty_catalog`."""
