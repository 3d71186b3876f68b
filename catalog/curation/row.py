"""Rows: how one row of any noun is held to its rules, stored and deleted. Parts of verbs, not verbs themselves."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import ProtectedError
from django.db.models.deletion import Collector

from catalog.curation import claim as claims
from catalog.curation.affected import affected_models
from catalog.curation.lineage import check_no_cycle
from catalog.curation.names import check_alias, check_identifier
from catalog.curation.problem import CurationProblem
from catalog.curation.snapshot import FOLLOWING, UNRECORDED, noun_of, snapshot
from catalog.curation.term import check_unused
from catalog.curation.variant import check_part
from catalog.models import Alias, Claim, FoundationModel, Identifier, Lineage, Variant

CHECKS: Mapping[type[models.Model], Any] = {
    Alias: check_alias,
    Claim: claims.check,
    Identifier: check_identifier,
    Lineage: check_no_cycle,
    Variant: check_part,
}
"""Rules beyond a row's own constraints, by noun."""

DERIVED = frozenset({"key"})
"""Columns that a rule computes from others."""


@dataclass(frozen=True, slots=True)
class Touched:
    """What happened to one row, and the models whose documents show it."""

    noun: str
    key: int
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None
    models: frozenset[int]


def store(
    instance: models.Model,
    *,
    actor: str,
    fields: Collection[str] | None = None,
    many: Mapping[str, Iterable[Any]] | None = None,
    checked: bool = True,
) -> Touched:
    """This function will store a row, only the named fields of one that exists, all where none are named.

    Raises CurationProblem, with the field, where a rule of its noun or its table is broken; with `checked` false only
    the database's own constraints hold, and whoever calls it checks the row later. It also holds a transaction open.
    """
    before, shown_in = None, set()
    is_new = instance._state.adding
    if not is_new:
        stored = type(instance)._default_manager.select_for_update(of=("self",)).get(pk=instance.pk)
        before, shown_in = snapshot(stored), affected_models(stored)
    _attribute_to(instance, actor)
    if checked:
        check(instance)
    try:
        with transaction.atomic():
            _write(instance, fields)
    except IntegrityError as error:
        raise refusal(instance) from error
    for name, values in (many or {}).items():
        getattr(instance, name).set(values)
    shown_in |= affected_models(instance, is_new=is_new)
    # Of a new row, whose values were brought into their types, the table holds what the instance does.
    written = instance if is_new and checked else type(instance)._default_manager.get(pk=instance.pk)
    return Touched(noun_of(instance), instance.pk, before, snapshot(written), frozenset(shown_in))


def remove(instance: models.Model) -> list[Touched]:
    """This function will delete a row with what belongs to it, and return all that is gone, what depends on it first.

    Raises CurationProblem with code protected, naming what still refers to the row.
    """
    check_unused(instance)
    shown_in = affected_models(instance)
    if isinstance(instance, FoundationModel):
        shown_in.discard(instance.pk)
    collector = Collector(using="default", origin=instance)
    try:
        collector.collect([instance])
        gone = _depending_first(collector)
        touched = [Touched(noun_of(row), row.pk, snapshot(row), None, frozenset(shown_in)) for row in gone]
        instance.delete()
    except ProtectedError as error:
        blockers = sorted({str(blocker) for blocker in error.protected_objects})
        raise CurationProblem(
            f"{len(blockers)} records still refer to it: {', '.join(blockers[:5])}.", code="protected"
        ) from error
    return touched


def check(instance: models.Model) -> None:
    """This function will hold a row against the rules of its noun and its fields; raises CurationProblem.

    The constraints of its table are the database's to hold when the row is written: asking for each of them first would
    cost a query for each. See `refusal`.
    """
    rule = CHECKS.get(type(instance))
    if rule:
        rule(instance)
    try:
        instance.full_clean(exclude=_fetched(instance), validate_unique=False, validate_constraints=False)
    except ValidationError as error:
        raise _problem(error) from error


def _fetched(instance: models.Model) -> set[str]:
    """Fields whose rows were fetched: that they exist is known, and the database holds them to it until the end."""
    rows = instance._state.fields_cache
    return {name for name, row in rows.items() if row is not None and not row._state.adding}


def refusal(instance: models.Model) -> CurationProblem:
    """This function will return why the table refused a row: the first rule that it breaks, by its field."""
    try:
        instance.validate_unique()
        instance.validate_constraints()
    except ValidationError as error:
        return _problem(error)
    return CurationProblem("Another record already holds this value.", code="conflict")


def _problem(error: ValidationError) -> CurationProblem:
    field, messages = next(iter(error.message_dict.items()))
    return CurationProblem(" ".join(messages), field=None if field == "__all__" else field)


def _depending_first(collector: Collector) -> list[models.Model]:
    """All that a deletion takes, in Django's order of deleting it: rows that nothing depends on come first."""
    collector.sort()
    fast = [row for queryset in collector.fast_deletes if _is_noun(queryset.model) for row in queryset]
    return [*fast, *(row for table, rows in collector.data.items() if _is_noun(table) for row in rows)]


def _is_noun(table: Any) -> bool:
    """Rows that publication derives are made again by it, and those of many-to-many fields stand in their owners."""
    derived = {"publication", "publishedconflict", "publishedname", "publishedvariant", "revision"}
    return table._meta.app_label == "catalog" and not table._meta.auto_created and table._meta.model_name not in derived


def _write(instance: models.Model, fields: Collection[str] | None) -> None:
    if instance._state.adding:
        instance.save(force_insert=True)
        return
    kept = UNRECORDED.get(noun_of(instance), frozenset())
    written = [
        field.name
        for field in instance._meta.concrete_fields
        if not field.primary_key
        and field.name not in kept
        and (fields is None or field.name in fields or field.name in FOLLOWING | DERIVED)
    ]
    instance.save(update_fields=written)


def _attribute_to(instance: Any, actor: str) -> None:
    if hasattr(instance, "changed_by"):
        instance.changed_by = actor
        instance.created_by = instance.created_by or actor
