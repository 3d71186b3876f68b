"""What stands on an import: people's work, for which it cannot simply be undone, and the facts of other imports."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.db.models import F, Q

from catalog.models import (
    Alias,
    Batch,
    Claim,
    Component,
    EditedRow,
    EditRecord,
    FoundationModel,
    Identifier,
    Lineage,
    Mention,
    ProductModel,
    Variant,
)
from catalog.vocabulary.actions import Action

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


_MERGES = EditRecord.objects.filter(changes__action=Action.MERGED, reverted_by__isnull=False)
_TAKEN_BACK = Q(edit__in=_MERGES) | Q(edit__reverts__in=_MERGES)
"""Edits that merged two models, and those that told them apart again: together they changed nothing."""


@dataclass(slots=True)
class Built:
    """What stands on an import."""

    reasons: list[str] = field(default_factory=list)
    """What people have done with it since, as sentences."""
    kept: dict[str, set[int]] = field(default_factory=dict)
    """Rows of the import that stay if people's work is to be kept, by table."""
    heirs: dict[str, dict[int, int]] = field(default_factory=dict)
    """By table, the rows that other imports refer to, and which import takes them over."""

    def keep(self, noun: str, keys: Iterable[int | None]) -> None:
        """This method will let rows of the import stay."""
        self.kept.setdefault(noun, set()).update(key for key in keys if key is not None)

    def inherit(self, noun: str, key: int, batch: int) -> None:
        """This method will let the earliest import that refers to a row have it."""
        heirs = self.heirs.setdefault(noun, {})
        heirs[key] = min(batch, heirs.get(key, batch))


def built_on(batch: Batch) -> Built:
    """This function will find what people and other imports have built on an import's facts."""
    found = Built()
    owners = _owners(batch)
    created = {noun: set(keys) for noun, keys in batch.effects["created"].items()}
    _changed_facts(batch, created, found)
    _models(batch, created, owners, found)
    _variants(batch, created, owners, found)
    return found


def _owners(batch: Batch) -> Mapping[str, Mapping[int, int]]:
    """By table, which other import created a row."""
    owners: dict[str, dict[int, int]] = {}
    for pk, effects in Batch.objects.applied().exclude(pk=batch.pk).values_list("pk", "effects"):
        for noun, keys in effects.get("created", {}).items():
            owners.setdefault(noun, {}).update(dict.fromkeys(keys, pk))
    return owners


def _changed_facts(batch: Batch, created: Mapping[str, set[int]], found: Built) -> None:
    for claim in _in_other_hands(Claim.objects.filter(batch=batch).select_related("model", "variant__model")):
        subject = claim.model or (claim.variant and claim.variant.model)
        found.reasons.append(f"{claim.changed_by} changed claim {claim.pk}, {claim.attribute} of {subject}.")
        found.keep("claim", [claim.pk])
        found.keep("variant", [claim.variant_id])
        found.keep("foundationmodel", [subject.pk if subject else None])
    components = Component.objects.filter(pk__in=created.get("component", ()))
    for component in _in_other_hands(components):
        found.reasons.append(f"{component.changed_by} changed the component {component}.")
        found.keep("component", [component.pk])
        found.keep("foundationmodel", [component.model_id])
    edges = Lineage.objects.filter(pk__in=created.get("lineage", ()))
    for edge in _in_other_hands(edges.select_related("child", "parent")):
        found.reasons.append(f"{edge.changed_by} changed the edge: {edge}.")
        found.keep("lineage", [edge.pk])
        found.keep("foundationmodel", [edge.child_id, edge.parent_id])


def _in_other_hands(rows: models.QuerySet[Any]) -> list[Any]:
    """Those that somebody else changed, save those that only a merge moved which was taken back since."""
    changed = list(rows.exclude(changed_by=F("created_by")))
    edits = EditedRow.objects.filter(noun=rows.model._meta.model_name, key__in=[row.pk for row in changed])
    moved = set(edits.filter(_TAKEN_BACK).values_list("key", flat=True)) if changed else set()
    moved -= set(edits.exclude(_TAKEN_BACK).values_list("key", flat=True)) if moved else set()
    return [row for row in changed if row.pk not in moved]


def _models(
    batch: Batch, created: Mapping[str, set[int]], owners: Mapping[str, Mapping[int, int]], found: Built
) -> None:
    own = created.get("foundationmodel", set())
    slugs = dict(FoundationModel.objects.filter(pk__in=own).values_list("pk", "slug"))
    claims = Claim.objects.filter(Q(model_id__in=own) | Q(variant__model_id__in=own)).exclude(batch=batch)
    said = claims.values_list("model_id", "variant__model_id", "batch_id", "created_by").distinct()
    for model, whole, other, who in sorted(said, key=str):
        pk = model or whole
        if pk is None:
            continue
        if other:
            found.inherit("foundationmodel", pk, other)
        else:
            found.reasons.append(f"{who} says something about {slugs[pk]}.")
            found.keep("foundationmodel", [pk])
    for place in BESIDE:
        _beside(place, slugs, created, owners, found)
    edited = EditedRow.objects.filter(noun="foundationmodel", key__in=own, edit__created_at__gt=batch.created_at)
    edited = edited.exclude(_TAKEN_BACK)
    for pk, who in sorted(set(edited.values_list("key", "edit__actor"))):
        found.reasons.append(f"{who} edited {slugs[pk]}.")
        found.keep("foundationmodel", [pk])
    _keep_whole(own & found.kept.get("foundationmodel", set()), found)


def _beside(
    place: tuple[type[models.Model], str],
    slugs: Mapping[int, str],
    created: Mapping[str, set[int]],
    owners: Mapping[str, Mapping[int, int]],
    found: Built,
) -> None:
    """Rows about the import's models that did not come with it."""
    table, column = place
    noun = table._meta.model_name or ""
    rows = table._default_manager.filter(**{f"{column}__in": slugs}).exclude(pk__in=created.get(noun, ()))
    for key, pk in rows.order_by("pk").values_list("pk", column):
        owner = owners.get(noun, {}).get(key)
        if owner:
            found.inherit("foundationmodel", pk, owner)
        else:
            found.reasons.append(f"{slugs[pk]} has a {table._meta.verbose_name} that did not come with it.")
            found.keep("foundationmodel", [pk])


def _keep_whole(kept: Collection[int], found: Built) -> None:
    """A model that people have built on stays with its variants and names."""
    of_model = Q(model_id__in=kept) | Q(variant__model_id__in=kept)
    found.keep("variant", Variant.objects.filter(model_id__in=kept).values_list("pk", flat=True))
    found.keep("alias", Alias.objects.filter(of_model).values_list("pk", flat=True))
    found.keep("identifier", Identifier.objects.filter(of_model).values_list("pk", flat=True))


def _variants(
    batch: Batch, created: Mapping[str, set[int]], owners: Mapping[str, Mapping[int, int]], found: Built
) -> None:
    rows = Variant.objects.filter(pk__in=created.get("variant", ())).select_related("model")
    names = {row.pk: f"{row.name} of {row.model}" for row in rows}
    claims = Claim.objects.filter(variant_id__in=names).exclude(batch=batch)
    used: set[tuple[int | None, int | None]] = set(claims.values_list("variant_id", "batch_id"))
    edges = Lineage.objects.filter(Q(child_variant_id__in=names) | Q(parent_variant_id__in=names))
    for key, *ends in edges.exclude(pk__in=created.get("lineage", ())).values_list(
        "pk", "child_variant_id", "parent_variant_id"
    ):
        used |= {(end, owners.get("lineage", {}).get(key)) for end in ends if end in names}
    parts = Component.objects.filter(variant_id__in=names).exclude(pk__in=created.get("component", ()))
    for key, whole in parts.values_list("pk", "variant_id"):
        used.add((whole, owners.get("component", {}).get(key)))
    for variant, other in sorted(used, key=str):
        if variant is not None and other:
            found.inherit("variant", variant, other)
        elif variant is not None:
            found.reasons.append(f"Somebody says something about {names[variant]}.")
            found.keep("variant", [variant])
