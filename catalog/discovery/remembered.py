"""What costs something to find out, remembered until the catalog changes.

What readers find changes only together with the state of the catalog: every edit moves that on, with a revision or
without one. So what was found in a state holds for as long as that is the state.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from catalog.discovery.state import State

WORTH = 250
"""Counts from here on are remembered; smaller ones are quick."""

MOST = 2_000
"""How many answers one memory holds, unless it says otherwise."""

V = TypeVar("V")


@dataclass(slots=True)
class _Known(Generic[V]):
    """What was found in one state of the catalog."""

    state: State | None = None
    answers: dict[Hashable, V] = field(default_factory=dict)


class Remembered(Generic[V]):
    """The answers of one process. Threads may share it: a state's answers are replaced as a whole, never mixed."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._known: _Known[V] = _Known()

    def last(self, asked: Hashable) -> tuple[State, V] | None:
        """This function will return what was found last and in which state, which may have passed since, or None."""
        known = self._known
        found = known.answers.get(asked)
        return None if found is None or known.state is None else (known.state, found)

    def find(self, state: State, asked: Hashable) -> V | None:
        """This function will return what was found in a state of the catalog, or None where that is not known."""
        known = self._known
        return known.answers.get(asked) if known.state == state else None

    def keep(self, state: State, asked: Hashable, found: V) -> None:
        """This function will remember what was found in a state, and forget what was found in any other."""
        known = self._known
        if known.state != state or len(known.answers) >= self._most:
            known = self._known = _Known(state)
        known.answers[asked] = found


class Counts(Remembered[int]):
    """Counts of rows: whoever walks a list counts it once."""

    def count(self, state: State, asked: Hashable, count: Callable[[], int]) -> int:
        """This function will return what `asked` counts in a state of the catalog, by `count` where it is not known."""
        found = self.find(state, asked)
        if found is None:
            found = count()
            if found >= WORTH:
                self.keep(state, asked, found)
        return found
