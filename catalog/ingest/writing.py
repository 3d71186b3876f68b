"""Writing: the rows that a plan names, found or made, in the order in which they refer to each other."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from itertools import islice
from typing import TypeVar

from catalog.curation.bulk import Bulk
from catalog.curation.problem import CurationProblem
from catalog.curation.vocabularies import Vocabularies
from catalog.ingest.plan import Plan, PlannedClaim, PlannedComponent, PlannedEdge, PlannedRecord, PlannedSource
from catalog.ingest.planner import Progress, silent
from catalog.models import (
    Alias,
    Claim,
    Component,
    FoundationModel,
    Identifier,
    License,
    Lineage,
    Organization,
    Source,
    Variant,
)
from catalog.vocabulary.actions import ModelState

Item = TypeVar("Item")

TOGETHER = 2000
"""Claims stored at a time, so that memory does not grow with their number."""

NOUNS = {"claim": Claim, "component": Component}
"""Tables of which a newer export replaces rows."""


class Writing:
    """Stores what a plan names."""

    def __init__(self, plan: Plan, bulk: Bulk, progress: Progress = silent) -> None:
        self._plan = plan
        self._bulk = bulk
        self._progress = progress
        self._models: dict[str, FoundationModel] = {}
        self._variants: dict[tuple[int, str], Variant] = {}
        self.sources: dict[str, Source] = {}

    def write(self) -> None:
        """This method will store everything; raises CurationProblem where a row breaks a rule."""
        self._replace()
        self._organizations()
        self._find_models()
        self._find_sources()
        self._new_models()
        self._new_variants()
        self._names()
        self._facts()

    def publishing(self) -> int:
        """This method will return how many models have to be published."""
        return len({*self._bulk.created.get("foundationmodel", []), *self._bulk.touched})

    def model_of(self, subject: str) -> FoundationModel | None:
        """This method will return the model of a subject, given as `model` or `model/variant`, or None for none."""
        return self._models.get(subject.partition("/")[0])

    def _replace(self) -> None:
        for noun, table in NOUNS.items():
            keys = [entry.key for entry in self._plan.replaced if entry.noun == noun]
            if keys:
                self._bulk.remove(table, keys)

    def _organizations(self) -> None:
        self._bulk.insert([Organization(slug=new.slug, name=new.name) for new in self._plan.organizations])

    def find(self, subjects: Iterable[str]) -> None:
        """This method will look up the models and variants of some subjects."""
        wanted = {subject.partition("/")[0] for subject in subjects} - self._models.keys()
        for part in _parts(sorted(wanted), TOGETHER):
            rows = list(FoundationModel.objects.filter(slug__in=part))
            self._models |= {model.slug: model for model in rows}
            for variant in Variant.objects.filter(model_id__in=[model.pk for model in rows]):
                self._variants[variant.model_id, variant.slug] = variant

    def _find_models(self) -> None:
        self.find(self._plan.versions)
        self.find(subject for record in self._plan.records for subject in _subjects(record))
        changed = {entry.subject.partition("/")[0] for entry in self._plan.replaced}
        self._bulk.touched |= {model.pk for slug, model in self._models.items() if slug in changed}

    def _find_sources(self) -> None:
        planned = {self._plan.source.slug: self._plan.source}
        planned |= {record.source.slug: record.source for record in self._plan.records if record.source}
        known = {row.slug: row for row in Source.objects.filter(slug__in=planned)}
        new = [Source(**asdict(source)) for slug, source in planned.items() if slug not in known]
        known |= {row.slug: row for row in self._bulk.insert(new)}
        for slug, source in planned.items():
            differing = _differing(known[slug], source)
            if differing:
                self._bulk.change(known[slug], differing)
        self.sources = known

    def _new_models(self) -> None:
        shells = {
            model.slug: model
            for model in FoundationModel.objects.filter(
                slug__in=[new.slug for new in self._plan.models], state=ModelState.WITHDRAWN, variants__isnull=True
            )
        }
        for new in self._plan.models:
            if new.slug in shells:
                shells[new.slug].name = new.name
        self._bulk.reuse(shells.values())
        fresh = [FoundationModel(slug=new.slug, name=new.name) for new in self._plan.models if new.slug not in shells]
        self._models |= shells | {model.slug: model for model in self._bulk.insert(fresh)}

    def _new_variants(self) -> None:
        positions: dict[int, int] = {}
        for (model_id, _), variant in self._variants.items():
            positions[model_id] = max(positions.get(model_id, 0), variant.position + 1)
        rows = []
        for new in self._plan.variants:
            model = self._model(new.model)
            position = positions.get(model.pk, 0)
            positions[model.pk] = position + 1
            rows.append(Variant(model=model, slug=new.slug, name=new.name, position=position))
            self._bulk.touched.add(model.pk)
        for variant in self._bulk.insert(rows):
            self._variants[variant.model_id, variant.slug] = variant

    def _names(self) -> None:
        aliases, identifiers = [], []
        for new in self._plan.names:
            model, variant = self._subject(new.subject)
            self._bulk.touched.add(model.pk)
            owner = {"variant": variant} if variant else {"model": model}
            if new.kind:
                identifiers.append(Identifier(**owner, kind=new.kind, value=new.value))
            else:
                aliases.append(Alias(**owner, name=new.value))
        self._bulk.insert(aliases)
        self._bulk.insert(identifiers)

    def _facts(self) -> None:
        vocabularies = Vocabularies.load()
        licenses = dict(License.objects.values_list("slug", "pk"))
        changed = [record for record in self._plan.records if record.changes]
        done = 0
        for part in _parts(changed, 200):
            self._bulk.insert([row for record in part for row in self._claims(record)], vocabularies)
            components = [(self._component(entry, record), entry) for record in part for entry in record.components]
            self._bulk.insert([row for row, _ in components])
            self._bulk.set_licenses((row, [licenses[slug] for slug in entry.licenses]) for row, entry in components)
            self._bulk.insert([self._edge(entry, record) for record in part for entry in record.lineage])
            done += len(part)
            self._progress("Storing", done, len(changed))

    def _claims(self, record: PlannedRecord) -> Iterator[Claim]:
        for entry in record.claims:
            yield self.claim(entry, self._source(record))

    def claim(self, entry: PlannedClaim, source: Source) -> Claim:
        """This method will return a planned claim as a row that is not stored yet."""
        model, variant = self._subject(entry.subject)
        self._bulk.touched.add(model.pk)
        return Claim(
            **({"variant": variant} if variant else {"model": model}),
            attribute=entry.attribute,
            status=entry.status,
            value=entry.value,
            source=source,
            locator=entry.place,
            note=entry.note,
            basis=entry.basis,
            confidence=entry.confidence,
        )

    def _component(self, entry: PlannedComponent, record: PlannedRecord) -> Component:
        model, variant = self._subject(entry.subject)
        self._bulk.touched.add(model.pk)
        return Component(
            model=model,
            variant=variant,
            component=entry.component,
            availability=entry.availability,
            source=self._source(record),
            locator=entry.place,
            url=entry.url,
            note=entry.note,
        )

    def _edge(self, entry: PlannedEdge, record: PlannedRecord) -> Lineage:
        child, child_variant = self._subject(entry.child)
        parent, parent_variant = self._subject(entry.parent)
        self._bulk.touched |= {child.pk, parent.pk}
        return Lineage(
            child=child,
            child_variant=child_variant,
            kind=entry.kind,
            parent=parent,
            parent_variant=parent_variant,
            source=self._source(record),
            locator=entry.place,
            note=entry.note,
        )

    def _source(self, record: PlannedRecord) -> Source:
        return self.sources[record.source.slug if record.source else self._plan.source.slug]

    def _subject(self, subject: str) -> tuple[FoundationModel, Variant | None]:
        slug, _, part = subject.partition("/")
        model = self._model(slug)
        variant = self._variants.get((model.pk, part)) if part else None
        if part and variant is None:
            raise CurationProblem(f"{subject}: the model has no such variant.", code="stale", field="variant")
        return model, variant

    def _model(self, slug: str) -> FoundationModel:
        model = self._models.get(slug)
        if model is None:
            raise CurationProblem(f"{slug}: there is no such model.", code="stale", field="model")
        return model


def _subjects(record: PlannedRecord) -> Iterator[str]:
    if record.subject:
        yield record.subject
    yield from (claim.subject for claim in record.claims)
    for edge in record.lineage:
        yield from (edge.child, edge.parent)


def _differing(row: Source, planned: PlannedSource) -> dict[str, object]:
    """What a newer export changes of its source: which one it is and when it was read."""
    wanted = {name: getattr(planned, name) for name in ("version", "date", "accessed_date")}
    return {name: value for name, value in wanted.items() if value and getattr(row, name) != value}


def _parts(items: Iterable[Item], size: int) -> Iterator[Sequence[Item]]:
    rest = iter(items)
    while part := list(islice(rest, size)):
        yield part
