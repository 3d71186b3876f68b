"""Counts that cost something, remembered until the catalog changes: whoever walks a list counts it once.

What readers find changes only together with the state of the catalog, which names what was counted.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field

from catalog.discovery.state import State

WORTH = 250
"""Counts from here on are remembered; smaller ones are quick."""

MOST = 2_000
"""How many counts are kept."""


@dataclass(slots=True)
class _Counts:
    """What was counted in one state of the catalog."""

    state: State | None = None
    known: dict[Hashable, int] = field(default_factory=dict)


class Remembered:
    """The counts of one process. Threads may share it: a state's counts are replaced as a whole, never mixed."""

    def __init__(self) -> None:
        self._counts = _Counts()

    def count(self, state: State, asked: Hashable, count: Callable[[], int]) -> int:
        """This function will return what `asked` counts in a state of the catalog, by `count` where it is not known."""
        counts = self._counts
        if counts.state != state or len(counts.known) >= MOST:
            counts = self._counts = _Counts(state)
        found = counts.known.get(asked)
        if found is None:
            found = count()
            if found >= WORTH:
                counts.known[asked] = found
        return found
