"""A model's file: its names, claims, variants, components and lineage."""

from catalog.ingest.seed.citation import cited, claims
from catalog.ingest.seed.problem import BadFixture
from catalog.ingest.seed.reading import Fields
from catalog.ingest.seed.records import CitedRecord, ModelRecord, VariantRecord
from catalog.values.identifier import IDENTIFIER_KINDS, parse_identifier
from catalog.values.problem import ValueProblem
from catalog.vocabulary.components import Availability, ComponentKind
from catalog.vocabulary.lineage import LineageKind


def model(fields: Fields) -> ModelRecord:
    """This function will read a model's file; raises BadFixture naming the field."""
    variants: list[VariantRecord] = []
    for position, entry in enumerate(fields.each("variants")):
        variants.extend(_variant(entry, position))
    if not variants:
        raise BadFixture(fields.at("variants"), "is required: every model has at least one variant.")
    _refuse_repeats(fields.at("variants"), [variant.slug for variant in variants])
    return ModelRecord(
        where=fields.where,
        slug=fields.slug(),
        fields={
            "name": fields.text("name", required=True),
            **{key: fields.text(key) for key in ("name_ko", "summary", "summary_ko")},
        },
        aliases=fields.texts("aliases"),
        identifiers=identifiers(fields),
        claims=claims(fields),
        variants=variants,
        components=[_component(entry) for entry in fields.each("components")],
        lineage=[_edge(entry) for entry in fields.each("lineage")],
    )


def identifiers(fields: Fields) -> list[tuple[str, str]]:
    """This function will read the ids of a model or variant by the place that gave them."""
    found: list[tuple[str, str]] = []
    for kind, value in fields.items("identifiers"):
        place = Fields(fields.at("identifiers"), {"kind": kind})
        place.word("kind", IDENTIFIER_KINDS)
        for text in value if isinstance(value, list) else [value]:
            try:
                found.append((kind, parse_identifier(kind, str(text))))
            except ValueProblem as problem:
                raise BadFixture(f"{fields.at('identifiers')}.{kind}", problem.detail) from problem
    return found


def _variant(fields: Fields, position: int, part_of: str = "") -> list[VariantRecord]:
    slug = fields.slug()
    records = [
        VariantRecord(
            where=fields.where,
            slug=slug,
            part_of=part_of,
            fields={
                "name": fields.text("name", required=True),
                "name_ko": fields.text("name_ko"),
                "position": position,
            },
            aliases=fields.texts("aliases"),
            identifiers=identifiers(fields),
            claims=claims(fields),
        )
    ]
    for place, part in enumerate(fields.each("parts")):
        if part_of:
            raise BadFixture(part.where, "is a part of a part; parts have none.")
        records.extend(_variant(part, place, slug))
    fields.done()
    return records


def _component(fields: Fields) -> CitedRecord:
    return cited(
        fields,
        {
            "component": fields.word("component", ComponentKind.values),
            "availability": fields.word("availability", Availability.values),
            "licenses": fields.texts("licenses"),
            "url": fields.text("url"),
            "variant": fields.text("variant"),
        },
    )


def _edge(fields: Fields) -> CitedRecord:
    return cited(
        fields,
        {
            "kind": fields.word("kind", LineageKind.values),
            "parent": fields.slug("parent"),
            "child_variant": fields.text("variant"),
            "parent_variant": fields.text("parent_variant"),
        },
    )


def _refuse_repeats(where: str, slugs: list[str]) -> None:
    repeated = sorted({slug for slug in slugs if slugs.count(slug) > 1})
    if repeated:
        raise BadFixture(where, f"names {', '.join(repeated)} twice.")
