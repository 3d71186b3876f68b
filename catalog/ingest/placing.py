"""Placing: rows find their model, or become one; what is not sure is queued."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from catalog.ingest.decided import Decided, Printed, printed
from catalog.ingest.index import Index, KnownModel, KnownVariant, Subject
from catalog.ingest.matching import SURE, Action, Match, decide, naming, within
from catalog.ingest.normalized import NormalizedRecord
from catalog.ingest.pending import Pending
from catalog.ingest.plan import NewModel, NewName, PlannedRecord
from catalog.ingest.records import RecordKind, Unreadable
from catalog.ingest.settling import Row
from catalog.values.name import fold, slugify
from catalog.values.problem import ValueProblem
from catalog.values.sized_name import without_size

NAME_LIMIT = 200

_KINDS = {
    RecordKind.PRODUCT: "It describes a product, no model.",
    RecordKind.DATASET: "It describes a data set, no model.",
    RecordKind.DOCUMENTATION: "It explains the format and describes nothing.",
}


@dataclass(slots=True)
class Placing:
    """Places the rows of one input, in their order: a later row may be about the model that an earlier one makes."""

    index: Index
    decided: Mapping[Printed, Decided] = field(default_factory=dict)
    """What people have said of rows of the same catalog before."""
    pending: Pending = field(default_factory=Pending)
    """What waits for people to say."""
    models: list[NewModel] = field(default_factory=list)
    names: list[NewName] = field(default_factory=list)

    def place(self, record: NormalizedRecord, *, told: Match | None = None) -> Row:
        """This method will say what becomes of a row; `told` is what a person decided on it."""
        planned = PlannedRecord(
            file=record.record.place.file, row=_row(record), name=record.name[:300], action=Action.QUARANTINE, why=""
        )
        row = Row(record, planned)
        if record.record.kind is not RecordKind.MODEL:
            planned.why = _KINDS[record.record.kind]
            return row
        if len(record.name) > NAME_LIMIT:
            planned.why = f"Its name is longer than {NAME_LIMIT} characters."
            return row
        match = told or self._told(record) or self.pending.row(planned.file, planned.row, planned.name)
        match = match or decide(record, self._makers(record), self.index)
        planned.action, planned.why = match.action, match.why
        if match.action is Action.QUEUE:
            planned.candidates = list(match.candidates)
            planned.queued = stripped(record)
            return row
        if match.action is Action.QUARANTINE:
            return row
        makers = [slug for name in self._names(record) if (slug := self.index.makers.add(name))]
        model = self.index.models[match.model] if match.model else self._create(match, makers)
        if model is None:
            planned.action = Action.QUARANTINE
            planned.why = "Its name has no letter that an address may have; a person has to name it."
            return row
        model.makers |= set(makers)
        variant = match.variant or (self._add_variant(model, match, record) if match.label else "")
        row.model, row.variant = model.slug, variant
        planned.subject = str(Subject(model.slug, variant))
        self._learn(model, variant, record)
        return row

    def _told(self, record: NormalizedRecord) -> Match | None:
        """What a person has said of the row before; a model that is gone since is no answer."""
        said = self.decided.get(printed(record.name, record.organizations))
        if said is None:
            return None
        if said.model is None:
            return Match(Action.QUARANTINE, f"{said.by} has put it aside.")
        model = self.index.models.get(said.model)
        if model is None:
            return None
        why = f"{said.by} has said so."
        named = naming(record)
        return within(model, named, why) if named.label else Match(Action.MATCH, why, model.slug)

    def _makers(self, record: NormalizedRecord) -> list[str]:
        """The row's organizations; one that nobody knows stands for itself, since it is not any of the known ones."""
        return [self.index.makers.find(name) or f"?{fold(name)}" for name in self._names(record)]

    def _names(self, record: NormalizedRecord) -> list[str]:
        return [part for name in record.organizations for part in self.index.makers.parts(name)]

    def _create(self, match: Match, makers: Sequence[str]) -> KnownModel | None:
        slug = self.index.free_slug(match.family, makers)
        if slug is None:
            return None
        key = fold(match.family)
        namesakes = sorted({subject.model for subject in self.index.names.get(key, ())})
        model = KnownModel(slug, match.family)
        self.index.add_model(model, [match.family], [])
        self.models.append(NewModel(slug, match.family, namesakes))
        return model

    def _add_variant(self, model: KnownModel, match: Match, record: NormalizedRecord) -> str:
        label = naming(record).label
        variant = KnownVariant(self.index.free_variant(model, _slug(label, match.label, model.slug)), match.label)
        self.index.add_variant(model, variant, [label], [])
        return variant.slug

    def _learn(self, model: KnownModel, variant: str, record: NormalizedRecord) -> None:
        """Let the row's ids lead to what it is about, and its aliases too if the plan has made that."""
        subject = Subject(model.slug, variant)
        is_new = model.is_new and (not variant or model.variants[variant].pk is None)
        for kind, value in record.identifiers:
            known = self.index.identifiers.get((kind, value), set())
            if known or not (is_new or kind in SURE):
                continue
            self.names.append(NewName(str(subject), value, kind))
            self.index.call(subject, [], [(kind, value)])
        if is_new:
            for alias in record.aliases:
                if fold(alias) and not self.index.names.get(fold(alias)):
                    self.names.append(NewName(str(subject), alias))
                    self.index.call(subject, [alias], [])
        for claim in record.claims:
            if variant and claim.attribute == "parameters" and not claim.variant and isinstance(claim.value, int):
                model.variants[variant].sizes.add(claim.value)


def unreadable(found: Unreadable) -> PlannedRecord:
    """This function will return the place in a plan of a row that cannot be read."""
    place = found.place
    return PlannedRecord(
        file=place.file, row=place.row or "whole", name=found.excerpt[:300], action=Action.QUARANTINE, why=found.reason
    )


def stripped(record: NormalizedRecord) -> NormalizedRecord:
    """This function will return a row without the printed texts that its claims were read from."""
    return replace(record, record=replace(record.record, statements=(), components=(), lineage=()))


def keys_of(record: NormalizedRecord) -> set[str]:
    """This function will return the folded names under which a row's model, or those it came from, may be known."""
    named = naming(record)
    names = [named.name, named.family, record.name, *record.aliases]
    for edge in record.lineage:
        names += [edge.parent, without_size(edge.parent)]
    return {fold(name) for name in names} - {""}


def slugs_of(record: NormalizedRecord, makers: Iterable[str]) -> set[str]:
    """This function will return the addresses that a new model of a row may get."""
    named = naming(record)
    names = {named.name, named.family}
    return {_slug(text) for name in names for text in (name, *(f"{name} {maker}" for maker in makers))} - {""}


def _row(record: NormalizedRecord) -> str:
    """What a person can find in the file: the key of the row and where it stands."""
    place, key = record.record.place, record.record.key
    return f"{place.row}, {key}" if place.row and key and key != place.row else key or place.row


def _slug(*texts: str) -> str:
    for text in texts:
        try:
            return slugify(text)
        except ValueProblem:
            continue
    return ""
