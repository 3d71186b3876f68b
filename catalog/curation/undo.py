"""Undoing an import: what it created goes, what it replaced comes back, readers get the former documents again."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from catalog.curation.built import Built, built_on
from catalog.curation.bulk import TOGETHER, hold_lock
from catalog.curation.freshness import follow_sources
from catalog.curation.problem import CurationProblem, require_reason
from catalog.curation.publication import Act, publish_each, withdraw_many
from catalog.curation.snapshot import table_of
from catalog.models import (
    Alias,
    Batch,
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
from catalog.vocabulary.actions import ModelState

NAMES_AND_FACTS: tuple[type[models.Model], ...] = (Component, Lineage, Alias, Identifier)


WAITING: tuple[type[models.Model], ...] = (QueueItem, QuarantineItem)


class BuiltOn(CurationProblem):
    """An import on which people have built since; nothing of it is undone."""

    def __init__(self, reasons: Iterable[str]) -> None:
        self.reasons = tuple(reasons)
        super().__init__(
            f"People have built on it since, {len(self.reasons)} times. Take that back first, or keep it.",
            code="built_on",
        )


@transaction.atomic
def undo_batch(batch_id: int, *, actor: str, reason: str, keep: bool = False) -> Batch:
    """This function will take back an import: the catalog says again what it said before, in the same documents.

    Imports may be undone in any order: what another one refers to passes to that one. With `keep`, what people have
    built on stays, and everything else goes. Raises BuiltOn, with every reason, where people have and `keep` is not
    given; CurationProblem with code not_applied for a batch that is not applied or has no record of its effects, and
    Busy while another import is at work.
    """
    reason = require_reason(reason)
    hold_lock()
    batch = Batch.objects.select_for_update().get(pk=batch_id)
    if batch.status != BatchStatus.APPLIED or not batch.effects:
        raise CurationProblem(f"Batch {batch.pk} is not an applied import, so nothing undoes it.", code="not_applied")
    built = built_on(batch)
    if built.reasons and not keep:
        raise BuiltOn(built.reasons)
    touched = set(Revision.objects.filter(batch=batch).values_list("model_id", flat=True))
    emptied = _emptied(batch, built)
    _remove_facts(batch, built)
    _restore(batch)
    _forget_replaced(batch)
    _remove_variants(batch, built, emptied)
    _remove_organizations(batch, built)
    _remove_sources(batch, built)
    for items in WAITING:
        items._default_manager.filter(batch=batch, decision=Decision.WAITING).delete()
    _hand_over(built)
    batch.status = BatchStatus.UNDONE
    batch.undone_at, batch.undone_by, batch.undo_reason = timezone.now(), actor, reason
    batch.save(update_fields=["status", "undone_at", "undone_by", "undo_reason"])
    act = Act(actor, f"Undid batch {batch.pk}: {reason}", batch=batch, again=True)
    around = withdraw_many(emptied, act) or []
    FoundationModel.objects.filter(pk__in=emptied, revision=0).delete()
    listed = FoundationModel.objects.filter(pk__in={*touched, *around}, state=ModelState.PUBLISHED)
    due = list(listed.values_list("pk", flat=True))
    for _ in publish_each(due, act) if due else ():
        pass
    follow_sources([row["id"] for row in batch.effects["replaced"].get("source", [])])
    return batch


def _created(batch: Batch, built: Built, noun: str) -> list[int]:
    """What the batch created of a table, without what stays for people and what passes to other imports."""
    stays = built.kept.get(noun, set()) | built.heirs.get(noun, {}).keys()
    return [key for key in batch.effects["created"].get(noun, []) if key not in stays]


def _emptied(batch: Batch, built: Built) -> list[int]:
    """The models that go: they stay as the address of their history, without facts."""
    return _created(batch, built, "foundationmodel")


def _remove_facts(batch: Batch, built: Built) -> None:
    Claim.objects.filter(batch=batch).exclude(pk__in=built.kept.get("claim", set())).delete()
    for table in NAMES_AND_FACTS:
        table._default_manager.filter(pk__in=_created(batch, built, table._meta.model_name or "")).delete()


def _restore(batch: Batch) -> None:
    """Put back what the batch replaced, under the keys it had; sources get their former columns."""
    for noun, rows in batch.effects["replaced"].items():
        table = table_of(noun)
        if table is Source:
            for row in reversed(rows):
                Source.objects.filter(pk=row["id"]).update(**_columns(table, row))
            continue
        back = [row for row in rows if _subject_exists(row) and not (table in WAITING and _is_undone(row))]
        instances = [table(**_columns(table, row)) for row in back]
        table._default_manager.bulk_create(instances, batch_size=TOGETHER)
        for instance, row in zip(instances, back, strict=True):
            for several in table._meta.many_to_many:
                getattr(instance, several.name).set(row[several.name])


def _forget_replaced(batch: Batch) -> None:
    """What a newer import of the same catalog has replaced of this one does not come back with the newer one's undo."""
    own = set(batch.effects["created"].get("component", []))
    for other in Batch.objects.applied().filter(reader=batch.reader, pk__gt=batch.pk).select_for_update():
        replaced = other.effects.get("replaced", {})
        left = {
            "claim": [row for row in replaced.get("claim", []) if row["batch_id"] != batch.pk],
            "component": [row for row in replaced.get("component", []) if row["id"] not in own],
        }
        if any(len(rows) != len(replaced.get(noun, [])) for noun, rows in left.items()):
            other.effects["replaced"] = {**replaced, **left}
            other.save(update_fields=["effects"])


def _remove_variants(batch: Batch, built: Built, emptied: Iterable[int]) -> None:
    """Delete the variants; a model that passes to another import keeps one at least."""
    going = set(_created(batch, built, "variant"))
    for model_id, heir in built.heirs.get("foundationmodel", {}).items():
        left = Variant.objects.filter(model_id=model_id).exclude(pk__in=going)
        first = Variant.objects.filter(model_id=model_id).order_by("position", "pk").first()
        if first and model_id not in emptied and not left.exists():
            going.discard(first.pk)
            built.inherit("variant", first.pk, heir)
    Variant.objects.filter(pk__in=going).delete()


def _remove_organizations(batch: Batch, built: Built) -> None:
    created = dict(
        Organization.objects.filter(pk__in=batch.effects["created"].get("organization", [])).values_list("slug", "pk")
    )
    named = Claim.objects.filter(attribute="organizations", value__isnull=False) if created else Claim.objects.none()
    for slugs, heir in named.values_list("value", "batch_id").iterator():
        for slug in created.keys() & set(slugs or ()):
            if heir:
                built.inherit("organization", created[slug], heir)
            else:
                built.keep("organization", [created[slug]])
    going = Organization.objects.filter(pk__in=_created(batch, built, "organization"))
    going.filter(children=None, products=None, claims=None, mentions=None).delete()


def _remove_sources(batch: Batch, built: Built) -> None:
    for source in Source.objects.filter(pk__in=batch.effects["created"].get("source", [])):
        heir = source.claims.exclude(batch=None).order_by("batch_id").values_list("batch_id", flat=True).first()
        cited_by = Batch.objects.applied().filter(source=source).exclude(pk=batch.pk).order_by("pk")
        heir = heir or cited_by.values_list("pk", flat=True).first()
        cites = (source.claims, source.components, source.lineages, source.productmodels, source.mentions)
        if heir:
            built.inherit("source", source.pk, heir)
        elif not any(rows.exists() for rows in cites):
            source.delete()


def _hand_over(built: Built) -> None:
    """Let other imports have what they refer to, so that undoing them takes it away."""
    heirs: dict[int, dict[str, list[int]]] = {}
    for noun, rows in built.heirs.items():
        for key, heir in rows.items():
            if key not in built.kept.get(noun, set()):
                heirs.setdefault(heir, {}).setdefault(noun, []).append(key)
    for other in Batch.objects.filter(pk__in=heirs).select_for_update():
        created = other.effects["created"]
        for noun, keys in heirs[other.pk].items():
            created[noun] = sorted({*created.get(noun, []), *keys})
        other.save(update_fields=["effects"])


def _columns(table: type[models.Model], row: Mapping[str, Any]) -> dict[str, Any]:
    columns = {field.attname: field for field in table._meta.concrete_fields}
    return {name: columns[name].to_python(value) for name, value in row.items() if name in columns}


def _subject_exists(row: Mapping[str, Any]) -> bool:
    variant, model = row.get("variant_id"), row.get("model_id")
    return (variant is None or Variant.objects.filter(pk=variant).exists()) and (
        model is None or FoundationModel.objects.filter(pk=model).exists()
    )


def _is_undone(row: Mapping[str, Any]) -> bool:
    """What waited of an import goes with it."""
    return not Batch.objects.applied().filter(pk=row["batch_id"]).exists()
