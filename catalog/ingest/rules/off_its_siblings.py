"""A size that is a thousand times off those of its siblings."""

from collections.abc import Iterator

from catalog.ingest.rules import Case, Verdict, rule
from catalog.values.count import format_count

FACTOR = 1000
"""A wrong unit is a factor of a thousand; families reach from 100M to 100B and no further."""


@rule
def off_its_siblings(case: Case) -> Iterator[Verdict]:
    """This function will hold a size back that is a thousand times above all other sizes of the model, or below."""
    own = [claim.value for claim in case.known("parameters")]
    for size in case.known("parameters"):
        others = [*case.siblings, *(value for value in own if value != size.value)]
        if not others:
            continue
        if size.value >= FACTOR * max(others) or size.value * FACTOR <= min(others):
            nearest = max(others) if size.value > max(others) else min(others)
            given, other = format_count(size.value), format_count(nearest)
            yield size, f"{given} is a thousand times off the other sizes of the model; the nearest has {other}."
