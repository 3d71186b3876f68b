"""Edits: several rows changed by one person for one reason, all or nothing, each model published once."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from django.db import models, transaction
from django.db.models import F

from catalog.curation.log import note_refresh
from catalog.curation.problem import CurationProblem, require_reason
from catalog.curation.publication import publish_many, withdraw
from catalog.curation.republication import followers, is_anything_left, put_off, republish_left
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
        # Whoever locks several models does so in the order of their keys, so that nobody waits in a circle.
        list(FoundationModel.objects.select_for_update().filter(pk__in=affected).order_by("pk").values_list("pk"))
        FoundationModel.objects.filter(pk__in=affected).update(version=F("version") + 1)
        published = FoundationModel.objects.published().filter(pk__in=affected).values_list("pk", flat=True)
        wanted = sorted({*published, *self._appearing})
        if wanted:
            self.revisions += publish_many(
                wanted, actor=self.actor, reason=self.reason, edit=self.record, again=self._again
            )
        if self._touched and not self.revisions:
            note_refresh()
        if later or is_anything_left():
            # What fails there is logged and stays to be done; the edit itself is stored by then.
            transaction.on_commit(republish_left, robust=True)

    def _check(self) -> None:
        """Ask the rules of rows that were stored unchecked, and let no model appear that was merged into another."""
        for noun, key in self._unchecked:
            row = table_of(noun)._default_manager.filter(pk=key).first()
            if row is not None:
                check(row)
        back = FoundationModel.objects.filter(pk__in=self._appearing, state=ModelState.WITHDRAWN)
        slugs = list(back.values_list("slug", flat=True)) if self._appearing else []
        merged = FormerSlug.objects.filter(slug__in=slugs).exclude(model__in=self._appearing) if slugs else ()
        for former in merged:
            raise CurationProblem(
                f"“{former.slug}” was merged into another model: take the merge back to publish it.", code="merged"
            )

    def _keep(self) -> None:
        if not (self._touched or self._appearing or self._withdrawn):
            return
        self.record.save(force_insert=True)
        known = set(FoundationModel.objects.values_list("pk", flat=True).filter(pk__in=self._models()))
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
            for pk in touched.models & known
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
