"""Reverting: taking back an edit, a revision's part in it or one field of that, where nothing later stands on it."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.db.models import QuerySet

from catalog.curation.edit import Edit, edit
from catalog.curation.problem import CurationProblem
from catalog.curation.retry import once_more
from catalog.curation.snapshot import snapshot, table_of
from catalog.models import EditedRow, EditRecord, FoundationModel, Revision
from catalog.models.batch import BatchStatus
from catalog.vocabulary.actions import Action


@dataclass(frozen=True, slots=True)
class LaterEdit:
    """One row that somebody has changed since, so that it cannot be put back blindly."""

    noun: str
    key: int
    fields: tuple[str, ...]
    """Columns that no longer hold what the edit left; empty where the row as a whole is gone or back."""


class RevertConflict(CurationProblem):
    """A revert of what later edits have built on; nothing of it is done."""

    def __init__(self, conflicts: Sequence[LaterEdit]) -> None:
        rows = ", ".join(f"{entry.noun} {entry.key} ({', '.join(entry.fields) or 'row'})" for entry in conflicts)
        super().__init__(f"Later edits changed the same: {rows}. Revert those first.", code="later_edit")
        self.conflicts = tuple(conflicts)


@once_more
def revert_edit(record: EditRecord, *, actor: str, reason: str) -> Edit:
    """This function will take back a whole edit; raises RevertConflict where later edits changed the same.

    Taking back a merge gives readers the documents of both models as they were. What took a merge back is not taken
    back itself: raises CurationProblem with code not_revertible.
    """
    if record.reverts and is_merge(record.reverts):
        raise CurationProblem("It took a merge back: merge the models again.", code="not_revertible", field="revision")
    return _revert(record.rows.all(), [record], actor=actor, reason=reason, with_states=True, again=is_merge(record))


def is_merge(record: EditRecord) -> bool:
    """This function will say whether an edit merged a model into another; such a one is taken back as a whole."""
    return record.changes.filter(action=Action.MERGED).exists()


@once_more
def revert_revision(
    model: FoundationModel, number: int, *, actor: str, reason: str, attribute: str | None = None
) -> Edit:
    """This function will take back what made a revision of a model, or only what concerns one attribute or column.

    Other models that the same edit changed keep it. Raises CurationProblem with code unknown_revision where there is no
    such revision, not_revertible where an import or the seed made it, nothing_to_revert where the attribute did not
    change in it, and RevertConflict where later edits changed the same.
    """
    revision = _revision(model, number)
    if revision.edit is None:
        raise CurationProblem(
            "An import or the seed made this revision: undo its batch, or correct the facts.",
            code="not_revertible",
            field="revision",
        )
    if is_merge(revision.edit):
        if attribute is not None:
            raise CurationProblem("A merge is taken back as a whole.", code="not_revertible", field="field")
        return revert_edit(revision.edit, actor=actor, reason=reason)
    rows = [row for row in revision.edit.rows.filter(shown_in=model) if attribute is None or _concerns(row, attribute)]
    if not rows and attribute is not None:
        raise CurationProblem(
            f"The revision {number} did not change “{attribute}”.", code="nothing_to_revert", field="field"
        )
    return _revert(rows, [revision.edit], actor=actor, reason=reason, with_states=attribute is None)


@once_more
def revert_to(model: FoundationModel, number: int, *, actor: str, reason: str) -> Edit:
    """This function will take back all that was edited of a model since a revision, newest first.

    Imports that were undone since do not stand in the way; raises CurationProblem with code not_revertible for others.
    """
    revision = _revision(model, number)
    later = model.revisions.filter(number__gt=number)
    if later.filter(edit__isnull=True).exclude(batch__status=BatchStatus.UNDONE).exists():
        raise CurationProblem(
            "An import or the seed changed the model since: undo its batch first.", code="not_revertible", field="to"
        )
    since = EditRecord.objects.filter(rows__shown_in=model, created_at__gt=revision.created_at).distinct()
    edits = _without_merges(since)
    rows = EditedRow.objects.filter(edit__in=edits, shown_in=model)
    return _revert(rows, edits, actor=actor, reason=reason, with_states=False)


@contextmanager
def rehearsal() -> Iterator[None]:
    """This function will let a verb do all that it would, and undo it at the end of the block."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _revision(model: FoundationModel, number: int) -> Revision:
    revision = model.revisions.filter(number=number).select_related("edit").first()
    if revision is None:
        raise CurationProblem(
            f"There is no revision {number}; the newest is {model.revision}.", code="unknown_revision", field="revision"
        )
    return revision


def _without_merges(edits: Iterable[EditRecord]) -> list[EditRecord]:
    """Leave out merges that were taken back, with what did; raise CurationProblem for one that still holds."""
    kept = list(edits)
    for record in [record for record in kept if is_merge(record)]:
        back = set(record.reverted_by.values_list("pk", flat=True))
        if not back:
            raise CurationProblem(
                "Another model was merged with it since: take the merge back first.", code="not_revertible", field="to"
            )
        kept = [other for other in kept if other != record and other.pk not in back]
    return kept


def _revert(
    rows: QuerySet[EditedRow] | Iterable[EditedRow],
    records: Sequence[EditRecord],
    *,
    actor: str,
    reason: str,
    with_states: bool,
    again: bool = False,
) -> Edit:
    newest_first = sorted(rows, key=lambda row: (row.edit_id, row.position), reverse=True)
    with edit(actor=actor, reason=reason, reverts=records[0] if records else None, again=again) as changes:
        conflicts = [conflict for row in newest_first if (conflict := _take_back(changes, row))]
        if conflicts:
            raise RevertConflict(conflicts)
        if with_states:
            _states(changes, records)
    return changes


def _take_back(changes: Edit, row: EditedRow) -> LaterEdit | None:
    table = table_of(row.noun)
    stored = table._default_manager.filter(pk=row.key).first()
    if row.after is None:
        if stored is None:
            _put(changes, table(pk=row.key), row.before or {})
            return None
        return LaterEdit(row.noun, row.key, ())
    if stored is None:
        return LaterEdit(row.noun, row.key, ())
    current = snapshot(stored)
    before = row.before or {}
    differing = [name for name in row.after if before.get(name) != row.after[name]]
    changed_since = tuple(name for name in differing if _plain(current[name]) != row.after[name])
    if changed_since:
        return LaterEdit(row.noun, row.key, changed_since)
    if row.before is None:
        changes.delete(stored)
    else:
        _put(changes, stored, {name: before[name] for name in differing})
    return None


def _put(changes: Edit, instance: models.Model, values: dict[str, Any]) -> None:
    several = {field.name: field for field in instance._meta.many_to_many}
    columns = {field.attname: field for field in instance._meta.concrete_fields}
    for name, value in values.items():
        if name in columns:
            setattr(instance, name, columns[name].to_python(value))
    many = {
        name: field.related_model._default_manager.filter(pk__in=values[name])
        for name, field in several.items()
        if name in values
    }
    # Rows that came together go back one by one: their rules hold before and after, not on the way.
    fields = [columns[name].name for name in values if name in columns]
    changes.save(instance, fields=fields, many=many, later=True)


def _states(changes: Edit, records: Sequence[EditRecord]) -> None:
    """Make visible again what the edits withdrew, and withdraw what they made visible for the first time."""
    for record in records:
        for change in record.changes.select_related("model"):
            if change.model and change.action in {Action.WITHDRAWN, Action.MERGED}:
                changes.publish(change.model)
            elif change.model and change.action == Action.PUBLISHED and change.revision == 1:
                changes.withdraw(change.model)


def _concerns(row: EditedRow, attribute: str) -> bool:
    before, after = row.before or {}, row.after or {}
    if row.noun == "claim":
        return attribute in {before.get("attribute"), after.get("attribute")}
    return attribute in {*before, *after} and before.get(attribute) != after.get(attribute)


def _plain(value: Any) -> Any:
    """The value as the record keeps it: dates and the like as JSON text."""
    kept = isinstance(value, str | int | float | list | dict) or value is None
    return value if kept else DjangoJSONEncoder().default(value)
