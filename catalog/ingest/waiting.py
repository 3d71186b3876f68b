"""What waits for a person: rows and cells of a plan that become items, unless somebody has seen the same before."""

from collections.abc import Iterator

from catalog.ingest.matching import Action
from catalog.ingest.plan import HeldBack, Plan, PlannedRecord
from catalog.ingest.strict import dump
from catalog.ingest.writing import Writing
from catalog.models import Batch, QuarantineItem, QueueItem
from catalog.models.batch import BatchStatus

TEXT_LIMIT = 10_000


def queued(plan: Plan, batch: Batch) -> Iterator[QueueItem]:
    """This function will yield an item for each row that may be a model of the catalog."""
    known = set(QueueItem.objects.filter(**_seen(plan.reader)).values_list("row", "name", "reason"))
    for record in plan.records:
        item = record.queued
        if record.action is not Action.QUEUE or item is None or (record.row[:500], record.name, record.why) in known:
            continue
        yield QueueItem(
            batch=batch,
            file=record.file[:500],
            row=record.row[:500],
            reason=record.why,
            name=record.name,
            organizations=list(item.organizations),
            candidates=record.candidates,
            record=dump(item),
        )


def quarantined(plan: Plan, batch: Batch, writing: Writing) -> Iterator[QuarantineItem]:
    """This function will yield an item for each row that is left out and each cell that is held back."""
    known = set(QuarantineItem.objects.filter(**_seen(plan.reader)).values_list("row", "column", "text", "reason"))
    for record in plan.records:
        for held in (*_whole(record), *record.held):
            says = (held.row[:500], held.column[:200], held.text[:TEXT_LIMIT], held.reason)
            if says in known:
                continue
            known.add(says)
            yield QuarantineItem(
                batch=batch,
                file=held.file[:500],
                row=says[0],
                column=says[1],
                text=says[2],
                reason=held.reason,
                rule=held.rule,
                attribute=held.attribute[:50],
                claim=dump(held.claim) if held.claim else None,
                model=writing.model_of(record.subject),
            )


def _whole(record: PlannedRecord) -> Iterator[HeldBack]:
    if record.action is Action.QUARANTINE:
        yield HeldBack(record.file, record.row, "row", record.why, text=record.name)


def _seen(reader: str) -> dict[str, str]:
    """By what the items of a catalog's imports are found, as far as those stand."""
    return {"batch__reader": reader, "batch__status": BatchStatus.APPLIED}
