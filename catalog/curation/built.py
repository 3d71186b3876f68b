"""What others have built on an import since: the reasons why it cannot simply be undone."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import models
from django.db.models import F, Q

from catalog.models import (
    Alias,
    Batch,
    Claim,
    Component,
    EditedRow,
    FoundationModel,
    Identifier,
    Lineage,
    Mention,
    ProductModel,
    Variant,
)
from catalog.models.batch import BatchStatus

BESIDE: tuple[tuple[type[models.Model], str], ...] = (
    (Component, "model_id"),
    (Lineage, "child_id"),
    (Lineage, "parent_id"),
    (Variant, "model_id"),
    (Alias, "model_id"),
    (Identifier, "model_id"),
    (ProductModel, "model_id"),
    (Mention, "model_id"),
)
"""Tables whose rows may be about a model, and the column that says so."""


@dataclass(slots=True)
class Built:
    """What others have built on, and what of the import stays if it is to be kept."""

    reasons: list[str] = field(default_factory=list)
    kept: dict[str, set[int]] = field(default_factory=dict)

    def keep(self, noun: str, keys: Iterable[int]) -> None:
        """This method will let rows of the import stay."""
        self.kept.setdefault(noun, set()).update(keys)


def built_on(batch: Batch) -> Built:
    """This function will find what others have changed of an import's facts, or said of the models it created."""
    found = Built()
    created = batch.effects["created"]
    _changed_facts(batch, found)
    _replaced_since(batch, found)
    _models(batch, set(created.get("foundationmodel", [])), found)
    _variants(batch, set(created.get("variant", [])), found)
    return found


def _changed_facts(batch: Batch, found: Built) -> None:
    changed = Claim.objects.filter(batch=batch).exclude(changed_by=F("created_by"))
    for claim in changed.select_related("model", "variant__model"):
        subject = claim.model or (claim.variant and claim.variant.model)
        found.reasons.append(f"{claim.changed_by} changed claim {claim.pk}, {claim.attribute} of {subject}.")
        found.keep("claim", [claim.pk])
        found.keep("variant", [claim.variant_id] if claim.variant_id else [])
        found.keep("foundationmodel", [subject.pk] if subject else [])
    created = batch.effects["created"]
    for component in Component.objects.filter(pk__in=created.get("component", [])).exclude(changed_by=F("created_by")):
        found.reasons.append(f"{component.changed_by} changed the component {component}.")
        found.keep("component", [component.pk])
        found.keep("foundationmodel", [component.model_id])
    for edge in Lineage.objects.filter(pk__in=created.get("lineage", [])).exclude(changed_by=F("created_by")):
        found.reasons.append(f"{edge.changed_by} changed the edge: {edge}.")
        found.keep("lineage", [edge.pk])
        found.keep("foundationmodel", [edge.child_id, edge.parent_id])


def _replaced_since(batch: Batch, found: Built) -> None:
    """A newer export of the same catalog has taken the place of this one."""
    later = Batch.objects.filter(reader=batch.reader, pk__gt=batch.pk, status=BatchStatus.APPLIED)
    for other in later:
        claims = [row for row in other.effects.get("replaced", {}).get("claim", []) if row["batch_id"] == batch.pk]
        if claims:
            found.reasons.append(f"Batch {other.pk} has replaced {len(claims)} of its claims: undo that one first.")


def _models(batch: Batch, created: set[int], found: Built) -> None:
    slugs = dict(FoundationModel.objects.filter(pk__in=created).values_list("pk", "slug"))
    effects = {noun: set(keys) for noun, keys in batch.effects["created"].items()}
    for pk, who in _others(batch, Q(model_id__in=created) | Q(variant__model_id__in=created)):
        _stays(found, pk, f"{who} says something about {slugs[pk]}.")
    for table, column in BESIDE:
        noun = table._meta.model_name or ""
        rows = table._default_manager.filter(**{f"{column}__in": created}).exclude(pk__in=effects.get(noun, set()))
        for pk in sorted(set(rows.values_list(column, flat=True))):
            _stays(found, pk, f"{slugs[pk]} has a {table._meta.verbose_name} that did not come with it.")
    edited = EditedRow.objects.filter(noun="foundationmodel", key__in=created, edit__created_at__gt=batch.created_at)
    for pk, who in sorted(set(edited.values_list("key", "edit__actor"))):
        _stays(found, pk, f"{who} edited {slugs[pk]}.")
    kept = found.kept.get("foundationmodel", set()) & created
    if kept:
        found.keep("variant", Variant.objects.filter(model_id__in=kept).values_list("pk", flat=True))
        own = Q(model_id__in=kept) | Q(variant__model_id__in=kept)
        found.keep("alias", Alias.objects.filter(own).values_list("pk", flat=True))
        found.keep("identifier", Identifier.objects.filter(own).values_list("pk", flat=True))


def _variants(batch: Batch, created: set[int], found: Built) -> None:
    """Variants that the batch gave to models of others."""
    own = set(batch.effects["created"].get("foundationmodel", []))
    rows = Variant.objects.filter(pk__in=created).exclude(model_id__in=own).select_related("model")
    names = {row.pk: f"{row.name} of {row.model}" for row in rows}
    claims = Claim.objects.filter(variant_id__in=names).exclude(batch=batch)
    edges = Lineage.objects.filter(Q(child_variant_id__in=names) | Q(parent_variant_id__in=names)).exclude(
        pk__in=batch.effects["created"].get("lineage", [])
    )
    used = set(claims.values_list("variant_id", flat=True))
    for pair in edges.values_list("child_variant_id", "parent_variant_id"):
        used |= set(pair) & names.keys()
    for pk in sorted(used):
        found.reasons.append(f"Others say something about {names[pk]}.")
        found.keep("variant", [pk])


def _others(batch: Batch, about: Q) -> list[tuple[int, str]]:
    """By model, who else claims something: other batches and people."""
    claims = Claim.objects.filter(about).exclude(batch=batch)
    rows = claims.values_list("model_id", "variant__model_id", "batch_id", "created_by").distinct()
    return sorted(
        {(model or whole, f"Batch {other}" if other else who) for model, whole, other, who in rows},
    )


def _stays(found: Built, pk: int, reason: str) -> None:
    found.reasons.append(reason)
    found.keep("foundationmodel", [pk])
