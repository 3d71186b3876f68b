"""The locked requirements: complete, hashed, without the address of any index, at least as new as known holes ask."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from registry.env import BASE_DIR
from registry.install import LOCKS

PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)", re.MULTILINE)
# The lowest release of each without a published hole that matters here.
FLOORS = {"django": "5.2.8", "djangorestframework": "3.15.2", "orjson": "3.9.15", "sqlparse": "0.5.4"}


def pins(kind):
    text = (BASE_DIR / LOCKS[kind]).read_text()
    return {canonicalize_name(name): Version(version) for name, version in PINNED.findall(text)}


def declared(kind):
    project = tomllib.loads((BASE_DIR / "pyproject.toml").read_text())["project"]
    return [
        Requirement(each)
        for each in project["dependencies"] + (project["optional-dependencies"]["dev"] if kind == "dev" else [])
    ]


@pytest.mark.parametrize("kind", LOCKS)
def test_a_lock_holds_no_address(kind):
    text = (BASE_DIR / LOCKS[kind]).read_text()
    assert "://" not in text
    assert not re.search(r"^-", text, re.MULTILINE), "options such as --index-url belong to the machine"


@pytest.mark.parametrize("kind", LOCKS)
def test_every_pin_has_hashes(kind):
    text = (BASE_DIR / LOCKS[kind]).read_text()
    entries = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)[1:]
    assert entries
    assert [entry.split()[0] for entry in entries if "==" not in entry or "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("kind", LOCKS)
def test_every_declared_dependency_is_locked_in_a_version_that_satisfies_it(kind):
    locked = pins(kind)
    wrong = [str(each) for each in declared(kind) if locked.get(canonicalize_name(each.name)) not in each.specifier]
    assert wrong == []


def test_development_runs_what_the_service_runs():
    running, developing = pins("run"), pins("dev")
    assert {name: developing.get(name) for name in running} == running


def test_nothing_is_older_than_its_known_holes():
    locked = pins("run")
    assert {name: str(locked[name]) for name, floor in FLOORS.items() if locked[name] < Version(floor)} == {}
