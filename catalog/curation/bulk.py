"""Bulk: thousands of facts stored together for one import, each held to the rules of its noun, all of it undoable.

An edit keeps every row before and after, which suits what a person does. An import keeps the keys of what it created
and the whole of what it replaced.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models

from catalog.curation.claim import check as check_claim
from catalog.curation.freshness import follow_sources
from catalog.curation.names import check_alias, check_identifier
from catalog.curation.problem import CurationProblem
from catalog.curation.publication import Act, publish_each
from catalog.curation.vocabularies import Vocabularies
from catalog.models import Alias, Batch, Claim, Component, FoundationModel, Identifier, Source
from catalog.vocabulary.actions import ModelState

Row = TypeVar("Row", bound=models.Model)

LOCK = 7_408_211
"""Key of the advisory lock that one import at a time holds."""

TOGETHER = 1000
"""Rows stored with one statement."""


class Busy(CurationProblem):
    """Another import is being applied or undone."""

    def __init__(self) -> None:
        super().__init__("Another import is being applied or undone; try again when it is done.", code="busy")


def hold_lock() -> None:
    """This function will keep other imports out until the caller's transaction ends; raises Busy if one is at work."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        if not cursor.fetchone()[0]:
            raise Busy


class Bulk:
    """What one import writes. Whoever opens it holds a transaction and the lock."""

    def __init__(self, batch: Batch, *, entered_by: str) -> None:
        self.batch = batch
        self.entered_by = entered_by
        self.created: dict[str, list[int]] = {}
        self.replaced: dict[str, list[dict[str, Any]]] = {}
        self.touched: set[int] = set()
        """Models whose documents have to follow."""
        self._reread: set[int] = set()

    def insert(self, rows: Sequence[Row], vocabularies: Vocabularies | None = None) -> list[Row]:
        """This method will store new rows of one table; raises CurationProblem naming the row that breaks a rule."""
        if not rows:
            return []
        for row in rows:
            self._check(row, vocabularies)
        table = type(rows[0])
        try:
            stored = table._default_manager.bulk_create(rows, batch_size=TOGETHER)
        except IntegrityError as error:
            raise CurationProblem(f"A row breaks a rule of its table: {str(error).splitlines()[0]}.") from error
        self._keep(table, [row.pk for row in stored])
        return stored

    def reuse(self, shells: Iterable[FoundationModel]) -> None:
        """This method will give models that an undone import left without facts another life under their address."""
        rows = list(shells)
        FoundationModel.objects.bulk_update(rows, ["name"])
        self._keep(FoundationModel, [row.pk for row in rows])

    def set_licenses(self, licenses: Iterable[tuple[Component, Collection[int]]]) -> None:
        """This method will store under which licenses new components can be had."""
        through = Component.licenses.through
        through._default_manager.bulk_create(
            (through(component_id=component.pk, license_id=key) for component, keys in licenses for key in keys),
            batch_size=TOGETHER,
        )

    def remove(self, table: type[models.Model], keys: Collection[int]) -> None:
        """This method will delete rows and keep all of them, so that they can be put back as they were."""
        rows = list(table._default_manager.filter(pk__in=keys).order_by("pk"))
        if len(rows) != len(set(keys)):
            raise CurationProblem(f"A {table._meta.verbose_name} that is to be replaced is gone.", code="stale")
        self.replaced.setdefault(table._meta.model_name or "", []).extend(map(columns_of, rows))
        table._default_manager.filter(pk__in=keys).delete()

    def change(self, source: Source, fields: Mapping[str, Any]) -> None:
        """This method will bring a source's columns up to date and keep what they were."""
        self.replaced.setdefault("source", []).append(columns_of(source))
        for name, value in fields.items():
            setattr(source, name, value)
        self._check(source, None)
        self._reread.add(source.pk)
        source.save(update_fields=list(fields))

    def publish(self, *, actor: str, reason: str, vocabularies: Vocabularies) -> Iterable[int]:
        """This method will publish what it created and what it changed of the published, some models at a time.

        Yields the number of models done.
        """
        created = self.created.get("foundationmodel", [])
        listed = FoundationModel.objects.filter(pk__in=self.touched, state=ModelState.PUBLISHED)
        due = sorted({*created, *listed.values_list("pk", flat=True)})
        if due:
            for made in publish_each(due, Act(actor, reason, batch=self.batch), vocabularies):
                yield len(made)
        follow_sources(self._reread)

    def keep_effects(self) -> None:
        """This method will put what undoes it into the batch, beside what is there already."""
        before = self.batch.effects
        self.batch.effects = {
            "created": _joined(before.get("created", {}), self.created),
            "replaced": _joined(before.get("replaced", {}), self.replaced),
        }

    def _keep(self, table: type[models.Model], keys: Iterable[int]) -> None:
        # Claims name their batch themselves.
        if table is not Claim:
            self.created.setdefault(table._meta.model_name or "", []).extend(keys)

    def _check(self, row: models.Model, vocabularies: Vocabularies | None) -> None:
        if hasattr(row, "created_by"):
            row.created_by = row.changed_by = self.entered_by  # type: ignore[attr-defined]  # cited facts have both
        if isinstance(row, Claim):
            row.batch = self.batch
            check_claim(row, vocabularies)
        elif isinstance(row, Alias):
            check_alias(row)
        elif isinstance(row, Identifier):
            check_identifier(row)
        try:
            row.clean_fields(exclude=_references(row))
        except ValidationError as error:
            field, messages = next(iter(error.message_dict.items()))
            raise CurationProblem(f"{row}: {' '.join(messages)}", field=field) from error


def _joined(one: Mapping[str, list[Any]], other: Mapping[str, list[Any]]) -> dict[str, list[Any]]:
    return {noun: [*one.get(noun, []), *other.get(noun, [])] for noun in sorted({*one, *other})}


def columns_of(row: models.Model) -> dict[str, Any]:
    """This function will return all of a row, its key and its many-to-many values too, to put it back as it was."""
    found = {field.attname: field.value_from_object(row) for field in row._meta.concrete_fields}
    for field in row._meta.many_to_many:
        found[field.name] = sorted(getattr(row, field.name).values_list("pk", flat=True))
    return found


def _references(row: models.Model) -> set[str]:
    """Foreign keys are held by the database; asking for each row would cost a query each."""
    return {field.name for field in row._meta.concrete_fields if field.is_relation}
