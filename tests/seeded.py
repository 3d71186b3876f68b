"""The fixtures' content, loaded once for each worker; tests that commit or empty tables leave it as it was."""

import functools
import os
import pickle
from pathlib import Path

import psycopg
import pytest
from django.apps import apps
from django.db import connection

from catalog.ingest.seed.load import seed
from catalog.models import Batch, ChangeCounter
from tests import template

FIXTURES = Path(os.environ.get("REGISTRY_TEST_FIXTURES", Path(__file__).resolve().parent.parent / "fixtures"))


def _tables():
    """Every table of the catalog, parents before children."""
    models = apps.get_app_config("catalog").get_models(include_auto_created=True)
    return [model._meta.db_table for model in models]


def _connect():
    settings = connection.settings_dict
    return psycopg.connect(
        host=settings["HOST"] or None,
        port=settings["PORT"] or None,
        user=settings["USER"] or None,
        password=settings["PASSWORD"] or None,
        dbname=settings["NAME"],
    )


def _dump(cursor):
    """The rows of every table that has some."""
    saved = {}
    for table in _tables():
        with cursor.copy(f'COPY "{table}" TO STDOUT') as copy:
            saved[table] = b"".join(bytes(block) for block in copy)
    return {table: rows for table, rows in saved.items() if rows}


def _restore(saved, cursor):
    """Put rows into empty tables."""
    for table, rows in saved.items():
        with cursor.copy(f'COPY "{table}" FROM STDIN') as copy:
            copy.write(rows)


def _empty(cursor):
    """Take every row away; ten times faster than TRUNCATE, which makes new files for hundreds of tables and indexes."""
    cursor.execute("; ".join(f'DELETE FROM "{table}"' for table in _tables()))


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
def django_db_setup(django_db_setup, django_db_blocker):
    """The test database with every fixture loaded, and a copy of its rows to put back."""
    with django_db_blocker.unblock():
        fill()
        with _connect() as outside, outside.cursor() as cursor:
            return _dump(cursor)


@pytest.fixture
def seeded(django_db_setup, db):
    """A catalog that holds the fixtures. Tests that need a world of their own ask for `empty_catalog`."""
    if not Batch.objects.exists():
        with _connect() as outside, outside.cursor() as cursor:
            cursor.execute("SET session_replication_role = replica")  # rows refer to each other across tables
            _empty(cursor)
            _restore(django_db_setup, cursor)


@pytest.fixture
def empty_catalog(db):
    """A catalog that holds nothing, until the test ends."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        _empty(cursor)
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
                known.extend((_dump(cursor), pickle.dumps(made)))
                return made
            cursor.execute("SET LOCAL session_replication_role = replica")
            _empty(cursor)
            _restore(known[0], cursor)
            cursor.execute("SET LOCAL session_replication_role = origin")
            return pickle.loads(known[1])

    return filled
