"""Edits: several rows changed by one person for one reason, all or nothing, each model published once."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from django.db import models, transaction
from django.db.models import F

from catalog.curation.log import note_refresh
from catalog.curation.problem import CurationProblem, require_reason
from catalog.curation.publication import Act, lock, publish_each, withdraw
from catalog.curation.republication import followers, put_off, republish_left
from catalog.curation.row import Touched, check, remove, store
from catalog.curation.snapshot import noun_of, table_of
from catalog.models import EditedRow, EditRecord, FormerSlug, FoundationModel, Revision
from catalog.vocabulary.actions import Action, ModelState


class Edit:
    """What one person changes together. Nothing of it is published before it is complete."""

    def __init__(self, record: EditRecord, *, again: bool = False) -> None:
        self.record = record
        self.actor = record.actor
        self.reason = record.reason
        self.revisions: list[Revision] = []
        """The documents that it made; known once the edit is complete."""
        self._again = again
        self._touched: list[Touched] = []
        self._unchecked: dict[tuple[str, int], None] = {}
        self._appearing: set[int] = set()
        self._withdrawn: dict[int, Action] = {}

    @property
    def touched(self) -> tuple[Touched, ...]:
        """What happened to each row so far."""
        return tuple(self._touched)

    def save(
        self,
        instance: models.Model,
        *,
        fields: Collection[str] | None = None,
        many: Mapping[str, Iterable[Any]] | None = None,
        later: bool = False,
    ) -> None:
        """This function will store a row with its many-to-many values.

        Of a row that exists, only the named fields are written, all of them where none are named: what somebody else
        wrote meanwhile into other fields stays. Raises CurationProblem, with the field, where a rule is broken. With
        `later`, its rules are asked when the edit is complete: rows that move together break them on the way.
        """
        touched = store(instance, actor=self.actor, fields=fields, many=many, checked=not later)
        touched = _narrowed(touched)
        if later:
            self._unchecked[touched.noun, touched.key] = None
        if touched.before != touched.after:
            self._touched.append(touched)

    def delete(self, instance: models.Model) -> None:
        """This function will delete a row with what belongs to it; a model that was ever published is withdrawn.

        Raises CurationProblem with code protected, naming what still refers to the row.
        """
        if isinstance(instance, FoundationModel) and instance.revision:
            self.withdraw(instance)
        else:
            self._touched += remove(instance)

    def publish(self, model: FoundationModel) -> None:
        """This function will make a model visible to readers once the edit is complete."""
        self._appearing.add(model.pk)

    def withdraw(self, model: FoundationModel, action: Action = Action.WITHDRAWN) -> None:
        """This function will take a model away from readers, keeping its history; the log says which action it was."""
        self._withdrawn[model.pk] = action

    def complete(self) -> None:
        """This function will keep what the edit did and publish every model that it changed or made visible.

        Where very many models only show a row that others share, they follow in batches once the edit is stored.
        """
        self._check()
        self._keep()
        for pk, action in sorted(self._withdrawn.items()):
            last = withdraw(pk, actor=self.actor, reason=self.reason, edit=self.record, action=action)
            self.revisions += [last] if last else []
        later = followers(self._touched)
        if later:
            put_off(self.record, later, again=self._again)
        affected = self._models() - later
        states = lock(affected | self._appearing)
        self._refuse_merged(states)
        FoundationModel.objects.filter(pk__in=affected).update(version=F("version") + 1)
        wanted = {pk for pk in affected if states.get(pk) == ModelState.PUBLISHED} | self._appearing
        if wanted:
            act = Act(self.actor, self.reason, self.record, again=self._again)
            for made in publish_each(wanted, act, locked=states):
                self.revisions += made
        if self._touched and not self.revisions:
            note_refresh()
        # What fails there is logged and stays to be done; the edit itself is stored by then.
        transaction.on_commit(republish_left, robust=True)

    def _check(self) -> None:
        """Ask the rules of rows that were stored unchecked."""
        for noun, key in self._unchecked:
            row = table_of(noun)._default_manager.filter(pk=key).first()
            if row is not None:
                check(row)

    def _refuse_merged(self, states: Mapping[int, str]) -> None:
        """Let no model appear that was merged into another."""
        back = [pk for pk in self._appearing if states.get(pk) == ModelState.WITHDRAWN]
        slugs = FoundationModel.objects.filter(pk__in=back).order_by().values("slug")
        merged = FormerSlug.objects.filter(slug__in=slugs).exclude(model__in=self._appearing) if back else ()
        for former in merged:
            raise CurationProblem(
                f"“{former.slug}” was merged into another model: take the merge back to publish it.", code="merged"
            )

    def _keep(self) -> None:
        if not (self._touched or self._appearing or self._withdrawn):
            return
        self.record.save(force_insert=True)
        last = {row.key: row.after for row in self._touched if row.noun == noun_of(FoundationModel())}
        gone = {key for key, after in last.items() if after is None}
        rows = EditedRow.objects.bulk_create(
            EditedRow(
                edit=self.record,
                position=position,
                noun=touched.noun,
                key=touched.key,
                before=touched.before,
                after=touched.after,
            )
            for position, touched in enumerate(self._touched)
        )
        EditedRow.shown_in.through.objects.bulk_create(
            EditedRow.shown_in.through(editedrow_id=row.pk, foundationmodel_id=pk)
            for row, touched in zip(rows, self._touched, strict=True)
            for pk in touched.models - gone
        )

    def _models(self) -> set[int]:
        return {pk for touched in self._touched for pk in touched.models}


def _narrowed(touched: Touched) -> Touched:
    """Other models show the name and the address of a model, and nothing else of it."""
    before, after = touched.before, touched.after
    if touched.noun != noun_of(FoundationModel()) or before is None or after is None:
        return touched
    if any(before[name] != after[name] for name in ("name", "slug")):
        return touched
    return replace(touched, models=frozenset({touched.key}))


@contextmanager
def edit(
    *, actor: str, reason: str, request_id: str = "", reverts: EditRecord | None = None, again: bool = False
) -> Iterator[Edit]:
    """This function will open an edit that is stored and published when its block ends without an error.

    With `again`, a model that says just what one of its documents said gets that very document back, not a new one.
    Raises MissingReason for an empty reason; whatever leaves the block undoes all of it.
    """
    record = EditRecord(actor=actor, reason=require_reason(reason), request_id=request_id, reverts=reverts)
    with transaction.atomic():
        opened = Edit(record, again=again)
        yield opened
        opened.complete()
