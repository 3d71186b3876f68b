"""Preparing looks before it works, and works once."""

import re

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.db import NotSupportedError

from registry import prepare


@pytest.fixture
def said():
    return []


@pytest.mark.django_db
def test_the_first_superuser_gets_a_password_that_is_said_once(said):
    prepare.make_superuser(said.append)
    password = re.search(r"password (\S+)", said[0]).group(1)
    assert len(password) >= 16
    assert authenticate(username="admin", password=password).is_superuser
    prepare.make_superuser(said.append)
    assert len(said) == 1


@pytest.mark.django_db
def test_a_superuser_of_another_name_is_enough(said):
    get_user_model().objects.create_superuser(username="curator", password="a long one of their own")
    prepare.make_superuser(said.append)
    assert said == []


@pytest.mark.django_db
def test_a_migrated_database_is_left_alone(said):
    prepare.migrate(said.append)
    assert said == []


def test_static_files_are_collected_once(said, settings, tmp_path, monkeypatch):
    monkeypatch.setenv("REGISTRY_DATA_DIR", str(tmp_path))
    settings.STATIC_ROOT = tmp_path / "static"
    prepare.collect_static(said.append)
    assert (tmp_path / "static" / "admin" / "css" / "base.css").is_file()
    prepare.collect_static(said.append)
    assert said == ["Collecting static files"]


def test_a_database_that_is_too_old_ends_the_start_with_its_version(monkeypatch, capsys):
    def too_old(_say):
        raise NotSupportedError("PostgreSQL 14 or later is required (found 13.4).")

    monkeypatch.setattr(prepare, "everything", too_old)
    assert prepare.main() == 1
    assert "PostgreSQL 14 or later is required (found 13.4)" in capsys.readouterr().err
