"""Large counts are made once for each state of the catalog; small ones are always made anew."""

import datetime as dt

import pytest

from catalog.discovery.remembered import MOST, WORTH, Counts, Remembered

NOW = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)
STATE = (7, NOW)


class Counter:
    """Counts the same number again and again, and how often it was asked to."""

    def __init__(self, found):
        self.found = found
        self.asked = 0

    def __call__(self):
        self.asked += 1
        return self.found


@pytest.fixture
def remembered():
    return Counts()


def test_a_large_count_is_made_once(remembered):
    counter = Counter(WORTH)
    assert [remembered.count(STATE, "all", counter) for _ in range(3)] == [WORTH] * 3
    assert counter.asked == 1


def test_a_small_count_is_made_each_time(remembered):
    counter = Counter(WORTH - 1)
    assert [remembered.count(STATE, "few", counter) for _ in range(3)] == [WORTH - 1] * 3
    assert counter.asked == 3


def test_other_filters_have_counts_of_their_own(remembered):
    assert remembered.count(STATE, "all", Counter(5000)) == 5000
    assert remembered.count(STATE, "text", Counter(4000)) == 4000
    assert remembered.count(STATE, "all", Counter(1)) == 5000


@pytest.mark.parametrize("later", [(8, NOW), (7, NOW + dt.timedelta(microseconds=1)), (0, None)])
def test_nothing_is_remembered_beyond_a_change(remembered, later):
    remembered.count(STATE, "all", Counter(5000))
    assert remembered.count(later, "all", Counter(5001)) == 5001
    assert remembered.count(STATE, "all", Counter(5002)) == 5002


def test_memory_is_bounded(remembered):
    for number in range(MOST):
        remembered.count(STATE, number, Counter(WORTH))
    remembered.count(STATE, "one more", Counter(WORTH))
    counter = Counter(WORTH)
    remembered.count(STATE, 0, counter)
    assert counter.asked == 1


def test_what_was_found_last_comes_with_its_state():
    memory = Remembered()
    assert memory.last("page") is None
    memory.keep(STATE, "page", b"head")
    assert memory.last("page") == (STATE, b"head")
    assert memory.last("other page") is None
    assert memory.find(STATE, "page") == b"head"
    assert memory.find((8, NOW), "page") is None


def test_a_new_state_forgets_all_that_was_found_before():
    memory = Remembered()
    memory.keep(STATE, "page", b"head")
    memory.keep((8, NOW), "other page", b"other head")
    assert memory.last("page") is None
