"""The log: one row for each change of what is published, numbered over the whole catalog without a gap."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import F
from django.utils import timezone

from catalog.models import Change, ChangeCounter, EditRecord, FoundationModel


@dataclass(frozen=True, slots=True)
class Entry:
    """What happened to one model."""

    action: str
    model_id: int
    slug: str
    revision: int
    fields: Sequence[str]
    at: datetime


def record(
    *,
    action: str,
    model: FoundationModel,
    revision: int,
    actor: str,
    reason: str,
    fields: Sequence[str],
    at: datetime,
    edit: EditRecord | None = None,
) -> Change:
    """This function will append a row as `record_many` does."""
    entry = Entry(action, model.pk, model.slug, revision, fields, at)
    return record_many([entry], actor=actor, reason=reason, edit=edit)[0]


def record_many(entries: Sequence[Entry], *, actor: str, reason: str, edit: EditRecord | None = None) -> list[Change]:
    """This function will append rows in their order, inside the caller's transaction.

    The counter's lock is held until that transaction ends, so that numbers are given out in the order of commits and a
    rolled back change leaves no gap.
    """
    first = _advance(len(entries)) - len(entries) + 1
    return Change.objects.bulk_create(
        Change(
            sequence=sequence,
            at=entry.at,
            action=entry.action,
            model_id=entry.model_id,
            slug=entry.slug,
            revision=entry.revision,
            actor=actor,
            reason=reason,
            fields=list(entry.fields),
            edit=edit,
        )
        for sequence, entry in enumerate(entries, first)
    )


def _advance(steps: int) -> int:
    """Move the counter on, which locks it, and return where it stands now."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE catalog_changecounter SET last = last + %s WHERE id = 1 RETURNING last", [steps])
        return int(cursor.fetchone()[0])


def note_refresh() -> None:
    """This function will move the state of the catalog on where lists show something new that no document tells.

    Validators and remembered counts follow that state; without it a client would go on with what it has.
    """
    ChangeCounter.objects.filter(pk=1).update(refreshed=F("refreshed") + 1, refreshed_at=timezone.now())
