"""What people have said of queued rows, so that the next export of the same catalog need not ask again."""

from collections.abc import Iterable
from dataclasses import dataclass

from catalog.models import FormerSlug, QueueItem
from catalog.models.batch import BatchStatus
from catalog.models.waiting import Decision
from catalog.values.name import fold
from catalog.vocabulary.actions import ModelState

Printed = tuple[str, tuple[str, ...]]
"""The name of a row and its organizations, folded."""


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision."""

    by: str
    model: str | None
    """Slug of the model that the row is about; None where the row was put aside."""


def printed(name: str, organizations: Iterable[str]) -> Printed:
    """This function will return by what a row is known again."""
    return fold(name), tuple(sorted(fold(organization) for organization in organizations))


def decided(reader: str) -> dict[Printed, Decided]:
    """This function will return the decisions on rows of a catalog, the newest of each."""
    items = QueueItem.objects.exclude(decision=Decision.WAITING).filter(
        batch__reader=reader, batch__status=BatchStatus.APPLIED
    )
    merged = dict(FormerSlug.objects.values_list("slug", "model__slug"))
    found: dict[Printed, Decided] = {}
    for item in items.select_related("model").order_by("decided_at"):
        accepted = item.decision == Decision.ACCEPTED
        if accepted and item.model is None:
            continue
        model = item.model.slug if accepted and item.model else None
        if model and item.model and item.model.state == ModelState.WITHDRAWN:
            model = merged.get(model, model)  # what was decided of a model holds for the one that it was merged into
        found[printed(item.name, item.organizations)] = Decided(item.decided_by, model)
    return found
