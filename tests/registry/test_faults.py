"""Each class of database error has one meaning for clients, and none shows the database's own words."""

import psycopg
import pytest
from django.db import DataError, IntegrityError, InterfaceError, OperationalError, ProgrammingError
from django.db.models import ProtectedError
from django.test import RequestFactory

from registry import errors, faults

SECRET = "relation secret_table does not exist"


def caused(kind, state):
    """Return Django's error as it wraps a driver's error of that SQLSTATE."""
    error = kind(SECRET)
    error.__cause__ = psycopg.errors.lookup(state)(SECRET)
    return error


@pytest.mark.parametrize(
    ("kind", "state", "status", "retry_after"),
    [
        (OperationalError, "08006", 503, "2"),
        (OperationalError, "53300", 503, "2"),
        (OperationalError, "57P01", 503, "2"),
        (OperationalError, "57P03", 503, "2"),
        (OperationalError, "58030", 503, "2"),
        (OperationalError, "57014", 503, "5"),
        (OperationalError, "55P03", 503, "5"),
        (OperationalError, "40001", 503, "1"),
        (OperationalError, "40P01", 503, "1"),
        (IntegrityError, "23505", 409, None),
        (IntegrityError, "23503", 409, None),
        (IntegrityError, "23514", 400, None),
        (DataError, "22003", 400, None),
    ],
)
@pytest.mark.parametrize("path", ["/api/v1/models/", "/models/"])
def test_a_database_error_in_a_view_is_answered_by_its_sqlstate(kind, state, status, retry_after, path):
    middleware = faults.DatabaseFaults(lambda request: None)
    response = middleware.process_exception(RequestFactory().get(path), caused(kind, state))
    assert response.status_code == status
    assert response.get("Retry-After") == retry_after
    assert "secret" not in response.content.decode()
    assert response["Content-Type"].startswith("application/problem+json" if path.startswith("/api") else "text/html")


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (OperationalError("connection refused"), 503),
        (InterfaceError("connection already closed"), 503),
        (DataError("PostgreSQL text fields cannot contain NUL (0x00) bytes"), 400),
        (ProtectedError("still referred to", set()), 409),
    ],
)
def test_errors_without_a_sqlstate_are_answered_by_their_kind(error, status):
    assert faults.fault_of(error).status == status


@pytest.mark.parametrize("error", [caused(ProgrammingError, "42P01"), ValueError("no database"), None])
def test_a_mistake_of_ours_stays_one(error):
    assert faults.fault_of(error) is None


def test_a_database_error_outside_of_views_is_answered_too():
    try:
        raise caused(OperationalError, "57P01")
    except OperationalError:
        response = errors.server_error(RequestFactory().get("/api/v1/models/"))
    assert response.status_code == 503
