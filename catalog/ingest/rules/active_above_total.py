"""More parameters at work than there are."""

from collections.abc import Iterator

from catalog.ingest.rules import Case, Verdict, rule
from catalog.values.count import format_count


@rule
def active_above_total(case: Case) -> Iterator[Verdict]:
    """This function will hold back both numbers where more parameters are active than there are in all."""
    for active in case.known("parameters_active"):
        total = case.alone("parameters", active.variant)
        if total and active.value > total.value:
            reason = (
                f"{format_count(active.value)} active parameters are more than the {format_count(total.value)} in all."
            )
            yield active, reason
            yield total, reason
