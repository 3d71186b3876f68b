"""The terms that claims may name, read once for any number of models."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from catalog.models import Architecture, Domain, License, Modality, Organization, Task

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
        """This function will read the terms, in one query for each noun."""
        wider: dict[str, dict[str, str | None]] = {
            noun: dict(table._default_manager.values_list("slug", "parent__slug"))
            for noun, table in TERM_TABLES.items()
            if noun not in {"organization", "license"}
        }
        organizations = {
            row["slug"]: row
            for row in Organization.objects.values("slug", "name", "name_ko", "aliases", "country", "parent__slug")
        }
        wider["organization"] = {slug: row["parent__slug"] for slug, row in organizations.items()}
        commercial_use = dict(License.objects.values_list("slug", "commercial_use"))
        wider["license"] = dict.fromkeys(commercial_use)
        return cls(
            wider=wider,
            organizations={
                slug: {"slug": slug, "name": row["name"], "country": row["country"] or None}
                for slug, row in organizations.items()
            },
            organization_names={
                slug: tuple(filter(None, (row["name"], row["name_ko"], *row["aliases"])))
                for slug, row in organizations.items()
            },
            commercial_use=commercial_use,
        )

    def widen(self, noun: str, slugs: Iterable[str]) -> list[str]:
        """This function will return the terms with all wider ones, sorted; a loop among parents ends it."""
        parents = self.wider[noun]
        found: set[str] = set()
        waiting = [slug for slug in slugs if slug in parents]
        while waiting:
            slug = waiting.pop()
            if slug not in found:
                found.add(slug)
                parent = parents.get(slug)
                if parent:
                    waiting.append(parent)
        return sorted(found)
