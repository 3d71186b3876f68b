"""Records: the two verbs by which a single row of the catalog is saved or deleted, with all that follows from it.

A change of any noun ends in the same way: the models whose documents show it are published again, and the log says why.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db import models

from catalog.curation.edit import edit
from catalog.curation.retry import once_more
from catalog.models import Revision


def save(
    instance: models.Model,
    *,
    actor: str,
    reason: str,
    fields: Collection[str] | None = None,
    many: Mapping[str, Iterable[Any]] | None = None,
) -> list[Revision]:
    """This function will store a row as `Edit.save` does and publish every published model that shows it.

    Returns the revisions that it made. Raises CurationProblem, with the field, where a rule is broken; nothing is
    stored then.
    """
    key, is_new = instance.pk, instance._state.adding

    @once_more
    def attempt() -> list[Revision]:
        # What was taken back is taken back of the row too: it has no key yet, and is not stored.
        instance.pk, instance._state.adding = key, is_new
        with edit(actor=actor, reason=reason) as changes:
            changes.save(instance, fields=fields, many=many)
        return changes.revisions

    return attempt()


@once_more
def delete(instance: models.Model, *, actor: str, reason: str) -> list[Revision]:
    """This function will delete a row as `Edit.delete` does and publish every published model that showed it."""
    with edit(actor=actor, reason=reason) as changes:
        changes.delete(instance)
    return changes.revisions
