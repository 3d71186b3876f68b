"""A second database for each worker, in which nothing is: tests that begin with an empty catalog are led to it.

Emptying the one with the fixtures for each of them, and planning anew what the database had planned before, took a
tenth of the run.
"""

import functools
import pickle

import pytest
from django.db import connection, connections

from tests.tables import dump, empty, restore, tables
from tests.template import commits


@pytest.fixture(scope="session")
def empty_database(django_db_setup, django_db_blocker):
    """A connection to a copy of the test database without its content."""
    other, name = connection.copy(), connection.settings_dict["NAME"]
    other.settings_dict["NAME"] = f"{name}_empty"
    with django_db_blocker.unblock():
        connection.close()  # nobody may be connected to what is copied
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}_empty"')
            cursor.execute(f'CREATE DATABASE "{name}_empty" TEMPLATE "{name}"')
        with other.cursor() as cursor:
            cursor.execute(f"TRUNCATE {', '.join(tables('catalog'))}")
            cursor.execute("INSERT INTO catalog_changecounter (id, last) VALUES (1, 0)")
        yield other
        other.close()
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{name}_empty"')


@pytest.fixture
def _database(request):
    """The database of a test, found before its transaction begins and left after that has ended."""
    if "empty_catalog" not in request.fixturenames:
        yield
        return
    assert not commits(request.node), "what commits does so in other threads too, and those find the other database"
    other, own = request.getfixturevalue("empty_database"), connections["default"]
    connections["default"] = other
    yield
    connections["default"] = own


@pytest.fixture
def _django_db_helper(_database, _django_db_helper):
    """What pytest-django does around a test that uses a database."""


@pytest.fixture
def empty_catalog(db):
    """A catalog that holds nothing, until the test ends."""


def kept(build):
    """Decorate a fixture that fills an empty catalog: it is called once, and its rows are put back for later tests."""
    known = []

    @functools.wraps(build)
    def filled(empty_catalog):
        with connection.cursor() as cursor:
            if not known:
                made = build(empty_catalog)
                known.extend((dump(cursor, "catalog"), pickle.dumps(made)))
                return made
            empty(cursor, "catalog")  # the counter is there from the beginning
            restore(cursor, known[0])
            return pickle.loads(known[1])

    return filled
