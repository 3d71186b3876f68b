"""A lock that cannot be had says so in time."""

import fcntl

import pytest

from registry.embedded.locks import Busy, alone, take


def test_a_second_holder_waits_no_longer_than_its_patience(tmp_path):
    path = tmp_path / "lock"
    with alone(path, 0), pytest.raises(Busy, match="stayed locked"):
        take(path, fcntl.LOCK_SH, 0.05)


def test_a_lock_is_free_again_after_its_block(tmp_path):
    with alone(tmp_path / "lock", 0):
        pass
    with alone(tmp_path / "lock", 0):
        pass
