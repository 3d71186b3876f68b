"""A connection that stayed open is checked without a query, and found out where its server ended it."""

from select import select

import psycopg
import pytest
from django.db import connections
from django.db.backends.postgresql import base as stock

from registry.postgresql.base import DatabaseWrapper

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept():
    """This function will return an open connection of its own, as a request finds it."""
    wrapper = connections.create_connection("default")
    wrapper.ensure_connection()
    yield wrapper
    wrapper.close()


@pytest.fixture
def other(kept):
    """This function will return a connection of somebody else's to the same database."""
    parameters = {**kept.get_connection_params(), "cursor_factory": psycopg.Cursor}
    with psycopg.connect(**parameters, autocommit=True) as opened:
        yield opened


@pytest.fixture
def asked(monkeypatch):
    """This function will return what the server answered to checks that asked it."""
    answers = []
    ask = stock.DatabaseWrapper.is_usable
    monkeypatch.setattr(stock.DatabaseWrapper, "is_usable", lambda self: answers.append(ask(self)) or answers[-1])
    return answers


def heard(wrapper):
    """This function will return whether the server says something to a connection before long."""
    return bool(select([wrapper.connection.fileno()], [], [], 10)[0])


def test_the_service_uses_this_backend(kept):
    assert isinstance(kept, DatabaseWrapper)


def test_a_silent_connection_is_usable_and_the_server_is_not_asked(kept, asked):
    assert kept.is_usable()
    assert asked == []


def test_a_connection_that_the_server_ended_is_not_usable(kept, other):
    other.execute("SELECT pg_terminate_backend(%s, 5000)", [kept.connection.info.backend_pid])
    assert heard(kept)
    assert not kept.is_usable()


def test_a_connection_on_which_something_waits_is_asked(kept, other, asked):
    with kept.cursor() as cursor:
        cursor.execute("LISTEN registry")
    other.execute("NOTIFY registry")
    assert heard(kept)
    assert kept.is_usable()
    assert asked == [True]


def test_a_connection_that_was_closed_or_never_opened_is_not_usable(kept):
    kept.connection.close()
    assert not kept.is_usable()
    assert not connections.create_connection("default").is_usable()


def test_a_connection_in_a_failed_transaction_is_not_usable(kept, asked):
    kept.connection.autocommit = False
    with pytest.raises(psycopg.Error):
        kept.connection.execute("SELECT 1/0")
    assert not kept.is_usable()
    assert asked == [False]
