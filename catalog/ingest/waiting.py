"""What waits for a person: rows and cells of a plan that become items, unless somebody has seen the same before."""

from collections.abc import Iterator
from typing import Any

from catalog.curation.bulk import Bulk
from catalog.ingest.matching import Action
from catalog.ingest.pending import ATTRIBUTE_LIMIT, COLUMN_LIMIT, FILE_LIMIT, ROW_LIMIT, TEXT_LIMIT
from catalog.ingest.plan import HeldBack, Plan, PlannedRecord
from catalog.ingest.strict import dump
from catalog.ingest.writing import Writing
from catalog.models import Batch, QuarantineItem, QueueItem
from catalog.models.batch import BatchStatus
from catalog.models.waiting import Decision


def queued(plan: Plan, batch: Batch) -> Iterator[QueueItem]:
    """This function will yield an item for each row that may be a model of the catalog."""
    known = set(QueueItem.objects.filter(**_seen(plan.reader)).values_list("row", "name", "reason"))
    for record in plan.records:
        item = record.queued
        says = (record.row[:ROW_LIMIT], record.name, record.why)
        if record.action is not Action.QUEUE or item is None or says in known:
            continue
        yield QueueItem(
            batch=batch,
            file=record.file[:FILE_LIMIT],
            row=says[0],
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
            says = (held.row[:ROW_LIMIT], held.column[:COLUMN_LIMIT], held.text[:TEXT_LIMIT], held.reason)
            if says in known:
                continue
            known.add(says)
            yield QuarantineItem(
                batch=batch,
                file=held.file[:FILE_LIMIT],
                row=says[0],
                column=says[1],
                text=says[2],
                reason=held.reason,
                rule=held.rule,
                attribute=held.attribute[:ATTRIBUTE_LIMIT],
                claim=dump(held.claim) if held.claim else None,
                model=writing.model_of(record.subject),
            )


def close(plan: Plan, bulk: Bulk) -> None:
    """This function will take away what waits of the same files and is settled by what the plan found in them.

    The undo of the import puts it back.
    """
    rows = {(record.row[:ROW_LIMIT], record.name) for record in plan.records if record.action is Action.QUEUE}
    cells = {
        (held.row[:ROW_LIMIT], held.column[:COLUMN_LIMIT], held.text[:TEXT_LIMIT])
        for record in plan.records
        for held in (*_whole(record), *record.held)
    }
    seen: dict[str, Any] = {**_seen(plan.reader), "decision": Decision.WAITING, "file__in": list(plan.files)}
    found = QueueItem.objects.filter(**seen).values_list("pk", "row", "name")
    settled_rows = [pk for pk, *says in found if tuple(says) not in rows]
    held_back = QuarantineItem.objects.filter(**seen).values_list("pk", "row", "column", "text")
    settled_cells = [pk for pk, *says in held_back if tuple(says) not in cells]
    for table, keys in ((QueueItem, settled_rows), (QuarantineItem, settled_cells)):
        if keys:
            bulk.remove(table, keys)


def _whole(record: PlannedRecord) -> Iterator[HeldBack]:
    if record.action is Action.QUARANTINE:
        yield HeldBack(record.file, record.row, "row", record.why, text=record.name)


def _seen(reader: str) -> dict[str, str]:
    """By what the items of a catalog's imports are found, as far as those stand."""
    return {"batch__reader": reader, "batch__status": BatchStatus.APPLIED}
