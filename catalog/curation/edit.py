"""Edits: several rows changed by one person for one reason, all or nothing, each model published once."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db import models, transaction
from django.db.models import F

from catalog.curation.problem import require_reason
from catalog.curation.publication import publish_many, withdraw
from catalog.curation.row import Touched, remove, store
from catalog.models import EditedRow, EditRecord, FoundationModel, Revision


class Edit:
    """What one person changes together. Nothing of it is published before it is complete."""

    def __init__(self, record: EditRecord) -> None:
        self.record = record
        self.actor = record.actor
        self.reason = record.reason
        self.revisions: list[Revision] = []
        """The documents that it made; known once the edit is complete."""
        self._touched: list[Touched] = []
        self._appearing: set[int] = set()
        self._withdrawn: set[int] = set()

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
    ) -> None:
        """This function will store a row with its many-to-many values.

        Of a row that exists, only the named fields are written, all of them where none are named: what somebody else
        wrote meanwhile into other fields stays. Raises CurationProblem, with the field, where a rule is broken.
        """
        touched = store(instance, actor=self.actor, fields=fields, many=many)
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

    def withdraw(self, model: FoundationModel) -> None:
        """This function will take a model away from readers, keeping its facts and its history."""
        self._withdrawn.add(model.pk)

    def complete(self) -> None:
        """This function will keep what the edit did and publish every model that it changed or made visible."""
        self._keep()
        for pk in sorted(self._withdrawn):
            last = withdraw(pk, actor=self.actor, reason=self.reason, edit=self.record)
            self.revisions += [last] if last else []
        affected = {pk for touched in self._touched for pk in touched.models}
        FoundationModel.objects.filter(pk__in=affected).update(version=F("version") + 1)
        published = FoundationModel.objects.published().filter(pk__in=affected).values_list("pk", flat=True)
        wanted = sorted({*published, *self._appearing})
        if wanted:
            self.revisions += publish_many(wanted, actor=self.actor, reason=self.reason, edit=self.record)

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


@contextmanager
def edit(*, actor: str, reason: str, request_id: str = "", reverts: EditRecord | None = None) -> Iterator[Edit]:
    """This function will open an edit that is stored and published when its block ends without an error.

    Raises MissingReason for an empty reason; whatever leaves the block undoes all of it.
    """
    record = EditRecord(actor=actor, reason=require_reason(reason), request_id=request_id, reverts=reverts)
    with transaction.atomic():
        opened = Edit(record)
        yield opened
        opened.complete()
