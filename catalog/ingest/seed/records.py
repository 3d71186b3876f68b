"""Records: what fixtures say, checked in form, before any of it meets the database."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class NounRecord:
    """One row of a table that has a slug: a term, a license, an organization, a source, a product, a model."""

    where: str
    noun: str
    slug: str
    fields: Mapping[str, Any]
    """Columns by name; references to other nouns are slugs."""
    parent: str = ""
    many: Mapping[str, list[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CitedRecord:
    """A claim, a component or an edge: its subject, its own fields and its citation."""

    where: str
    source: str
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class VariantRecord:
    """A variant or a part of one."""

    where: str
    slug: str
    part_of: str
    fields: Mapping[str, Any]
    aliases: list[str]
    identifiers: list[tuple[str, str]]
    claims: list[CitedRecord]


@dataclass(frozen=True, slots=True)
class ModelRecord:
    """A model's file."""

    where: str
    slug: str
    fields: Mapping[str, Any]
    aliases: list[str]
    identifiers: list[tuple[str, str]]
    claims: list[CitedRecord]
    variants: list[VariantRecord]
    components: list[CitedRecord]
    lineage: list[CitedRecord]


@dataclass(frozen=True, slots=True)
class ProductRecord:
    """A product with the models that it runs or hosts."""

    noun: NounRecord
    claims: list[CitedRecord]
    edges: list[CitedRecord]


@dataclass(frozen=True, slots=True)
class MentionRecord:
    """One thing that a source names."""

    where: str
    source: str
    position: int
    fields: Mapping[str, Any]
    links: Mapping[str, str]


@dataclass(slots=True)
class Fixtures:
    """Everything that a folder of fixtures says."""

    nouns: list[NounRecord] = field(default_factory=list)
    organization_claims: dict[str, list[CitedRecord]] = field(default_factory=dict)
    products: list[ProductRecord] = field(default_factory=list)
    models: list[ModelRecord] = field(default_factory=list)
    mentions: list[MentionRecord] = field(default_factory=list)
