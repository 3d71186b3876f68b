"""Plans on a terminal: what an import would do, in tables that a person reads before saying yes."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from catalog.ingest.matching import Action
from catalog.ingest.plan import COUNTED, HeldBack, Plan, PlannedClaim, PlannedRecord
from catalog.ingest.planner import Progress as Told
from catalog.values import typed
from catalog.vocabulary.attributes import ATTRIBUTES, Kind

SHOWN = 8
"""Examples of each sort; all of them are in the plan's file."""

MOST_FILES = 12


@contextmanager
def bars(console: Console) -> Iterator[Told]:
    """This function will show a bar for each step of an import, where somebody watches."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        tasks: dict[str, Any] = {}

        def tell(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = progress.add_task(step, total=total or None)
            progress.update(tasks[step], completed=done, total=total or None)

        yield tell


def show(plan: Plan, console: Console) -> None:
    """This function will print what a plan would do: counts by file, then examples of what a person should look at."""
    console.print(_counts(plan))
    if plan.applied_as:
        console.print(f"The same input is in the catalog already, as batch {plan.applied_as}.")
    for notice in plan.notices:
        console.print(f"[yellow]Notice:[/] {notice}", highlight=False)
    _print(console, "Contradictions that it brings", ("about", "attribute", "it says", "others say"), _conflicts(plan))
    _print(console, "Rows that wait for a person", ("row", "name", "why"), _queued(plan))
    _print(console, "Held back", ("about", "what", "printed", "why"), _held(plan))
    _print(console, "Rows left out", ("row", "why"), _left_out(plan))


def _counts(plan: Plan) -> Table:
    table = Table(title=f"{plan.reader}: {plan.input}", title_justify="left")
    table.add_column("file", overflow="fold")
    for name in COUNTED:
        table.add_column(name, justify="right")
    if len(plan.files) <= MOST_FILES:
        for file, counts in plan.files.items():
            table.add_row(file, *(f"{counts.get(name, 0):,}" for name in COUNTED))
    if len(plan.files) != 1:
        table.add_row(f"{len(plan.files)} files", *(f"{plan.counts.get(name, 0):,}" for name in COUNTED), style="bold")
    return table


def _print(console: Console, title: str, columns: Iterable[str], rows: Iterable[tuple[str, ...]]) -> None:
    listed = list(rows)
    if not listed:
        return
    left = len(listed) - SHOWN
    table = Table(title=title, title_justify="left", caption=f"and {left:,} more" if left > 0 else None)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in listed[:SHOWN]:
        table.add_row(*(text if len(text) <= 200 else f"{text[:199]}…" for text in row))  # noqa: PLR2004 - as shown
    console.print(table)


def _conflicts(plan: Plan) -> Iterator[tuple[str, ...]]:
    for record in plan.records:
        for claim in record.claims:
            if claim.against:
                rivals = "; ".join(
                    f"{_value(claim, rival.value, rival.status)} ({rival.source})" for rival in claim.against
                )
                yield claim.subject, claim.attribute, _value(claim, claim.value, claim.status), rivals


def _queued(plan: Plan) -> Iterator[tuple[str, ...]]:
    return ((record.row, record.name, record.why) for record in plan.records if record.action is Action.QUEUE)


def _held(plan: Plan) -> Iterator[tuple[str, ...]]:
    found = [(record, held) for record in plan.records for held in record.held]
    for record, held in sorted(found, key=lambda pair: pair[1].rule in {"value", "identity"}):
        yield _about(record, held), held.attribute, held.text, held.reason


def _left_out(plan: Plan) -> Iterator[tuple[str, ...]]:
    return ((f"{r.file}, {r.row}", r.why) for r in plan.records if r.action is Action.QUARANTINE)


def _about(record: PlannedRecord, held: HeldBack) -> str:
    return held.claim.subject if held.claim else record.subject or record.name


def _value(claim: PlannedClaim, value: Any, status: str) -> str:
    if value is None:
        return status
    attribute = ATTRIBUTES[claim.attribute]
    if attribute.kind in {Kind.TERMS, Kind.LANGUAGES} and isinstance(value, str):
        return value
    return typed.show(attribute.kind, value)
