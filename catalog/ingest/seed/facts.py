"""Facts from fixtures: claims, components and edges, each held to curation's rules."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import orjson
from django.db.models import Q

from catalog.curation.claim import check
from catalog.curation.lineage import check_no_cycle
from catalog.curation.merge import Merge
from catalog.curation.problem import CurationProblem
from catalog.curation.vocabularies import Vocabularies
from catalog.ingest.seed.names import Names, merge_variants
from catalog.ingest.seed.problem import BadFixture, FixtureProblem
from catalog.ingest.seed.records import CitedRecord, ModelRecord, ProductRecord
from catalog.ingest.seed.rows import Rows
from catalog.models import Claim, Component, FoundationModel, Lineage, ProductModel, Variant


def claim_key(claim: Claim) -> tuple[Any, ...]:
    """This function will return what tells a claim apart from others."""
    subject = (claim.model_id, claim.variant_id, claim.product_id, claim.organization_id)
    return (*subject, claim.attribute, claim.status, orjson.dumps(claim.value), claim.source_id, claim.locator)


Stated = Mapping[tuple[int | None, int | None], Sequence[Claim]]
"""What is claimed already, by the keys of the model or the variant that it is about."""


def _stated(slugs: Collection[str]) -> Stated:
    found: dict[tuple[int | None, int | None], list[Claim]] = {}
    for claim in Claim.objects.filter(Q(model__slug__in=slugs) | Q(variant__model__slug__in=slugs)):
        found.setdefault((claim.model_id, claim.variant_id), []).append(claim)
    return found


class Facts:
    """Loads the facts of one run, gathering problems instead of stopping at the first."""

    def __init__(
        self,
        merge: Merge,
        rows: Rows,
        vocabularies: Vocabularies,
        problems: list[FixtureProblem],
        *,
        merged: Collection[str] = (),
    ) -> None:
        self._merge = merge
        self._merged = merged
        self._rows = rows
        self._vocabularies = vocabularies
        self._problems = problems
        self._variants: dict[str, dict[str, Variant]] = {}
        self._touched: set[int] = set()

    def names(self, records: Sequence[ModelRecord]) -> None:
        """This function will load models, variants and what they are called, so that facts can refer to them."""
        known = Names([record.slug for record in records])
        for record in records:
            try:
                self._name(record, known)
            except CurationProblem as problem:
                self._problems.append(FixtureProblem(f"{record.where} {problem.field or 'slug'}", problem.detail))

    def _name(self, record: ModelRecord, known: Names) -> None:
        model, changed = self._merge.named(FoundationModel, "model", record.slug, {"slug": record.slug}, record.fields)
        self._rows.add("model", record.slug, model)
        self._variants[record.slug], regrouped = merge_variants(self._merge, model, record.variants)
        if known.merge(model, record, self._variants[record.slug]) or changed or regrouped:
            self._touched.add(model.pk)

    def models(self, records: Sequence[ModelRecord]) -> set[int]:
        """This function will load all that is cited of models; returns the keys of those that changed."""
        touched, variants = self._touched, self._variants
        stated = _stated([record.slug for record in records])
        for record in records:
            model = self._rows.get("model", record.slug, record.where)
            if self._claims_of_model(record, model, variants[record.slug], stated):
                touched.add(model.pk)
            if self._components(record, model, variants[record.slug]):
                touched.add(model.pk)
            if self._lineage(record, model, variants):
                touched |= {model.pk, *model.parents.values_list("parent_id", flat=True)}
        return touched

    def products(self, records: Sequence[ProductRecord]) -> set[int]:
        """This function will load what is claimed of products and their edges to models; returns touched models."""
        touched: set[int] = set()
        for record in records:
            product = self._rows.get("product", record.noun.slug, record.noun.where)
            self._claims({"product": product}, record.claims, Claim.objects.filter(product=product))
            wanted = [
                edge
                for edge in (self._product_edge(entry, product) for entry in self._of_standing(record.edges, "model"))
                if edge
            ]
            changed = self._facts(
                record.noun.where,
                product.edges.all(),
                wanted,
                lambda edge: (edge.product_id, edge.model_id, edge.variant_id, edge.role, edge.source_id),
                ("locator",),
            )
            if changed:
                touched |= {edge.model_id for edge in wanted}
        return touched

    def organizations(self, claims: Mapping[str, Sequence[CitedRecord]]) -> None:
        """This function will load what is claimed of organizations."""
        for slug, records in claims.items():
            organization = self._rows.get("organization", slug, slug)
            self._claims({"organization": organization}, records, Claim.objects.filter(organization=organization))

    def _claims_of_model(
        self, record: ModelRecord, model: FoundationModel, variants: Mapping[str, Variant], stated: Stated
    ) -> bool:
        changed = self._claims({"model": model}, record.claims, stated.get((model.pk, None), ()))
        for entry in record.variants:
            variant = variants[entry.slug]
            changed |= self._claims({"variant": variant}, entry.claims, stated.get((None, variant.pk), ()))
        return changed

    def _claims(self, subject: Mapping[str, Any], records: Sequence[CitedRecord], existing: Iterable[Claim]) -> bool:
        wanted = [claim for claim in (self._claim(subject, record) for record in records) if claim]
        where = records[0].where if records else ""
        return self._facts(where, existing, wanted, claim_key, ("disputed", "as_of", "verified_date"))

    def _claim(self, subject: Mapping[str, Any], record: CitedRecord) -> Claim | None:
        try:
            claim = Claim(**subject, **record.fields, source=self._source(record))
            check(claim, self._vocabularies)
        except BadFixture as error:
            self._problems.append(error.problem)
            return None
        except CurationProblem as problem:
            hint = f" Did you mean “{problem.did_you_mean}”?" if problem.did_you_mean else ""
            self._problems.append(FixtureProblem(f"{record.where}.{problem.field}", f"{problem.detail}{hint}"))
            return None
        return claim

    def _components(self, record: ModelRecord, model: FoundationModel, variants: Mapping[str, Variant]) -> bool:
        wanted: list[Component] = []
        licenses: list[list[Any]] = []
        for entry in record.components:
            try:
                own = dict(entry.fields)
                listed = [self._rows.get("license", slug, f"{entry.where}.licenses") for slug in own.pop("licenses")]
                own["variant"] = self._variant(variants, own["variant"], f"{entry.where}.variant")
                wanted.append(Component(model=model, source=self._source(entry), **own))
                licenses.append(listed)
            except BadFixture as error:
                self._problems.append(error.problem)
        changed = self._facts(record.where, model.components.all(), wanted, component_key, ("url",))
        if changed:
            stored = {component_key(component): component for component in model.components.all()}
            for component, listed in zip(wanted, licenses, strict=True):
                stored[component_key(component)].licenses.set(listed)
        return changed

    def _lineage(
        self, record: ModelRecord, model: FoundationModel, variants: Mapping[str, Mapping[str, Variant]]
    ) -> bool:
        wanted: list[Lineage] = []
        for entry in self._of_standing(record.lineage, "parent"):
            try:
                own = dict(entry.fields)
                parent = self._rows.get("model", own.pop("parent"), f"{entry.where}.parent")
                own["child_variant"] = self._variant(variants[record.slug], own["child_variant"], entry.where)
                own["parent_variant"] = self._variant(variants[parent.slug], own["parent_variant"], entry.where)
                edge = Lineage(child=model, parent=parent, source=self._source(entry), **own)
                check_no_cycle(edge)
                wanted.append(edge)
            except BadFixture as error:
                self._problems.append(error.problem)
            except CurationProblem as problem:
                self._problems.append(FixtureProblem(f"{entry.where}.{problem.field}", problem.detail))
        return self._facts(record.where, model.parents.all(), wanted, edge_key, ("locator",))

    def _of_standing(self, records: Sequence[CitedRecord], end: str) -> list[CitedRecord]:
        """Leave out edges to models that were merged into others: they moved along, and people have them in hand."""
        standing = [record for record in records if record.fields.get(end) not in self._merged]
        self._merge.counts["kept"] += len(records) - len(standing)
        return standing

    def _product_edge(self, entry: CitedRecord, product: Any) -> ProductModel | None:
        try:
            own = dict(entry.fields)
            model = self._rows.get("model", own.pop("model"), f"{entry.where}.model")
            named = own.pop("variant")
            listed = {variant.slug: variant for variant in model.variants.all()} if named else {}
            variant = self._variant(listed, named, f"{entry.where}.variant")
            return ProductModel(product=product, model=model, variant=variant, source=self._source(entry), **own)
        except BadFixture as error:
            self._problems.append(error.problem)
            return None

    def _facts(self, where: str, existing: Any, wanted: Sequence[Any], key: Any, extra: Sequence[str]) -> bool:
        try:
            return self._merge.facts(existing, wanted, key, extra)
        except CurationProblem as problem:
            self._problems.append(FixtureProblem(where, problem.detail))
            return False

    def _source(self, record: CitedRecord) -> Any:
        return self._rows.get("source", record.source, f"{record.where}.source")

    def _variant(self, variants: Mapping[str, Variant], slug: str, where: str) -> Variant | None:
        if not slug:
            return None
        if slug not in variants:
            raise BadFixture(where, f"no variant of the model has the slug “{slug}”.")
        return variants[slug]


def component_key(component: Component) -> tuple[Any, ...]:
    """This function will return what tells a component apart from others of its model."""
    return (
        component.component,
        component.variant_id,
        component.availability,
        component.source_id,
        component.locator,
    )


def edge_key(edge: Lineage) -> tuple[Any, ...]:
    """This function will return what tells an edge of lineage apart from others of its model."""
    return (edge.kind, edge.child_variant_id, edge.parent_id, edge.parent_variant_id, edge.source_id)
