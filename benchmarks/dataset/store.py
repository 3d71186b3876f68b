"""Facts of synthetic models into the tables, thousands of rows at a time, each claim checked as in any other write."""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from random import Random
from typing import Any

from django.db import models, transaction

from benchmarks.dataset.claims import claim_all
from benchmarks.dataset.draft import WHO, Draft, start
from benchmarks.dataset.world import World
from catalog.curation.claim import check
from catalog.curation.names import check_alias, check_identifier
from catalog.models import (
    Alias,
    Claim,
    Component,
    FoundationModel,
    Identifier,
    Lineage,
    ProductModel,
    Source,
    Variant,
)
from catalog.vocabulary.actions import ModelState
from catalog.vocabulary.lineage import LineageKind

CHUNK = 500
KINDS = [kind.value for kind in LineageKind]
PARTS: tuple[tuple[type[models.Model], Callable[[Draft], Sequence[Any]]], ...] = (
    (Source, lambda draft: draft.own),
    (Variant, lambda draft: draft.variants),
    (Alias, lambda draft: draft.aliases),
    (Identifier, lambda draft: draft.identifiers),
    (Component, lambda draft: draft.components),
    (ProductModel, lambda draft: draft.products),
)
"""What a model consists of beside its claims, parents before children."""


def store(world: World, count: int, seed: int) -> list[int]:
    """This function will store `count` models, not yet published, and return their keys in order.

    Each model comes from a random number generator of its own, so that the first thousand of twenty thousand are the
    same as those of two thousand.
    """
    keys: list[int] = []
    for begin in range(0, count, CHUNK):
        keys += _chunk(world, range(begin, min(begin + CHUNK, count)), seed, keys)
    return keys


@transaction.atomic
def _chunk(world: World, indices: Iterable[int], seed: int, earlier: Sequence[int]) -> list[int]:
    randoms = [Random(f"{seed}:{index}") for index in indices]
    drafts = [start(random, world, index) for index, random in zip(indices, randoms, strict=True)]
    for draft in drafts:
        _check_names(draft)
    stored = FoundationModel.objects.bulk_create(draft.model for draft in drafts)
    for table, part in PARTS:
        _store_rows(table, map(part, drafts))
    # A claim's check asks for the key of what it is about.
    for draft, random in zip(drafts, randoms, strict=True):
        claim_all(draft, random, world)
        for claim in draft.claims:
            check(claim, world.vocabularies)
    _store_rows(Claim, (draft.claims for draft in drafts))
    _store_rows(Lineage, (_edges(draft, random, earlier) for draft, random in zip(drafts, randoms, strict=True)))
    return [model.pk for model in stored]


def _store_rows(table: type[models.Model], rows: Iterable[Iterable[Any]]) -> None:
    table._default_manager.bulk_create(chain.from_iterable(rows), batch_size=5_000)


def _check_names(draft: Draft) -> None:
    draft.model.state = ModelState.PUBLISHED
    for alias in draft.aliases:
        check_alias(alias)
    for identifier in draft.identifiers:
        check_identifier(identifier)


def _edges(draft: Draft, random: Random, earlier: Sequence[int]) -> list[Lineage]:
    """The first models are built upon most, as in life, and none has thousands of children."""
    if not earlier or random.random() > 0.4:
        return []
    parent = earlier[int(len(earlier) * random.random() ** 2)]
    return [Lineage(child=draft.model, parent_id=parent, kind=random.choice(KINDS), source=draft.own[0], **WHO)]
