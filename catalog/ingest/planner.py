"""The planner: from the rows of an input to a plan of what would change, without changing anything."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence

from catalog.curation.vocabularies import Vocabularies
from catalog.ingest.decided import decided
from catalog.ingest.edges import Descent, draw
from catalog.ingest.index import Index, KnownModel, KnownVariant
from catalog.ingest.input import Input
from catalog.ingest.makers import Makers
from catalog.ingest.matching import Match
from catalog.ingest.normalized import NormalizedRecord
from catalog.ingest.normalizer import Normalizer
from catalog.ingest.pending import Pending
from catalog.ingest.placing import Placing, keys_of, slugs_of, unreadable
from catalog.ingest.plan import VERSION, NewOrganization, NewVariant, Plan, PlannedSource, settled
from catalog.ingest.records import Record, Unreadable, Upstream
from catalog.ingest.registry_words import registry_words
from catalog.ingest.settling import Row, Settling
from catalog.ingest.source import source_of, source_of_row
from catalog.ingest.standing import Stock, stock_of
from catalog.models import Batch
from catalog.values.name import fold

TOGETHER = 200
"""Models whose claims are read at a time, so that memory does not grow with their number."""

Progress = Callable[[str, int, int], None]
"""Told the step, how much of it is done, and how much there is (0 where nobody knows)."""


def silent(_step: str, _done: int, _total: int) -> None:
    """This function will tell nobody of the progress."""


def make_plan(
    reader: str,
    upstream: Upstream,
    found: Iterable[Record | Unreadable],
    read: Input,
    *,
    reconsider: bool = False,
    progress: Progress = silent,
) -> Plan:
    """This function will plan the import of what a reader found in an input.

    Of an input that is in the catalog already, what waits for a person goes on waiting, whatever models other catalogs
    have brought in since. With `reconsider` it is judged anew.
    """
    normalizer = Normalizer(registry_words())
    items: list[NormalizedRecord | Unreadable] = []
    for number, item in enumerate(found, 1):
        items.append(normalizer.normalize(item) if isinstance(item, Record) else item)
        progress("Reading", number, 0)
    plan = _empty(reader, upstream, read)
    pending = Pending.load(reader, waiting=bool(plan.after_batch) and not reconsider)
    Planning(upstream, plan, pending, progress).fill(items)
    return plan


def known_plan(reader: str, upstream: Upstream, read: Input) -> Plan | None:
    """This function will return the plan of an input that is in the catalog already: it changes nothing.

    Returns None unless the newest import into the same source read the very same input.
    """
    plan = _empty(reader, upstream, read)
    last = Batch.objects.applied().filter(source__slug=plan.source.slug).order_by("-pk").first()
    if last is None or last.pk != plan.after_batch:
        return None
    plan.applied_as = last.pk
    plan.counts = settled(last.counts)
    plan.files = {name: settled(counts) for name, counts in last.report.get("files", {}).items()}
    return plan


def replan(upstream: Upstream, plan: Plan, record: NormalizedRecord, told: Match) -> Plan:
    """This function will plan the import of one row on which a person has decided, into an empty plan."""
    Planning(upstream, plan, Pending(), silent).fill([record], told)
    return plan


class Planning:
    """One run of the planner."""

    def __init__(self, upstream: Upstream, plan: Plan, pending: Pending, progress: Progress) -> None:
        self._upstream = upstream
        self._plan = plan
        self._progress = progress
        self._today = dt.datetime.now(dt.UTC).date()
        self._index = Index(Makers.load(), source=plan.source.slug)
        self._pending = pending
        self._placing = Placing(self._index, decided(plan.reader), pending)
        self._sources: dict[str, PlannedSource] = {plan.source.slug: plan.source}

    def fill(self, items: Sequence[NormalizedRecord | Unreadable], told: Match | None = None) -> None:
        """This method will put what would become of the rows into the plan."""
        self._load([item for item in items if isinstance(item, NormalizedRecord)], told)
        rows: list[Row] = []
        for number, item in enumerate(items, 1):
            if isinstance(item, Unreadable):
                self._plan.records.append(unreadable(item))
                continue
            row = self._placing.place(item, told=told)
            self._cite(row)
            self._plan.records.append(row.planned)
            if row.model:
                rows.append(row)
            self._progress("Matching", number, len(items))
        self._settle(rows)
        self._finish()

    def _load(self, records: Iterable[NormalizedRecord], told: Match | None) -> None:
        keys: set[str] = set()
        slugs: set[str] = set()
        identifiers: set[tuple[str, str]] = set()
        for record in records:
            self._index.printed.add(fold(record.name))
            keys |= keys_of(record)
            makers = [slug for name in record.organizations if (slug := self._index.makers.find(name))]
            slugs |= slugs_of(record, makers)
            identifiers |= set(record.identifiers)
            identifiers |= {("huggingface", edge.parent) for edge in record.lineage if "/" in edge.parent}
        self._index.load(keys, identifiers, slugs, self._told_models(told))

    def _told_models(self, told: Match | None) -> list[str]:
        """The models that a row is about because a person has said so."""
        said = [entry.model for entry in self._placing.decided.values()]
        return [slug for slug in (*said, told.model if told else None) if slug]

    def _cite(self, row: Row) -> None:
        row.source = self._plan.source.slug
        if row.record.record.url:
            own = source_of_row(self._upstream, row.record, self._today)
            self._sources[own.slug] = own
            row.source = own.slug
            row.planned.source = own

    def _settle(self, rows: Sequence[Row]) -> None:
        vocabularies = Vocabularies.load()
        descent = Descent()
        by_model: dict[str, list[Row]] = {}
        for row in rows:
            by_model.setdefault(row.model, []).append(row)
        done = 0
        ordered = sorted(by_model)
        for start in range(0, len(ordered), TOGETHER):
            slugs = ordered[start : start + TOGETHER]
            models = [self._index.models[slug] for slug in slugs]
            stocks = stock_of({model.pk: model.slug for model in models if model.pk}, self._plan.reader)
            for model in models:
                stock = stocks.get(model.slug, Stock())
                settling = Settling(model, stock, self._index, vocabularies, self._sources, self._pending)
                for row in by_model[model.slug]:
                    settling.settle(row)
                    draw(row, self._index, stock, descent, self._pending)
                self._plan.replaced += settling.replaced()
                done += 1
                self._progress("Comparing", done, len(by_model))

    def _finish(self) -> None:
        plan, index = self._plan, self._index
        plan.models = self._placing.models
        plan.names = self._placing.names
        for model in index.models.values():
            self._ensure_variant(model)
            plan.variants += [
                NewVariant(model.slug, variant.slug, variant.name)
                for variant in model.variants.values()
                if variant.pk is None
            ]
        used = {
            slug
            for record in plan.records
            for claim in record.claims
            if claim.attribute == "organizations" and claim.value
            for slug in claim.value
        }
        plan.organizations = [NewOrganization(slug, name) for slug, name in index.makers.added.items() if slug in used]
        touched = {record.subject.partition("/")[0] for record in plan.records if record.changes}
        touched |= {entry.subject.partition("/")[0] for entry in plan.replaced}
        touched |= {entry.subject.partition("/")[0] for entry in plan.names}
        touched |= {variant.model for variant in plan.variants}
        plan.versions = {slug: index.models[slug].version for slug in sorted(touched) if not index.models[slug].is_new}
        plan.recount()

    def _ensure_variant(self, model: KnownModel) -> None:
        """Every model has at least one variant."""
        if model.is_new and not model.variants:
            self._index.add_variant(model, KnownVariant(model.slug, model.name), [], [])


def _empty(reader: str, upstream: Upstream, read: Input) -> Plan:
    last = Batch.objects.applied().of(reader, read.digest).first()
    today = dt.datetime.now(dt.UTC).date()
    return Plan(
        plan=VERSION,
        reader=reader,
        input=read.name,
        digest=read.digest,
        source=source_of(upstream, read.name, today),
        after_batch=last.pk if last else 0,
    )
