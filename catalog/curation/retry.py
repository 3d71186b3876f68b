"""Once more: what a verb does where another change came in between, before a door hears of it."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import OperationalError, connection

Given = ParamSpec("Given")
Made = TypeVar("Made")

RACES = frozenset({"40001", "40P01"})
"""SQLSTATE of a failed serialization and of a deadlock: the same statements may well succeed now."""


def once_more(verb: Callable[Given, Made]) -> Callable[Given, Made]:
    """This function will let a verb try again, once, where the database chose it as the loser of a race.

    The verb opens its own transaction. Within one of somebody else's it does not try again: everything that was done
    in that is gone, so whoever opened it has to.
    """

    @wraps(verb)
    def attempt(*args: Given.args, **kwargs: Given.kwargs) -> Made:
        try:
            return verb(*args, **kwargs)
        except OperationalError as error:
            if connection.in_atomic_block or not is_race(error):
                raise
        return verb(*args, **kwargs)

    return attempt


def is_race(error: BaseException) -> bool:
    """This function will say whether an error of the database means that the same may succeed now."""
    return getattr(error.__cause__, "sqlstate", None) in RACES
