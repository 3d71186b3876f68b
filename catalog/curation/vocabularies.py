"""The terms that claims may name, read once for any number of models."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Any, TypeVar, cast

from django.db import models
from django.utils.functional import SimpleLazyObject

from catalog.models import Architecture, Domain, License, Modality, Organization, Task

Content = TypeVar("Content")

TERM_TABLES = {
    "organization": Organization,
    "modality": Modality,
    "domain": Domain,
    "task": Task,
    "architecture": Architecture,
    "license": License,
}
"""Which table holds the terms of which noun."""


@dataclass(frozen=True, slots=True)
class Vocabularies:
    """Every term by noun and slug, with the wider term of each."""

    wider: Mapping[str, Mapping[str, str | None]]
    """For each noun: slug of each term and the slug of its parent."""
    organizations: Mapping[str, Mapping[str, str | None]]
    """For each organization: slug, name and country, as documents show them."""
    organization_names: Mapping[str, tuple[str, ...]]
    """For each organization: every name by which people may search for it."""
    commercial_use: Mapping[str, str]
    """For each license: whether it permits commercial use."""

    @classmethod
    def load(cls) -> "Vocabularies":
        """This function will read the terms of each noun in one query, when they are first asked for.

        A model that says nothing of its tasks needs none of them read.
        """
        rows = cache(_organizations)
        commercial_use = _later(_commercial_use)
        wider = {noun: _later(partial(_parents, table)) for noun, table in TERM_TABLES.items()}
        wider["organization"] = _later(lambda: {slug: row["parent__slug"] for slug, row in rows().items()})
        wider["license"] = _later(lambda: dict.fromkeys(commercial_use))
        return cls(
            wider=wider,
            organizations=_later(lambda: {slug: _shown(row) for slug, row in rows().items()}),
            organization_names=_later(lambda: {slug: _names(row) for slug, row in rows().items()}),
            commercial_use=commercial_use,
        )

    def widen(self, noun: str, slugs: Iterable[str]) -> list[str]:
        """This function will return the terms with all wider ones, sorted; a loop among parents ends it."""
        waiting = list(slugs)
        if not waiting:
            return []
        parents = self.wider[noun]
        found: set[str] = set()
        waiting = [slug for slug in waiting if slug in parents]
        while waiting:
            slug = waiting.pop()
            if slug not in found:
                found.add(slug)
                parent = parents.get(slug)
                if parent:
                    waiting.append(parent)
        return sorted(found)


def _later(read: Callable[[], Content]) -> Content:
    """What will be read when it is first asked for, and is then used as if it had been there."""
    return cast(Content, SimpleLazyObject(read))


def _parents(table: type[models.Model]) -> dict[str, str | None]:
    return dict(table._default_manager.order_by().values_list("slug", "parent__slug"))


def _organizations() -> dict[str, dict[str, Any]]:
    fields = ("slug", "name", "name_ko", "aliases", "country", "parent__slug")
    return {row["slug"]: row for row in Organization.objects.order_by().values(*fields)}


def _shown(row: Mapping[str, Any]) -> dict[str, str | None]:
    return {"slug": row["slug"], "name": row["name"], "country": row["country"] or None}


def _names(row: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(filter(None, (row["name"], row["name_ko"], *row["aliases"])))


def _commercial_use() -> dict[str, str]:
    return dict(License.objects.order_by().values_list("slug", "commercial_use"))
