"""Loading: fixtures into the catalog through curation's verbs, all of them or none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.db import models, transaction

from catalog.curation.merge import Merge
from catalog.curation.problem import CurationProblem
from catalog.curation.publication import publish_many
from catalog.curation.vocabularies import TERM_TABLES, Vocabularies
from catalog.ingest.merged import merged_models
from catalog.ingest.seed.facts import Facts
from catalog.ingest.seed.folder import digest, read_folder
from catalog.ingest.seed.problem import BadFixture, BadFixtures, FixtureProblem
from catalog.ingest.seed.records import Fixtures, NounRecord
from catalog.ingest.seed.rows import Rows
from catalog.models import Batch, FoundationModel, Mention, Product, Source
from catalog.vocabulary.actions import ModelState

ACTOR = "seed"
READER = "fixtures"
REASON = "Loaded from the fixtures."
TABLES: Mapping[str, type[models.Model]] = {**TERM_TABLES, "source": Source, "product": Product}


@dataclass(frozen=True, slots=True)
class SeedReport:
    """What a run did."""

    counts: Mapping[str, int]
    published: int
    unchanged: bool
    """Whether the same files had been loaded before, so that nothing was looked at."""


def seed(root: Path, *, force: bool = False) -> SeedReport:
    """This function will load a folder of fixtures and publish the models that it changed.

    Files that are the same as in the last run are not looked at again unless forced. Raises BadFixtures with every
    problem found; nothing is stored then.
    """
    print_of_files = digest(root)
    last = Batch.objects.filter(reader=READER).first()
    if last and last.digest == print_of_files and not force:
        return SeedReport(counts=last.counts, published=0, unchanged=True)
    fixtures = read_folder(root)
    with transaction.atomic():
        return _load(fixtures, print_of_files)


def _load(fixtures: Fixtures, print_of_files: str) -> SeedReport:
    merge = Merge(ACTOR)
    problems: list[FixtureProblem] = []
    rows = _nouns(fixtures, merge, problems)
    if problems:
        raise BadFixtures(problems)
    vocabularies = Vocabularies.load()
    merged = merged_models(record.slug for record in fixtures.models)
    for slug, other in merged.items():
        rows.add("model", slug, other)
    models = [record for record in fixtures.models if record.slug not in merged]
    facts = Facts(merge, rows, vocabularies, problems, merged=merged)
    facts.names(models)
    if problems:
        raise BadFixtures(problems)
    touched = facts.models(models)
    touched |= facts.products(fixtures.products)
    facts.organizations(fixtures.organization_claims)
    _mentions(fixtures, rows, problems)
    if problems:
        raise BadFixtures(problems)
    merge.finish()
    counts = {
        "models": len(fixtures.models),
        "products": len(fixtures.products),
        "mentions": len(fixtures.mentions),
        **merge.counts,
    }
    Batch.objects.create(reader=READER, digest=print_of_files, counts=counts, actor=ACTOR)
    drafts = FoundationModel.objects.filter(
        slug__in=[record.slug for record in fixtures.models], state=ModelState.DRAFT
    )
    listed = FoundationModel.objects.published().values_list("pk", flat=True)
    wanted = sorted(
        {*drafts.values_list("pk", flat=True), *listed}
        if rows.changed
        else {*drafts.values_list("pk", flat=True), *(touched & set(listed))}
    )
    published = publish_many(wanted, actor=ACTOR, reason=REASON, vocabularies=vocabularies) if wanted else []
    return SeedReport(counts=counts, published=len(published), unchanged=False)


def _nouns(fixtures: Fixtures, merge: Merge, problems: list[FixtureProblem]) -> Rows:
    rows = Rows()
    records = [*fixtures.nouns, *(product.noun for product in fixtures.products)]
    seen: set[tuple[str, str]] = set()
    for record in records:
        if (record.noun, record.slug) in seen:
            problems.append(FixtureProblem(record.where, "stands twice."))
            continue
        seen.add((record.noun, record.slug))
        try:
            _noun(record, merge, rows)
        except CurationProblem as problem:
            place = f"{record.where} {problem.field}" if problem.field else record.where
            problems.append(FixtureProblem(place, problem.detail))
    for record in records:
        try:
            _references(record, rows)
        except BadFixture as error:
            problems.append(error.problem)
    return rows


def _noun(record: NounRecord, merge: Merge, rows: Rows) -> None:
    table = TABLES[record.noun]
    row, changed = merge.named(table, record.noun, record.slug, {"slug": record.slug}, record.fields)
    rows.add(record.noun, record.slug, row)
    rows.changed |= changed


def _references(record: NounRecord, rows: Rows) -> None:
    row = rows.get(record.noun, record.slug, record.where)
    if record.parent:
        parent = rows.get(record.noun, record.parent, f"{record.where} parent")
        if row.parent_id is None:
            row.parent = parent
            row.save(update_fields=["parent"])
            rows.changed = True
    for name, slugs in record.many.items():
        wanted = [rows.get(name.rstrip("s"), slug, f"{record.where} {name}") for slug in slugs]
        if not getattr(row, name).exists():
            getattr(row, name).set(wanted)


def _mentions(fixtures: Fixtures, rows: Rows, problems: list[FixtureProblem]) -> None:
    by_source: dict[str, list[Mention]] = {}
    for record in fixtures.mentions:
        try:
            links = {
                noun: rows.get(noun, slug, f"{record.where} {noun}") for noun, slug in record.links.items() if slug
            }
            source = rows.get("source", record.source, record.where)
        except BadFixture as error:
            problems.append(error.problem)
            continue
        by_source.setdefault(record.source, []).append(
            Mention(source=source, position=record.position, **record.fields, **links)
        )
    for source, mentions in by_source.items():
        _replace_mentions(source, mentions)


def _replace_mentions(source: str, mentions: Sequence[Mention]) -> None:
    Mention.objects.filter(source__slug=source).delete()
    Mention.objects.bulk_create(mentions)
