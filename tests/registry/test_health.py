"""The probes: one says the process is up and touches nothing, the other that it can serve."""

from types import SimpleNamespace

import psycopg
import pytest
from django.db import connection

from registry import health


def test_liveness_asks_no_database_and_no_host(client):
    response = client.get("/healthz", headers={"host": "10.1.2.3"})
    assert response.status_code == 200
    assert response.json() == {"status": "up"}
    assert response["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_readiness_is_a_migrated_database(client):
    response = client.get("/readyz")
    assert response.status_code == 200
    assert response.json() == {"status": "ready"}


@pytest.mark.django_db
def test_a_database_behind_the_code_is_not_ready(client, monkeypatch):
    monkeypatch.setattr(health, "migrations", lambda: frozenset({("catalog", "9999_not_yet")}))
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response["Content-Type"] == "application/problem+json"
    assert response["Retry-After"] == "5"
    assert response.json()["detail"] == "The database lacks 1 migrations."


@pytest.mark.django_db
def test_an_empty_database_lacks_every_migration(monkeypatch):
    empty = {**connection.get_connection_params(), "dbname": "template1"}
    monkeypatch.setattr(health, "connection", SimpleNamespace(get_connection_params=lambda: empty))
    assert ("auth", "0001_initial") in health.missing()


def test_a_database_that_is_away_is_not_ready_and_soon_said(client, monkeypatch):
    def away(**target):
        assert target["connect_timeout"] <= 2
        assert "statement_timeout" in target["options"]
        raise psycopg.OperationalError("password and host of the database")

    monkeypatch.setattr(health.psycopg, "connect", away)
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["detail"] == "The database does not answer."


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_a_probe_takes_no_writes(client, path):
    assert client.post(path).status_code == 405
