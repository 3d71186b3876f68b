"""The server's user gets programs that it can run, wherever the virtual environment is."""

import os
import pwd

import pytest

from registry.embedded import binaries
from registry.embedded.place import Missing


@pytest.mark.skipif(os.geteuid() != 0, reason="only root starts the server as another user")
def test_programs_below_a_closed_folder_are_copied_to_where_the_user_can_run_them(closed, spare, monkeypatch):
    package = binaries.package()
    for name in (package.name, f"{package.name}.libs"):
        (closed / name).symlink_to(package.with_name(name))
    monkeypatch.setattr(binaries, "package", lambda: closed / package.name)
    nobody = pwd.getpwnam("nobody")
    assert not binaries.runnable(binaries.installed(), nobody)
    found = binaries.reachable(nobody, spare)
    assert found.is_relative_to(spare)
    assert binaries.runnable(found, nobody)


def test_programs_that_the_user_can_run_are_used_where_they_are(tmp_path):
    user = None if os.geteuid() else pwd.getpwuid(0)
    assert binaries.reachable(user, tmp_path) == binaries.installed()


def test_a_missing_package_says_what_the_choices_are(monkeypatch):
    monkeypatch.setattr(binaries.importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(Missing, match="DATABASE_URL"):
        binaries.package()
