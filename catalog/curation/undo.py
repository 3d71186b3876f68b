"""Undoing an import: what it created goes, what it replaced comes back, readers get the former documents again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from catalog.curation.built import built_on
from catalog.curation.bulk import TOGETHER, hold_lock
from catalog.curation.problem import CurationProblem, require_reason
from catalog.curation.publication import Act, publish_each, withdraw_many
from catalog.curation.snapshot import table_of
from catalog.models import (
    Alias,
    Batch,
    Change,
    Claim,
    Component,
    FoundationModel,
    Identifier,
    Lineage,
    Organization,
    QuarantineItem,
    QueueItem,
    Revision,
    Source,
    Variant,
)
from catalog.models.batch import BatchStatus
from catalog.models.waiting import Decision
from catalog.vocabulary.actions import Action, ModelState

NAMES: tuple[type[models.Model], ...] = (Alias, Identifier)
CITED: tuple[type[models.Model], ...] = (Component, Lineage)


class BuiltOn(CurationProblem):
    """An import on which others have built since; nothing of it is undone."""

    def __init__(self, reasons: Iterable[str]) -> None:
        self.reasons = tuple(reasons)
        super().__init__(
            f"Others have built on batch: {len(self.reasons)} things. Undo those first, or keep them.", code="built_on"
        )


@dataclass(slots=True)
class _Keeping:
    """What stays because others have built on it, by table."""

    rows: Mapping[str, set[int]] = field(default_factory=dict)

    def without(self, noun: str, keys: Iterable[int]) -> list[int]:
        kept = self.rows.get(noun, set())
        return [key for key in keys if key not in kept]


@transaction.atomic
def undo_batch(batch_id: int, *, actor: str, reason: str, keep: bool = False) -> Batch:
    """This function will take back an import: the catalog says again what it said before, in the same documents.

    With `keep`, what others have built on stays, and everything else goes. Raises BuiltOn, with every reason, where
    others have and `keep` is not given; CurationProblem with code not_applied for a batch that is not applied, and Busy
    while another import is at work.
    """
    reason = require_reason(reason)
    hold_lock()
    batch = Batch.objects.select_for_update().get(pk=batch_id)
    if batch.status != BatchStatus.APPLIED or not batch.effects:
        raise CurationProblem(
            f"Batch {batch.pk} cannot be undone: it is {batch.get_status_display()}.", code="not_applied"
        )
    found = built_on(batch)
    if found.reasons and not keep:
        raise BuiltOn(found.reasons)
    keeping = _Keeping(found.kept)
    touched = _touched(batch)
    former = _former_revisions(batch)
    _remove_facts(batch, keeping)
    _restore(batch)
    emptied = _empty_models(batch, keeping)
    _remove_nouns(batch, keeping)
    for items in (QueueItem, QuarantineItem):
        items.objects.filter(batch=batch, decision=Decision.WAITING).delete()
    batch.status = BatchStatus.UNDONE
    batch.undone_at, batch.undone_by, batch.undo_reason = timezone.now(), actor, reason
    batch.save(update_fields=["status", "undone_at", "undone_by", "undo_reason"])
    act = Act(actor, f"Undid batch {batch.pk}: {reason}", batch=batch, former=former)
    around = withdraw_many(emptied, act) or []
    listed = FoundationModel.objects.filter(pk__in={*touched, *around}, state=ModelState.PUBLISHED)
    due = list(listed.values_list("pk", flat=True))
    for _ in publish_each(due, act) if due else ():
        pass
    return batch


def _touched(batch: Batch) -> set[int]:
    """Every model whose document the batch made anew, and those of which it replaced something."""
    return set(Revision.objects.filter(batch=batch).values_list("model_id", flat=True))


def _former_revisions(batch: Batch) -> dict[int, int]:
    """By model, the number of the document that readers got before the batch made its own."""
    made = dict(Revision.objects.filter(batch=batch).values_list("model_id", "number"))
    former: dict[int, int] = {}
    last: dict[int, tuple[str, int]] = {}
    changes = Change.objects.filter(model_id__in=made).order_by("sequence")
    for model_id, action, number in changes.values_list("model_id", "action", "revision").iterator():
        before = last.get(model_id)
        if number == made[model_id] and model_id not in former and before and before[0] != Action.WITHDRAWN:
            former[model_id] = before[1]
        last[model_id] = (action, number)
    return former


def _remove_facts(batch: Batch, keeping: _Keeping) -> None:
    Claim.objects.filter(batch=batch).exclude(pk__in=keeping.rows.get("claim", set())).delete()
    for table in (*CITED, *NAMES):
        noun = table._meta.model_name or ""
        keys = keeping.without(noun, batch.effects["created"].get(noun, []))
        table._default_manager.filter(pk__in=keys).delete()


def _restore(batch: Batch) -> None:
    """Put back what the batch replaced, under the keys it had; sources get their former columns."""
    for noun, rows in batch.effects["replaced"].items():
        table = table_of(noun)
        if table is Source:
            for row in rows:
                Source.objects.filter(pk=row["id"]).update(**_columns(table, row))
            continue
        back = [row for row in rows if _subject_exists(row)]
        instances = [table(**_columns(table, row)) for row in back]
        table._default_manager.bulk_create(instances, batch_size=TOGETHER)
        for instance, row in zip(instances, back, strict=True):
            for several in table._meta.many_to_many:
                getattr(instance, several.name).set(row[several.name])


def _empty_models(batch: Batch, keeping: _Keeping) -> list[int]:
    """Take their variants from the models that the batch created: they stay as the address of their history."""
    created = keeping.without("foundationmodel", batch.effects["created"].get("foundationmodel", []))
    variants = keeping.without("variant", batch.effects["created"].get("variant", []))
    Variant.objects.filter(pk__in=variants).delete()
    return created


def _remove_nouns(batch: Batch, keeping: _Keeping) -> None:
    organizations = Organization.objects.filter(pk__in=batch.effects["created"].get("organization", []))
    for organization in organizations.filter(children__isnull=True, products__isnull=True, claims__isnull=True):
        named = Claim.objects.filter(attribute="organizations", value__contains=[organization.slug])
        if not named.exists() and not organization.mentions.exists():
            organization.delete()
    sources = Source.objects.filter(pk__in=batch.effects["created"].get("source", []))
    sources.filter(
        claims__isnull=True, components__isnull=True, lineages__isnull=True, productmodels__isnull=True, mentions=None
    ).delete()
    drafts = keeping.without("foundationmodel", batch.effects["created"].get("foundationmodel", []))
    FoundationModel.objects.filter(pk__in=drafts, revision=0).delete()


def _columns(table: type[models.Model], row: Mapping[str, Any]) -> dict[str, Any]:
    columns = {field.attname: field for field in table._meta.concrete_fields}
    return {name: columns[name].to_python(value) for name, value in row.items() if name in columns}


def _subject_exists(row: Mapping[str, Any]) -> bool:
    variant, model = row.get("variant_id"), row.get("model_id")
    return (variant is None or Variant.objects.filter(pk=variant).exists()) and (
        model is None or FoundationModel.objects.filter(pk=model).exists()
    )
