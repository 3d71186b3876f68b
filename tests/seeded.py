"""The fixtures' content, loaded once for each worker; tests that commit or empty tables leave it as it was."""

import io
import os
from pathlib import Path

import psycopg
import pytest
from django.apps import apps
from django.db import connection

from catalog.ingest.seed.load import seed
from catalog.models import Batch
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


def _dump():
    saved = {}
    with _connect() as outside, outside.cursor() as cursor:
        for table in _tables():
            with cursor.copy(f'COPY "{table}" TO STDOUT') as copy:
                saved[table] = b"".join(bytes(block) for block in copy)
    return saved


def _restore(saved):
    with _connect() as outside, outside.cursor() as cursor:
        tables = ", ".join(f'"{table}"' for table in saved)
        cursor.execute(f"TRUNCATE {tables} CASCADE")
        cursor.execute("SET session_replication_role = replica")  # rows refer to each other across tables
        for table, rows in saved.items():
            with cursor.copy(f'COPY "{table}" FROM STDIN') as copy:
                copy.write(io.BytesIO(rows).read())


def fill():
    """Load the fixtures into a database that has none of them."""
    if not Batch.objects.exists():
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
        return _dump()


@pytest.fixture
def seeded(django_db_setup, db):
    """A catalog that holds the fixtures. Tests that need a world of their own ask for `empty_catalog`."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM catalog_batch)")
        if not cursor.fetchone()[0]:
            _restore(django_db_setup)


@pytest.fixture
def empty_catalog(db):
    """A catalog that holds nothing, until the test ends."""
    emptied = "; ".join(f'DELETE FROM "{table}"' for table in _tables() if table != "catalog_changecounter")
    with connection.cursor() as cursor:
        # Ten times faster than TRUNCATE, which makes new files for each of hundreds of tables and indexes.
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(emptied)
        cursor.execute("SET LOCAL session_replication_role = origin")
        cursor.execute(
            "INSERT INTO catalog_changecounter (id, last) VALUES (1, 0) ON CONFLICT (id) DO UPDATE SET last = 0"
        )
