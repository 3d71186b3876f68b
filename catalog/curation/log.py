"""The log: one row for each change of what is published, numbered over the whole catalog without a gap."""

from collections.abc import Sequence
from datetime import datetime

from catalog.models import Change, ChangeCounter, EditRecord, FoundationModel


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
    """This function will append a row inside the caller's transaction.

    The counter's lock is held until that transaction ends, so that numbers are given out in the order of commits and a
    rolled back change leaves no gap.
    """
    counter = ChangeCounter.objects.select_for_update().get(pk=1)
    counter.last += 1
    counter.save(update_fields=["last"])
    return Change.objects.create(
        sequence=counter.last,
        at=at,
        action=action,
        model=model,
        slug=model.slug,
        revision=revision,
        actor=actor,
        reason=reason,
        fields=list(fields),
        edit=edit,
    )
