"""Nouns: terms, licenses, organizations, sources and products, as their fixtures give them."""

from collections.abc import Callable

from catalog.ingest.seed.citation import cited, claims, date
from catalog.ingest.seed.reading import Fields
from catalog.ingest.seed.records import Fixtures, MentionRecord, NounRecord, ProductRecord
from catalog.models.mention import Severity
from catalog.models.organization import OrganizationKind
from catalog.vocabulary.licenses import Permission
from catalog.vocabulary.products import ProductKind, ProductRole
from catalog.vocabulary.ranks import Rank
from catalog.vocabulary.sources import MentionKind, SourceKind, TrustTier

NAMES = ("name", "name_ko")


def term(noun: str) -> Callable[[Fields, Fixtures], None]:
    """This function will return the reader of one vocabulary's terms."""

    def read(fields: Fields, fixtures: Fixtures) -> None:
        fixtures.nouns.append(
            NounRecord(
                where=fields.where,
                noun=noun,
                slug=fields.term(),
                fields={key: fields.text(key) for key in (*NAMES, "description", "description_ko")},
                parent=fields.text("parent"),
            )
        )

    return read


def license_(fields: Fields, fixtures: Fixtures) -> None:
    """This function will read one license."""
    texts = {key: fields.text(key) for key in ("name", "spdx", "url", "note")}
    permissions = {
        key: fields.word(key, Permission.values, Permission.UNKNOWN)
        for key in ("commercial_use", "modification", "redistribution")
    }
    fixtures.nouns.append(NounRecord(fields.where, "license", fields.term(), {**texts, **permissions}))


def organization(fields: Fields, fixtures: Fixtures) -> None:
    """This function will read one organization and what is claimed of it."""
    record = NounRecord(
        where=fields.where,
        noun="organization",
        slug=fields.slug(),
        fields={
            **{key: fields.text(key) for key in (*NAMES, "country", "homepage")},
            "aliases": fields.texts("aliases"),
            "kind": fields.word("kind", OrganizationKind.values, OrganizationKind.OTHER),
        },
        parent=fields.text("parent"),
    )
    fixtures.nouns.append(record)
    fixtures.organization_claims[record.slug] = claims(fields)


def source(fields: Fields, fixtures: Fixtures) -> None:
    """This function will read one source."""
    texts = ("title", "title_ko", "url", "arxiv", "doi", "authors", "publisher", "version", "license", "note")
    tiers = {tier.name.lower(): tier.value for tier in TrustTier}
    fixtures.nouns.append(
        NounRecord(
            where=fields.where,
            noun="source",
            slug=fields.slug(),
            fields={
                **{key: fields.text(key) for key in texts},
                **{key: date(fields, key) for key in ("date", "accessed_date")},
                "kind": fields.word("kind", SourceKind.values),
                "tier": tiers[fields.word("tier", tiers)],
            },
        )
    )


def product(fields: Fields, fixtures: Fixtures) -> None:
    """This function will read one product, what is claimed of it and the models that it runs or hosts."""
    record = NounRecord(
        where=fields.where,
        noun="product",
        slug=fields.slug(),
        fields={
            **{key: fields.text(key) for key in (*NAMES, "summary", "summary_ko", "homepage")},
            "aliases": fields.texts("aliases"),
            "kind": fields.word("kind", ProductKind.values),
        },
        many={"organizations": fields.texts("organizations")},
    )
    edges = [
        cited(
            edge,
            {
                "model": edge.slug("model"),
                "variant": edge.text("variant"),
                "role": edge.word("role", ProductRole.values),
            },
        )
        for edge in fields.each("models")
    ]
    fixtures.products.append(ProductRecord(record, claims(fields), edges))


def mention(fields: Fields, source_slug: str, position: int, fixtures: Fixtures) -> None:
    """This function will read one thing that a source names."""
    texts = (*NAMES, "locator", "statement", "statement_ko", "note")
    fixtures.mentions.append(
        MentionRecord(
            where=fields.where,
            source=source_slug,
            position=position,
            fields={
                **{key: fields.text(key) for key in texts},
                "kind": fields.word("kind", MentionKind.values),
                "rank": fields.word("rank", Rank.values, Rank.NORMAL),
                "severity": fields.word("severity", Severity.values) if fields.has("severity") else "",
                "line": fields.number("line"),
            },
            links={key: fields.text(key) for key in ("model", "product", "organization")},
        )
    )
