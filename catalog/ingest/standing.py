"""Standing claims: what the catalog says already of the models that a plan is about."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import orjson

from catalog.models import Claim, Component, EditedRow, Lineage
from catalog.vocabulary.ranks import Rank

Edge = tuple[str, str, str, str, str]
"""Variant, kind, parent, its variant and source of an edge."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One claim of the catalog."""

    pk: int
    variant: str
    """Slug of the variant that it is about; empty for the model."""
    attribute: str
    status: str
    value: Any
    note: str
    basis: str
    confidence: str
    rank: str
    disputed: bool
    source: str
    locator: str
    is_own: bool = False
    """Whether an import by the same reader brought it in."""
    is_touched: bool = False
    """Whether a person has changed it since."""
    former: frozenset[tuple[str, str]] = frozenset()
    """Status and value of what it said before people corrected it."""

    @property
    def says(self) -> tuple[str, str, str, str]:
        """What it says of which subject."""
        return (self.variant, self.attribute, self.status, text_of(self.value))


@dataclass(slots=True)
class Stock:
    """Everything of one model that a plan may add to or replace."""

    claims: list[Standing] = field(default_factory=list)
    components: dict["Release", int] = field(default_factory=dict)
    """Keys of the reader's own components by what they say."""
    component_places: dict[int, str] = field(default_factory=dict)
    edges: set[Edge] = field(default_factory=set)
    """Those to earlier models."""


def actor_of(reader: str) -> str:
    """This function will return the name under which a reader's claims are entered."""
    return f"ingest:{reader}"


def text_of(value: Any) -> str:
    """This function will return a value as text that is the same for the same value.

    PostgreSQL gives 2.4e17 back as a whole number: numbers are the same where they are the same double.
    """
    if isinstance(value, int | float) and not isinstance(value, bool):
        return repr(float(value))
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()


def stock_of(models: Mapping[int, str], reader: str) -> dict[str, Stock]:
    """This function will read what stands of some models, given as slugs by key; returns it by slug."""
    found = {slug: Stock() for slug in models.values()}
    _claims(models, reader, found)
    _components(models, reader, found)
    edges = Lineage.objects.filter(child_id__in=models).values_list(
        "child_id", "child_variant__slug", "kind", "parent__slug", "parent_variant__slug", "source__slug"
    )
    for child, variant, kind, parent, parent_variant, source in edges:
        found[models[child]].edges.add((variant or "", kind, parent, parent_variant or "", source))
    return found


@dataclass(frozen=True, slots=True)
class Release:
    """What one source says of one artifact of a model's release, which tells it from others."""

    variant: str
    source: str
    component: str
    availability: str
    licenses: tuple[str, ...]
    url: str
    note: str


def _claims(models: Collection[int], reader: str, found: Mapping[str, Stock]) -> None:
    columns = (
        "pk", "variant__slug", "attribute", "status", "value", "note", "basis", "confidence", "rank", "disputed",
        "source__slug", "locator", "created_by", "changed_by", "model__slug", "variant__model__slug",
    )  # fmt: skip
    own = actor_of(reader)
    of_models = Claim.objects.filter(model_id__in=models).order_by().values_list(*columns)
    of_variants = Claim.objects.filter(variant__model_id__in=models).order_by().values_list(*columns)
    for pk, variant, *says, created_by, changed_by, slug, whole in (*of_models, *of_variants):
        entry = Standing(pk, variant or "", *says)
        entry = replace(entry, is_own=created_by == own, is_touched=changed_by != created_by)
        found[slug or whole].claims.append(entry)
    _former(found)


def _former(found: Mapping[str, Stock]) -> None:
    """Tell of claims that people have changed what those said before, so that no import says it again."""
    touched = {entry.pk for stock in found.values() for entry in stock.claims if entry.is_own and entry.is_touched}
    if not touched:
        return
    said: dict[int, set[tuple[str, str]]] = {}
    for key, before in EditedRow.objects.filter(noun="claim", key__in=touched).values_list("key", "before"):
        if before:
            said.setdefault(key, set()).add((before["status"], text_of(before["value"])))
    for stock in found.values():
        stock.claims = [replace(entry, former=frozenset(said.get(entry.pk, ()))) for entry in stock.claims]


def _components(models: Collection[int], reader: str, found: Mapping[str, Stock]) -> None:
    own = actor_of(reader)
    rows = Component.objects.filter(model_id__in=models, created_by=own, changed_by=own, rank=Rank.NORMAL)
    for row in rows.select_related("model", "variant", "source").prefetch_related("licenses"):
        stock = found[row.model.slug]
        says = Release(
            variant=row.variant.slug if row.variant else "",
            source=row.source.slug,
            component=row.component,
            availability=row.availability,
            licenses=tuple(sorted(license_.slug for license_ in row.licenses.all())),
            url=row.url,
            note=row.note,
        )
        stock.components[says] = row.pk
        stock.component_places[row.pk] = row.locator
