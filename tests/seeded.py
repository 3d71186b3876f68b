"""The fixtures' content, loaded once for each worker; tests that commit or empty tables leave it as it was."""

import functools
import os
import pickle
from pathlib import Path

import psycopg
import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import connection

from catalog.ingest.seed.load import seed
from catalog.models import Batch, ChangeCounter
from tests import template

ROWS = pytest.StashKey()
COMMITTING = {"transactional_db", "live_server"}

FIXTURES = Path(os.environ.get("REGISTRY_TEST_FIXTURES", Path(__file__).resolve().parent.parent / "fixtures"))


def _tables(app=None):
    """Every table, or every table of an app."""
    holder = apps.get_app_config(app) if app else apps
    models = holder.get_models(include_auto_created=True)
    return [model._meta.db_table for model in models if model._meta.managed and not model._meta.proxy]


def _connect():
    settings = connection.settings_dict
    return psycopg.connect(
        host=settings["HOST"] or None,
        port=settings["PORT"] or None,
        user=settings["USER"] or None,
        password=settings["PASSWORD"] or None,
        dbname=settings["NAME"],
    )


def _dump(cursor, app=None):
    """The rows of every table that has some."""
    saved = {}
    for table in _tables(app):
        with cursor.copy(f'COPY "{table}" TO STDOUT') as copy:
            saved[table] = b"".join(bytes(block) for block in copy)
    return {table: rows for table, rows in saved.items() if rows}


def _restore(saved, cursor):
    """Put rows into empty tables."""
    for table, rows in saved.items():
        with cursor.copy(f'COPY "{table}" FROM STDIN') as copy:
            copy.write(rows)


def _empty(cursor, app=None):
    """Take every row away; ten times faster than TRUNCATE, which makes new files for hundreds of tables and indexes."""
    cursor.execute("; ".join(f'DELETE FROM "{table}"' for table in _tables(app)))


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
            request.config.stash[ROWS] = _dump(cursor)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item, nextitem):
    """What a test that commits left is taken away, and what it flushed put back: roles and rights as well as facts."""
    ended = yield
    if nextitem and ROWS in item.config.stash and _commits(item):  # after the last one the database is gone
        with _connect() as outside, outside.cursor() as cursor:
            cursor.execute("SET session_replication_role = replica")  # rows refer to each other across tables
            _empty(cursor)
            _restore(item.config.stash[ROWS], cursor)
        ContentType.objects.clear_cache()
    return ended


def _commits(item):
    marker = item.get_closest_marker("django_db")
    return bool(marker and marker.kwargs.get("transaction")) or not COMMITTING.isdisjoint(item.fixturenames)


@pytest.fixture
def seeded(db):
    """A catalog that holds the fixtures. Tests that need a world of their own ask for `empty_catalog`."""


@pytest.fixture
def empty_catalog(db):
    """A catalog that holds nothing, until the test ends."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        _empty(cursor, "catalog")
        cursor.execute("INSERT INTO catalog_changecounter (id, last) VALUES (1, 0)")
        cursor.execute("SET LOCAL session_replication_role = origin")


def kept(build):
    """Decorate a fixture that fills an empty catalog: it is called once, and its rows are put back for later tests."""
    known = []

    @functools.wraps(build)
    def filled(empty_catalog):
        with connection.cursor() as cursor:
            if not known:
                made = build(empty_catalog)
                known.extend((_dump(cursor, "catalog"), pickle.dumps(made)))
                return made
            cursor.execute("SET LOCAL session_replication_role = replica")
            _empty(cursor, "catalog")
            _restore(known[0], cursor)
            cursor.execute("SET LOCAL session_replication_role = origin")
            return pickle.loads(known[1])

    return filled
