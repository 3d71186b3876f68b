"""`docker compose up`, checked without a Docker engine."""

import re

import pytest
import yaml
from check_jsonschema.builtin_schemas import get_builtin_schema
from jsonschema import Draft7Validator

from registry.env import BASE_DIR


@pytest.fixture(scope="module")
def compose():
    return yaml.safe_load((BASE_DIR / "docker-compose.yml").read_text())


def test_the_compose_file_is_valid_by_its_specification(compose):
    validator = Draft7Validator(get_builtin_schema("vendor.compose-spec"))
    assert [error.message for error in validator.iter_errors(compose)] == []
    assert not validator.is_valid({**compose, "servces": {}}), "the schema itself must be able to refuse"


def test_the_service_waits_for_a_healthy_database_that_keeps_its_data(compose):
    database, web = compose["services"]["db"], compose["services"]["web"]
    assert web["depends_on"]["db"]["condition"] == "service_healthy"
    assert all(service["healthcheck"]["test"] for service in (database, web))
    mounted = [volume.split(":")[0] for service in (database, web) for volume in service["volumes"]]
    assert set(mounted) == set(compose["volumes"])
    assert int(database["image"].partition(":")[2]) >= 14


def test_the_database_is_reached_by_the_name_and_password_it_was_made_with(compose):
    database, web = compose["services"]["db"]["environment"], compose["services"]["web"]["environment"]
    expected = (
        f"postgres://{database['POSTGRES_USER']}:{database['POSTGRES_PASSWORD']}@db:5432/{database['POSTGRES_DB']}"
    )
    assert web["DATABASE_URL"] == expected


def test_the_image_holds_what_its_build_copies_and_runs_as_nobody_special():
    lines = (BASE_DIR / "Dockerfile").read_text().splitlines()
    kept = {line[1:] for line in (BASE_DIR / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    copied = {line.split()[1] for line in lines if re.match(r"COPY (?!--from)", line)}
    assert copied == kept
    assert all((BASE_DIR / name).exists() for name in copied)
    assert "USER registry" in lines
