"""Moving: everything that is known of one model becomes known of another, row by row, under the keys that they have."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from catalog.curation.edit import Edit
from catalog.curation.pairing import Pairs, is_empty, stands_for_whole
from catalog.models import Alias, Claim, FormerSlug, FoundationModel, Variant
from catalog.values.name import SLUG_LIMIT
from catalog.vocabulary.ranks import Rank

TEXTS = ("name_ko", "summary", "summary_ko")
"""What a model has one of: the survivor takes it over where it has none."""


@dataclass(slots=True)
class Moved:
    """What a merge did, for people to read before and after."""

    counts: dict[str, int] = field(default_factory=dict)
    """How many rows moved, by noun."""
    same: dict[str, int] = field(default_factory=dict)
    """How many rows the survivor had already, word by word, by noun."""
    variants: list[tuple[Variant, Variant | None]] = field(default_factory=list)
    """Each variant of the duplicate with the one that it became; None for one that nothing was known of."""
    stepped_back: list[Claim] = field(default_factory=list)
    """Claims that curators preferred of the duplicate, where they prefer another of the survivor."""


class Moving:
    """One move. Whoever opens it holds both models locked."""

    def __init__(self, changes: Edit, duplicate: FoundationModel, survivor: FoundationModel, pairs: Pairs) -> None:
        self.moved = Moved()
        self._changes = changes
        self._duplicate = duplicate
        self._survivor = survivor
        self._pairs = pairs
        self._becomes: dict[int, Variant] = {}
        """By key of a variant of the duplicate, the survivor's variant by which it is known now."""

    def move(self) -> None:
        """This method will move it all; rules between rows are asked when the edit is complete."""
        variants = list(self._duplicate.variants.order_by("position", "pk"))
        self._variants(variants)
        self._subject(self._duplicate, self._survivor, "model")
        for variant in variants:
            if self._becomes.get(variant.pk, variant).pk != variant.pk:
                self._subject(variant, self._becomes[variant.pk], "variant")
        self._components()
        self._edges()
        self._product_edges()
        for mention in self._duplicate.mentions.all():
            self._put(mention, model=self._survivor)
        self._drop(variants)
        self._texts()
        self._address()

    def _variants(self, variants: Iterable[Variant]) -> None:
        last = max(self._survivor.variants.values_list("position", flat=True), default=-1)
        taken = set(self._survivor.variants.values_list("slug", flat=True))
        for variant in sorted(variants, key=lambda row: row.part_of_id is not None):
            same = self._pairs[variant.pk]
            if same is None and stands_for_whole(variant, self._duplicate) and is_empty(variant):
                continue
            if same is None:
                last += 1
                whole = self._becomes.get(variant.part_of_id or 0)
                position = variant.position if whole else last
                self._put(
                    variant, model=self._survivor, part_of=whole, position=position, slug=_free(variant.slug, taken)
                )
            self._becomes[variant.pk] = same or variant

    def _drop(self, variants: Iterable[Variant]) -> None:
        """Let go of the rows of variants that have become others: parts first, since they go with their wholes."""
        for variant in sorted(variants, key=lambda row: row.part_of_id is None):
            became = self._becomes.get(variant.pk)
            self.moved.variants.append((variant, became))
            if became is None or became.pk != variant.pk:
                self._changes.delete(Variant.objects.get(pk=variant.pk))

    def _subject(self, one: Any, other: Any, column: str) -> None:
        """What may belong to a model or to a variant: names, ids and claims."""
        names = {other.name, *other.aliases.values_list("name", flat=True)}
        for name in [one.name, one.name_ko] if column == "variant" else []:
            if name and name not in {*names, other.name_ko}:
                names.add(name)
                self._changes.save(Alias(**{column: other}, name=name))
        for alias in one.aliases.all():
            self._once(alias, alias.name, names, **{column: other})
        ids = set(other.identifiers.values_list("kind", "value"))
        for identifier in one.identifiers.all():
            self._once(identifier, (identifier.kind, identifier.value), ids, **{column: other})
        preferred = set(other.claims.filter(rank=Rank.PREFERRED).values_list("attribute", flat=True))
        for claim in one.claims.select_related("source").order_by("pk"):
            if claim.rank == Rank.PREFERRED and claim.attribute in preferred:
                self.moved.stepped_back.append(claim)
                self._put(claim, **{column: other}, rank=Rank.NORMAL)
            else:
                self._put(claim, **{column: other})

    def _components(self) -> None:
        for component in self._duplicate.components.all():
            self._put(component, model=self._survivor, variant=self._becoming(component.variant_id))

    def _edges(self) -> None:
        columns = ("child_id", "child_variant_id", "kind", "parent_id", "parent_variant_id", "source_id")
        for side in ("child", "parent"):
            related = {"child": "parents", "parent": "children"}[side]
            known = set(getattr(self._survivor, related).values_list(*columns))
            for edge in getattr(self._duplicate, related).all():
                placed = {side: self._survivor, f"{side}_variant": self._becoming(getattr(edge, f"{side}_variant_id"))}
                self._once(edge, _key(edge, columns, placed), known, **placed)

    def _product_edges(self) -> None:
        columns = ("product_id", "model_id", "variant_id", "role", "source_id")
        known = set(self._survivor.product_edges.values_list(*columns))
        for edge in self._duplicate.product_edges.all():
            placed = {"model": self._survivor, "variant": self._becoming(edge.variant_id)}
            self._once(edge, _key(edge, columns, placed), known, **placed)

    def _texts(self) -> None:
        survivor, duplicate = self._survivor, self._duplicate
        names = {survivor.name, survivor.name_ko, *survivor.aliases.values_list("name", flat=True)}
        filled = [name for name in TEXTS if getattr(duplicate, name) and not getattr(survivor, name)]
        for name in filled:
            setattr(survivor, name, getattr(duplicate, name))
        if filled:
            self._changes.save(survivor, fields=filled)
        for name in (duplicate.name, duplicate.name_ko):
            if name and name not in {*names, survivor.name_ko}:
                names.add(name)
                self._changes.save(Alias(model=survivor, name=name))

    def _address(self) -> None:
        """Every address that led to the duplicate leads to the survivor, so that chains of merges stay short."""
        for former in self._duplicate.former_slugs.all():
            if former.slug == self._survivor.slug:
                self._changes.delete(former)
            else:
                self._put(former, model=self._survivor)
        self._changes.save(FormerSlug(slug=self._duplicate.slug, model=self._survivor))

    def _becoming(self, variant: int | None) -> Variant | None:
        return self._becomes.get(variant) if variant else None

    def _once(self, row: models.Model, key: Any, known: set[Any], **placed: Any) -> None:
        """Move a row unless the survivor has the same already."""
        if key in known:
            _count(self.moved.same, row)
            self._changes.delete(row)
            return
        known.add(key)
        self._put(row, **placed)

    def _put(self, row: models.Model, **placed: Any) -> None:
        _count(self.moved.counts, row)
        for name, value in placed.items():
            setattr(row, name, value)
        self._changes.save(row, fields=list(placed), later=True)


def _key(edge: Any, columns: Iterable[str], placed: dict[str, Any]) -> tuple[Any, ...]:
    moved = {f"{name}_id": row.pk if row else None for name, row in placed.items()}
    return tuple(moved.get(column, getattr(edge, column)) for column in columns)


def _count(counts: dict[str, int], row: models.Model) -> None:
    noun = row._meta.model_name or ""
    counts[noun] = counts.get(noun, 0) + 1


def _free(slug: str, taken: set[str]) -> str:
    """The slug, with a number behind it where another variant has it."""
    found, number = slug, 2
    while found in taken:
        ending = f"-{number}"
        found, number = f"{slug[: SLUG_LIMIT - len(ending)]}{ending}", number + 1
    taken.add(found)
    return found
