"""Small catalogs for tests of imports: rows written in a line, and plans made of them."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from catalog.ingest.apply import apply
from catalog.ingest.input import Input
from catalog.ingest.planner import make_plan
from catalog.ingest.records import (
    ComponentStatement,
    LineageStatement,
    Place,
    Record,
    RecordKind,
    Statement,
    Unreadable,
    Upstream,
)
from catalog.models import Alias, Claim, FoundationModel, Organization, Source, Variant
from catalog.values.name import fold, slugify

READER = "helm"
"""A reader that exists, so that decisions on rows find it again."""

UPSTREAM = Upstream(
    name=READER, title="Toy", homepage="https://toy.example", license="MIT", kind="dataset", tier="catalog"
)


def row(name, *makers, kind=RecordKind.MODEL, file="toy.csv", key="", parents=(), components=(), ids=(), **said):
    """A record; each keyword is an attribute with its text, `(text, note)`, or a dictionary of texts by size."""
    at = key or name
    statements = [_statement(attribute, told, file, at) for attribute, told in _told(said)]
    if makers:
        statements.append(
            Statement("organizations", ", ".join(makers), Place(file, at, "organizations"), texts=tuple(makers))
        )
    return Record(
        reader=READER,
        key=at,
        place=Place(file, "row 1"),
        name=name,
        kind=RecordKind(kind),
        organizations=tuple(makers),
        identifiers=tuple(ids),
        statements=tuple(statements),
        components=tuple(ComponentStatement(*told, Place(file, at, "components")) for told in components),
        lineage=tuple(LineageStatement("fine-tuned", parent, Place(file, at, "base")) for parent in parents),
    )


def _told(said):
    for attribute, told in said.items():
        if isinstance(told, dict):
            yield from ((attribute, (text, "", variant)) for variant, text in told.items())
        else:
            yield attribute, told if isinstance(told, tuple) else (told, "")


def _statement(attribute, told, file, at):
    text, note, *variant = told
    return Statement(
        attribute,
        text,
        Place(file, at, attribute),
        note=note,
        variant=variant[0] if variant else "",
        unit="parameters" if attribute == "parameters" else "",
    )


def unreadable(reason="It is broken.", file="toy.csv"):
    return Unreadable(Place(file, "row 2"), reason, "???")


def given(records: Iterable[Record | Unreadable], name="toy"):
    """The input that holds some records."""
    listed = list(records)
    return listed, Input(Path(name), name, hashlib.sha256(repr(listed).encode()).hexdigest())


def plan(*records, name="toy"):
    listed, read = given(records, name)
    return make_plan(READER, UPSTREAM, listed, read)


def bring_in(*records, name="toy"):
    return apply(plan(*records, name=name), actor="importer")


def organization(name, parent=None, **fields):
    return Organization.objects.create(slug=slugify(name), name=name, parent=parent, **fields)


def known(name, *makers, aliases=(), variants=(), source=None):
    """A model of the catalog as curators have entered it; `variants` are names with a number of parameters."""
    source = (
        source or Source.objects.get_or_create(slug="paper", defaults={"title": "A", "kind": "paper", "tier": 1})[0]
    )
    model = FoundationModel.objects.create(slug=slugify(name), name=name)
    cited = {"source": source, "created_by": "curator", "changed_by": "curator"}
    if makers:
        Claim.objects.create(model=model, attribute="organizations", value=sorted(makers), **cited)
    for alias in aliases:
        Alias.objects.create(model=model, name=alias, key=fold(alias))
    for position, (variant, size) in enumerate(variants or [(name, None)]):
        entry = Variant.objects.create(model=model, slug=slugify(variant), name=variant, position=position)
        if size:
            Claim.objects.create(variant=entry, attribute="parameters", value=size, **cited)
    return model
