"""Settings are safe by themselves, and requests are bound where commands are not."""

import stat

import psycopg
import pytest
from django.db import connection

from registry.settings import database, security


@pytest.fixture
def shown(db):
    """Ask a connection of a role what PostgreSQL understood."""

    def ask(role, name):
        options = database.connection(role)["OPTIONS"]["options"]
        with psycopg.connect(**{**connection.get_connection_params(), "options": options}) as own:
            return own.execute("SELECT current_setting(%s)", [name]).fetchone()[0]

    return ask


@pytest.mark.parametrize(
    ("role", "name", "expected"),
    [
        ("web", "statement_timeout", "5s"),
        ("web", "lock_timeout", "2s"),
        ("web", "pg_trgm.similarity_threshold", "0.45"),
        ("command", "statement_timeout", "0"),
        ("command", "lock_timeout", "0"),
        ("command", "pg_trgm.similarity_threshold", "0.45"),
    ],
)
def test_requests_are_bound_by_timeouts_and_commands_are_not(shown, role, name, expected):
    assert shown(role, name) == expected


def test_a_url_names_another_server_and_keeps_its_own_options(monkeypatch):
    monkeypatch.setenv(
        "DATABASE_URL", "postgres://someone:p%40ss@db.example:6543/facts?sslmode=require&options=-c+a.b%3D1"
    )
    settings = database.connection("web")
    assert settings["ENGINE"] == "registry.postgresql"
    assert (settings["HOST"], settings["PORT"], settings["PASSWORD"]) == ("db.example", 6543, "p@ss")
    assert settings["OPTIONS"]["sslmode"] == "require"
    assert settings["OPTIONS"]["options"].split("-c ")[1:] == [
        "pg_trgm.similarity_threshold=0.45 ",
        "jit=off ",
        "lock_timeout=2s ",
        "statement_timeout=5s ",
        "a.b=1",
    ]


def test_without_a_url_the_database_is_the_clones_own(monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert database.connection("web")["ENGINE"] == "registry.embedded"


@pytest.mark.parametrize(("value", "threshold"), [("", 5), ("0", None), ("yes", 5)])
def test_queries_are_prepared_unless_the_pooler_cannot(value, threshold, monkeypatch):
    monkeypatch.setenv("REGISTRY_PREPARE", value)
    assert database.connection("web")["OPTIONS"]["prepare_threshold"] == threshold


def test_a_clone_keeps_one_secret_key_for_its_owner_only(monkeypatch, tmp_path):
    monkeypatch.setenv("REGISTRY_DATA_DIR", str(tmp_path / "new"))
    key = security._kept_secret()
    assert len(key) >= 50
    assert security._kept_secret() == key
    assert stat.S_IMODE((tmp_path / "new" / "secret_key").stat().st_mode) == 0o600


def test_pages_load_from_this_server_only_and_run_nothing_inline():
    directives = security.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    assert directives["default-src"] == ["'none'"]
    allowed = {source for sources in directives.values() for source in sources}
    assert allowed <= {"'self'", "'none'", "data:"}
    assert "data:" not in directives["script-src"]


def test_debugging_is_off_unless_asked_for():
    assert security.DEBUG is False
