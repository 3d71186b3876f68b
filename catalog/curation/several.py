"""Several: operations on many models as one edit, each of them tried first, none where somebody came in between."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from catalog.curation.edit import Edit, edit
from catalog.curation.operations import perform
from catalog.curation.problem import CurationProblem, StaleVersion, require_reason
from catalog.curation.retry import once_more
from catalog.curation.revert import rehearsal
from catalog.models import EditRecord, FoundationModel

Operation = Mapping[str, Any]

Versions = Mapping[str, int | None]
"""The version of each model by its slug, None for one that is not there: what a curator has seen."""


def versions(slugs: Sequence[str]) -> dict[str, int | None]:
    """This function will return what models stand at now, to be handed to `do_all` with what is to be done."""
    known = dict(FoundationModel.objects.filter(slug__in=slugs).values_list("slug", "version"))
    return {slug: known.get(slug) for slug in slugs}


@once_more
def do_all(operations: Sequence[Operation], *, actor: str, reason: str, seen: Versions) -> Edit:
    """This function will do operations as one edit, of which the log has one entry for each model, or none of them.

    Raises StaleVersion, naming the models, where one of them is no longer as it was seen, and whatever an operation
    runs into, with a pointer that begins with its position.
    """
    with edit(actor=actor, reason=reason) as changes:
        locked = FoundationModel.objects.select_for_update().filter(slug__in=list(seen)).order_by("pk")
        known = dict(locked.values_list("slug", "version"))
        overtaken = [slug for slug, version in seen.items() if known.get(slug) != version]
        if overtaken:
            raise StaleVersion(f"Somebody else changed {', '.join(overtaken)} meanwhile.", code="stale")
        perform(changes, operations)
    return changes


def try_all(operations: Sequence[Operation], *, actor: str, reason: str) -> list[tuple[int, CurationProblem]]:
    """This function will try operations one after another, store nothing, and return each that is refused, with why."""
    refused: list[tuple[int, CurationProblem]] = []
    with rehearsal():
        # It is never completed: what would be published of it is not asked for.
        opened = Edit(EditRecord(actor=actor, reason=require_reason(reason)))
        for position, operation in enumerate(operations):
            try:
                with transaction.atomic():
                    perform(opened, [operation])
            except CurationProblem as problem:
                refused.append((position, problem))
    return refused
