"""Records: the two verbs by which any row of the catalog is saved or deleted, with all that follows from it.

A change of any noun ends in the same way: the models whose documents show it are published again, and the log says why.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import F, ProtectedError

from catalog.curation import claim as claims
from catalog.curation.affected import affected_models
from catalog.curation.lineage import check_no_cycle
from catalog.curation.names import check_alias, check_identifier
from catalog.curation.problem import CurationProblem, require_reason
from catalog.curation.publication import publish_many, withdraw
from catalog.curation.variant import check_part
from catalog.models import Alias, Claim, FoundationModel, Identifier, Lineage, Revision, Variant

CHECKS: Mapping[type[models.Model], Any] = {
    Alias: check_alias,
    Claim: claims.check,
    Identifier: check_identifier,
    Lineage: check_no_cycle,
    Variant: check_part,
}
"""Rules beyond a row's own constraints, by noun."""

MANAGED: Mapping[type[models.Model], Collection[str]] = {FoundationModel: ("state", "revision", "version")}
"""Columns that publication alone writes."""

FOLLOWING = frozenset({"key", "changed_by", "changed_at", "updated_at"})
"""Columns that follow from whatever else is written."""


@transaction.atomic
def save(
    instance: models.Model,
    *,
    actor: str,
    reason: str,
    fields: Collection[str] | None = None,
    many: Mapping[str, Iterable[Any]] | None = None,
) -> list[Revision]:
    """This function will store a row with its many-to-many values and publish every published model that shows it.

    Of a row that exists, only the named fields are written, all of them where none are named: what somebody else wrote
    meanwhile into other fields stays. Returns the revisions that it made. Raises CurationProblem, with the field, where
    a rule is broken; nothing is stored then.
    """
    reason = require_reason(reason)
    return follow(store(instance, actor=actor, fields=fields, many=many), actor=actor, reason=reason)


@transaction.atomic
def delete(instance: models.Model, *, actor: str, reason: str) -> list[Revision]:
    """This function will delete a row and publish every published model that showed it.

    A model is never deleted once it has been published: it is withdrawn, so that its history stays. Raises
    CurationProblem with code protected, naming what still refers to the row.
    """
    reason = require_reason(reason)
    if isinstance(instance, FoundationModel) and instance.revision:
        revision = withdraw(instance.pk, actor=actor, reason=reason)
        return [revision] if revision else []
    return follow(remove(instance), actor=actor, reason=reason)


def store(
    instance: models.Model,
    *,
    actor: str,
    fields: Collection[str] | None = None,
    many: Mapping[str, Iterable[Any]] | None = None,
) -> set[int]:
    """This function will store a row as `save` does and return the keys of the models that have to follow.

    It is a part of a verb: whoever calls it holds a transaction open and ends it with `follow`.
    """
    before = affected_models(instance) if instance.pk else set()
    _attribute_to(instance, actor)
    check(instance)
    try:
        with transaction.atomic():
            _write(instance, fields)
    except IntegrityError as error:
        raise CurationProblem("Another record already holds this value.", code="conflict") from error
    for name, values in (many or {}).items():
        getattr(instance, name).set(values)
    return before | affected_models(instance)


def remove(instance: models.Model) -> set[int]:
    """This function will delete a row and return the keys of the models that have to follow; as `store`, for verbs."""
    affected = affected_models(instance)
    if isinstance(instance, FoundationModel):
        affected.discard(instance.pk)
    try:
        instance.delete()
    except ProtectedError as error:
        blockers = sorted({str(blocker) for blocker in error.protected_objects})
        raise CurationProblem(
            f"{len(blockers)} records still refer to it: {', '.join(blockers[:5])}.", code="protected"
        ) from error
    return affected


def check(instance: models.Model) -> None:
    """This function will hold a row against the rules of its noun and its table; raises CurationProblem."""
    rule = CHECKS.get(type(instance))
    if rule:
        rule(instance)
    try:
        instance.full_clean()
    except ValidationError as error:
        field, messages = next(iter(error.message_dict.items()))
        raise CurationProblem(" ".join(messages), field=None if field == "__all__" else field) from error


def republish(model_ids: Iterable[int], *, actor: str, reason: str) -> list[Revision]:
    """This function will publish those of some models that are published, and return the revisions that it made."""
    published = FoundationModel.objects.published().filter(pk__in=list(model_ids))
    ids = list(published.values_list("pk", flat=True))
    return publish_many(ids, actor=actor, reason=reason) if ids else []


def follow(model_ids: set[int], *, actor: str, reason: str) -> list[Revision]:
    """This function will note in drafts too that their facts changed, then publish what readers see."""
    FoundationModel.objects.filter(pk__in=model_ids).update(version=F("version") + 1)
    return republish(model_ids, actor=actor, reason=reason)


def _write(instance: models.Model, fields: Collection[str] | None) -> None:
    if instance._state.adding:
        instance.save(force_insert=True)
        return
    table = type(instance)
    table._default_manager.select_for_update().get(pk=instance.pk)
    written = [
        field.name
        for field in table._meta.concrete_fields
        if not field.primary_key
        and field.name not in MANAGED.get(table, ())
        and (fields is None or field.name in fields or field.name in FOLLOWING)
    ]
    instance.save(update_fields=written)


def _attribute_to(instance: Any, actor: str) -> None:
    if hasattr(instance, "changed_by"):
        instance.changed_by = actor
        instance.created_by = instance.created_by or actor
