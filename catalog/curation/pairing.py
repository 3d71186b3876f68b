"""Pairing: which variants of two models that become one are the same variant."""

from collections.abc import Mapping, Sequence
from typing import Any

from catalog.curation.problem import CurationProblem
from catalog.curation.resolution import order
from catalog.models import FoundationModel, Variant
from catalog.values import typed
from catalog.values.name import fold
from catalog.vocabulary.attributes import Kind
from catalog.vocabulary.ranks import Rank

Pairs = Mapping[int, Variant | None]
"""By key of a variant of the duplicate, the survivor's variant that it is; None where it stays its own."""


def pair(duplicate: FoundationModel, survivor: FoundationModel, told: Mapping[str, str | None]) -> Pairs:
    """This function will find for each variant of a duplicate which variant of the survivor it is.

    What is `told`, by slugs, goes before everything. Otherwise variants of the same name are the same; one that only
    stands for the model as a whole is the survivor's only one, or the one of its size. Parts go by their names within
    their wholes. Raises CurationProblem with code unknown_variant for a slug that either model lacks.
    """
    own, others = _variants(duplicate), _variants(survivor)
    _check_known(told, own, others)
    wholes = [variant for variant in others if variant.part_of_id is None]
    found: dict[int, Variant | None] = {}
    for variant in own:
        if variant.part_of_id is None:
            lone = sum(other.part_of_id is None for other in own) == 1 and stands_for_whole(variant, duplicate)
            same = _told(variant, wholes, told) if variant.slug in told else _same_name(variant, wholes)
            guess = lone and same is None and variant.slug not in told
            found[variant.pk] = _of_its_size(variant, wholes, survivor) if guess else same
    for variant in own:
        if variant.part_of_id is not None:
            whole = found.get(variant.part_of_id)
            parts = [other for other in others if whole and other.part_of_id == whole.pk]
            found[variant.pk] = _told(variant, others, told) if variant.slug in told else _same_name(variant, parts)
    return found


def is_empty(variant: Variant) -> bool:
    """This function will say whether nothing at all is known of a variant."""
    related = ("claims", "aliases", "identifiers", "components", "parents", "children", "product_edges", "parts")
    return not any(getattr(variant, name).exists() for name in related)


def stands_for_whole(variant: Variant, model: FoundationModel) -> bool:
    """This function will say whether a variant is just the model itself, as one has that comes in one size."""
    return variant.slug == model.slug or fold(variant.name) == fold(model.name)


def _variants(model: FoundationModel) -> list[Variant]:
    rows = model.variants.prefetch_related("claims__source", "aliases").order_by("position", "pk")
    return list(rows)


def _check_known(told: Mapping[str, str | None], own: Sequence[Variant], others: Sequence[Variant]) -> None:
    for slug, target in told.items():
        for wanted, known in ((slug, own), (target, others)):
            allowed = tuple(variant.slug for variant in known)
            if wanted is not None and wanted not in allowed:
                raise CurationProblem(
                    f"There is no variant “{wanted}”.", code="unknown_variant", field="variants", allowed=allowed
                )


def _of_its_size(variant: Variant, wholes: Sequence[Variant], survivor: FoundationModel) -> Variant | None:
    """The survivor's only variant, unless their sizes differ, or the only one of that size."""
    size = _size(variant)
    only = wholes[0] if len(wholes) == 1 else None
    if only and (stands_for_whole(only, survivor) or None in {size, _size(only)}):
        return only
    agreeing = [other for other in wholes if _agree(size, _size(other))]
    return agreeing[0] if len(agreeing) == 1 else None


def _told(variant: Variant, others: Sequence[Variant], told: Mapping[str, str | None]) -> Variant | None:
    target = told[variant.slug]
    return next((other for other in others if other.slug == target), None)


def _same_name(variant: Variant, others: Sequence[Variant]) -> Variant | None:
    keys = {fold(variant.name), *(alias.key for alias in variant.aliases.all())}
    for other in others:
        if other.slug == variant.slug or keys & {fold(other.name), *(alias.key for alias in other.aliases.all())}:
            return other
    return None


def _size(variant: Variant) -> Any:
    claims = [claim for claim in variant.claims.all() if claim.attribute == "parameters"]
    standing = [claim for claim in claims if claim.rank != Rank.DEPRECATED]
    best = min(standing, key=order, default=None)
    return best.value if best else None


def _agree(one: Any, other: Any) -> bool:
    return one is not None and other is not None and typed.agree(Kind.COUNT, one, other)
