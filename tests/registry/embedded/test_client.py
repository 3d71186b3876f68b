"""One server for all who use the database, for as long as anybody does, whatever becomes of them."""

import os
import signal
from pathlib import Path

import pytest

from registry.embedded import place as places
from registry.embedded.client import answers
from tests.registry.embedded.user import ask, eventually, processes


def test_starts_at_once_end_with_one_server_that_the_last_user_takes_along(place, user):
    first, second = user(place), user(place)
    assert first.is_up()
    assert second.is_up()
    assert place.log.read_text().count("starting PostgreSQL") == 1
    assert ask(place, "SHOW server_encoding") == "UTF8"
    assert ask(place, "SELECT count(*) FROM pg_available_extensions WHERE name IN ('pg_trgm', 'unaccent')") == 2
    first.kill()
    assert answers(place), "it is still used"
    second.kill()
    assert eventually(lambda: not place.root.exists()), "a throwaway database goes with its server"
    assert not answers(place)


def test_data_survives_a_restart_and_a_killed_supervisor(lasting, user):
    first = user(lasting)
    assert first.is_up()
    ask(lasting, "CREATE TABLE kept AS SELECT 175 AS billions")
    first.kill()
    assert eventually(lambda: not lasting.runtime.exists())
    second = user(lasting)
    assert second.is_up()
    assert ask(lasting, "SELECT billions FROM kept") == 175
    server, parent = processes(lasting)
    os.kill(parent, signal.SIGKILL)
    assert eventually(lambda: not Path(f"/proc/{server}").exists()), "no server outlives its supervisor"
    assert user(lasting).is_up()
    assert ask(lasting, "SELECT billions FROM kept") == 175


def test_what_a_crash_left_does_not_block_the_next_start(lasting, user):
    first = user(lasting)
    assert first.is_up()
    server, parent = processes(lasting)
    left = (lasting.cluster / "postmaster.pid").read_text()
    os.kill(parent, signal.SIGKILL)
    os.kill(server, signal.SIGKILL)
    assert eventually(lambda: not Path(f"/proc/{server}").exists())
    first.kill()
    # The number has passed to another process of the same user, which PostgreSQL alone takes for a running server.
    (lasting.cluster / "postmaster.pid").write_text(left.replace(str(server), str(os.getpid()), 1))
    assert user(lasting).is_up()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can act as another user")
def test_an_ordinary_user_has_a_database_too(closed, user):
    closed.chmod(0o711)
    home = closed / "home"
    home.mkdir(mode=0o700)
    os.chown(home, 65534, 65534)
    place = places.Place(home / "data")
    try:
        assert user(place, account=65534).is_up()
    except PermissionError:
        pytest.skip("this clone is closed to other users")
    assert place.cluster.stat().st_uid == 65534
    assert user(place).is_up(), "root uses the database of the folder's owner"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can act as another user")
def test_a_user_without_access_is_told_what_to_do(closed, user):
    closed.chmod(0o755)
    place = places.Place(closed / "data")
    place.root.mkdir()
    try:
        with pytest.raises(RuntimeError, match="was made by another user"):
            user(place, account=65534).is_up()
    except PermissionError:
        pytest.skip("this clone is closed to other users")


def test_data_of_another_major_version_is_not_passed_over(place, user):
    (place.root / "pg9").mkdir(parents=True)
    with pytest.raises(RuntimeError, match="holds the data of pg9"):
        user(place).is_up()


def test_a_strangers_socket_is_not_trusted(place, monkeypatch, tmp_path):
    monkeypatch.setattr(places, "SOCKETS", tmp_path)
    place.cluster.mkdir(parents=True)
    place.runtime.mkdir()
    place.runtime.chmod(0o777)
    assert not place.is_ours(), "anybody may write there"
    place.runtime.chmod(0o711)
    assert place.is_ours()
    place.runtime.rmdir()
    place.runtime.symlink_to(tmp_path)
    assert not place.is_ours(), "it leads elsewhere"
