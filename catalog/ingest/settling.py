"""Settling: what the rows about one model would add to it, hold back, leave as it is or replace."""

from collections.abc import Collection
from dataclasses import dataclass, field

from catalog.curation.claim import read_value
from catalog.curation.problem import CurationProblem
from catalog.curation.resolution import agree
from catalog.curation.vocabularies import Vocabularies
from catalog.ingest import rules
from catalog.ingest.homes import Homes, NoHome
from catalog.ingest.index import Index, KnownModel, KnownVariant
from catalog.ingest.matching import naming
from catalog.ingest.normalized import Held, NormalizedRecord, TypedClaim, TypedComponent
from catalog.ingest.pending import Pending
from catalog.ingest.plan import HeldBack, PlannedClaim, PlannedComponent, PlannedRecord, Replaced, Rival
from catalog.ingest.standing import Release, Standing, Stock, text_of
from catalog.values.name import fold, slugify
from catalog.values.problem import ValueProblem
from catalog.vocabulary.attributes import ATTRIBUTES
from catalog.vocabulary.ranks import Rank
from catalog.vocabulary.statuses import SILENT, ValueStatus

LOCATOR_LIMIT = 500


@dataclass(slots=True)
class Row:
    """One row on its way into a plan."""

    record: NormalizedRecord
    planned: PlannedRecord
    model: str = ""
    variant: str = ""
    """Slug of the variant that it is about as a whole."""
    source: str = ""
    """Slug of the source that its claims cite."""


@dataclass(slots=True)
class Settling:
    """Compares rows about one model with what stands of it."""

    model: KnownModel
    stock: Stock
    index: Index
    vocabularies: Vocabularies
    sources: Collection[str]
    """Slugs of the sources of the whole input."""
    pending: Pending = field(default_factory=Pending)
    """What waits for a person or was put aside by one."""
    _claims: list[Standing] = field(default_factory=list)
    _said: set[tuple[str, ...]] = field(default_factory=set)
    _components: set[Release] = field(default_factory=set)
    _files: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._claims = list(self.stock.claims)

    def settle(self, row: Row) -> None:
        """This method will plan what a row adds."""
        self._files.add(row.planned.file)
        case = rules.Case(row.record, self._siblings(row), dict(self.vocabularies.commercial_use))
        held = rules.judge(case)
        numbers = naming(row.record).numbers
        for at, claim in enumerate(row.record.claims):
            waits = self.pending.cell(claim.place, claim.attribute, claim.text)
            try:
                planned = self._place(claim, row, numbers)
            except (NoHome, CurationProblem) as problem:
                row.planned.held.append(_held_claim(claim, *(waits or _doubt(problem)), None))
                continue
            why = waits or held.get(at)
            if why and not self._stands(planned, row):
                row.planned.held.append(_held_claim(claim, *why, planned))
            else:
                self._compare(planned, row)
        for component in row.record.components:
            self._component(component, row)
        row.planned.held += [_held_cell(cell) for cell in row.record.quarantined]

    def replaced(self) -> list[Replaced]:
        """This method will return what the same catalog said before of the model, in these files, and says no more."""
        claims = [
            Replaced("claim", entry.pk, _subject(self.model, entry.variant), f"{entry.attribute}: {_shown(entry)}")
            for entry in self.stock.claims
            if self._is_ours(entry.source, entry.locator) and entry.is_own and not entry.is_touched
            if _says(entry) not in self._said
        ]
        components = [
            Replaced("component", pk, _subject(self.model, says.variant), f"{says.component}: {says.availability}")
            for says, pk in self.stock.components.items()
            if self._is_ours(says.source, self.stock.component_places[pk]) and says not in self._components
        ]
        return claims + components

    def _is_ours(self, source: str, locator: str) -> bool:
        return source in self.sources and any(
            locator == file or locator.startswith(f"{file}, ") for file in self._files
        )

    def _siblings(self, row: Row) -> list[int]:
        return [size for variant in self.model.whole if variant.slug != row.variant for size in variant.sizes]

    def _place(self, claim: TypedClaim, row: Row, numbers: Collection[int]) -> PlannedClaim:
        value = self._value(claim)
        homes = Homes(self.model, self._claims, self._add_variant)
        variant = homes.of(claim, row.variant, {row.source}, numbers)
        if claim.attribute == "parameters" and isinstance(value, int) and variant:
            self.model.variants[variant].sizes.add(value)
        return PlannedClaim(
            subject=_subject(self.model, variant),
            attribute=claim.attribute,
            place=str(claim.place)[:LOCATOR_LIMIT],
            value=value,
            status=claim.status,
            note=claim.note,
            basis=claim.basis,
            confidence=claim.confidence,
        )

    def _value(self, claim: TypedClaim) -> object:
        if claim.status != ValueStatus.KNOWN:
            return None
        if claim.attribute != "organizations":
            return read_value(ATTRIBUTES[claim.attribute], claim.value, self.vocabularies)
        names = claim.value if isinstance(claim.value, list) else [claim.value]
        makers = self.index.makers
        slugs = [makers.add(part) for name in names for part in makers.parts(str(name))]
        if not slugs or None in slugs:
            raise CurationProblem("A name in it cannot be an organization's.", field="value")
        return sorted({slug for slug in slugs if slug})

    def _stands(self, planned: PlannedClaim, row: Row) -> bool:
        """A person has accepted before what a rule holds back."""
        says = _says(_entry(planned, row))
        return any(other.is_own and _says(other) == says for other in self._claims)

    def _compare(self, planned: PlannedClaim, row: Row) -> None:
        entry = _entry(planned, row)
        says = _says(entry)
        rivals = [
            other for other in self._claims if other.variant == entry.variant and other.attribute == entry.attribute
        ]
        stands = any(other.is_own and _says(other) == says for other in rivals)
        corrected = any((entry.status, text_of(entry.value)) in other.former for other in rivals)
        self._said.add(says)
        if stands or corrected:
            row.planned.unchanged += 1
            return
        replaced = {other.pk for other in rivals if other.is_own and not other.is_touched and other.pk}
        planned.against = [
            Rival(other.source, other.value, other.status)
            for other in rivals
            if other.pk not in replaced and self._contradicts(entry, other)
        ]
        self._claims.append(entry)
        row.planned.claims.append(planned)

    def _contradicts(self, entry: Standing, other: Standing) -> bool:
        if other.rank == Rank.DEPRECATED or entry.status in SILENT or other.status in SILENT:
            return False
        return not agree(entry.attribute, entry, other, self.vocabularies)

    def _component(self, component: TypedComponent, row: Row) -> None:
        known = self.vocabularies.commercial_use
        licenses = sorted(slug for slug in component.licenses if slug in known)
        says = Release(
            variant=row.variant,
            source=row.source,
            component=component.component,
            availability=component.availability,
            licenses=tuple(licenses),
            url=component.url,
            note=component.note,
        )
        if says in self._components:
            return
        self._components.add(says)
        if says in self.stock.components:
            row.planned.unchanged += 1
            return
        row.planned.components.append(
            PlannedComponent(
                subject=_subject(self.model, row.variant),
                component=component.component,
                availability=component.availability,
                place=str(component.place)[:LOCATOR_LIMIT],
                licenses=licenses,
                url=component.url,
                note=component.note,
            )
        )

    def _add_variant(self, label: str) -> KnownVariant:
        """This method will make a variant by the name of a size, or the only one of a model that has none."""
        name = label or self.model.name
        if label and fold(self.model.name) not in fold(label):
            name = f"{self.model.name} {label}"
        variant = KnownVariant(self.index.free_variant(self.model, _slug(label) or self.model.slug), name[:200])
        self.index.add_variant(self.model, variant, [label], [])
        return variant


def _entry(planned: PlannedClaim, row: Row) -> Standing:
    return Standing(
        pk=0,
        variant=planned.subject.partition("/")[2],
        attribute=planned.attribute,
        status=planned.status,
        value=planned.value,
        note=planned.note,
        basis=planned.basis,
        confidence=planned.confidence,
        rank=Rank.NORMAL,
        disputed=False,
        source=row.source,
        locator=planned.place,
        is_own=True,
    )


def _says(entry: Standing) -> tuple[str, ...]:
    return (*entry.says, entry.note, entry.basis, entry.confidence, entry.source)


def _shown(entry: Standing) -> str:
    return text_of(entry.value) if entry.status == ValueStatus.KNOWN else entry.status


def _subject(model: KnownModel, variant: str) -> str:
    return f"{model.slug}/{variant}" if variant else model.slug


def _slug(label: str) -> str:
    try:
        return slugify(label)
    except ValueProblem:
        return ""


def _doubt(problem: NoHome | CurationProblem) -> tuple[str, str]:
    """The rule that holds back what cannot be placed or is no value, and its reason."""
    return ("identity", str(problem)) if isinstance(problem, NoHome) else ("value", problem.detail)


def _held_claim(claim: TypedClaim, rule: str, reason: str, planned: PlannedClaim | None) -> HeldBack:
    return HeldBack(
        file=claim.place.file,
        row=claim.place.row,
        column=claim.place.column,
        rule=rule,
        reason=reason,
        attribute=claim.attribute,
        text=claim.text,
        claim=planned,
    )


def _held_cell(cell: Held) -> HeldBack:
    place = cell.place
    return HeldBack(
        file=place.file,
        row=place.row,
        column=place.column,
        rule="value",
        reason=cell.reason,
        attribute=cell.attribute,
        text=cell.text,
    )
