"""The normalizer: from a record's printed texts to typed claims, typed absences and what is held back, with reasons."""

from collections.abc import Iterator
from dataclasses import replace

from catalog.ingest.cells import Doubt, Outcome, Told, read_single, read_sizes
from catalog.ingest.listed import known_licenses, read_listed
from catalog.ingest.normalized import Held, NormalizedRecord, TypedClaim, TypedComponent
from catalog.ingest.records import ComponentStatement, LineageStatement, Record, RecordKind, Statement
from catalog.ingest.words import Words
from catalog.values.absence import absence
from catalog.values.identifier import parse_identifier
from catalog.values.links import links_in
from catalog.values.name import nearest
from catalog.values.problem import ValueProblem, quoted
from catalog.values.prose import short_note
from catalog.vocabulary.attributes import ATTRIBUTES, SEVERAL, Kind
from catalog.vocabulary.components import Availability, ComponentKind
from catalog.vocabulary.lineage import LineageKind

_CLAIMING = frozenset({RecordKind.MODEL, RecordKind.PRODUCT})
_REMEMBERED = 20_000  # so that memory does not grow with the input
_REMEMBERED_LENGTH = 200
_LISTED = frozenset({Kind.TERM, Kind.TERMS, Kind.LANGUAGES})


class Normalizer:
    """Types records by the words of one registry, remembering what the last short texts said."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.seen: dict[tuple[str, str, tuple[str, ...], str], list[Outcome]] = {}

    def normalize(self, record: Record) -> NormalizedRecord:
        """This method will return a record with its claims; of datasets and documentation there are none to make.

        It never raises: what cannot be typed is among `quarantined`.
        """
        plain = NormalizedRecord(record, record.name, record.aliases, record.organizations)
        if record.kind not in _CLAIMING:
            return plain
        held: list[Held] = []
        claims = [claim for statement in record.statements for claim in self._claims(statement, held)]
        return replace(
            plain,
            identifiers=tuple(_identifiers(record, held)),
            claims=_once(claims),
            components=tuple(filter(None, (self._component(part, held) for part in record.components))),
            lineage=tuple(edge for edge in record.lineage if _is_edge(edge, held)),
            quarantined=tuple(held),
        )

    def _claims(self, statement: Statement, held: list[Held]) -> Iterator[TypedClaim]:
        """This method will yield the claims of a statement and add to `held` what it cannot type."""
        note = short_note(statement.note)
        for outcome in self._outcomes(statement):
            if isinstance(outcome, Doubt):
                text = outcome.text or statement.text
                held.append(Held(statement.place, statement.attribute, text, outcome.reason, statement.variant))
                continue
            yield TypedClaim(
                attribute=outcome.attribute or statement.attribute,
                value=outcome.value,
                status=outcome.status,
                variant=outcome.variant or statement.variant,
                place=statement.place,
                text=statement.text,
                note=note,
                basis=statement.basis,
                confidence=statement.confidence,
            )

    def _outcomes(self, statement: Statement) -> list[Outcome]:
        if len(statement.text) > _REMEMBERED_LENGTH:
            return self._read(statement)
        key = (statement.attribute, statement.text, statement.texts, statement.unit)
        if key not in self.seen:
            if len(self.seen) >= _REMEMBERED:
                self.seen.clear()
            self.seen[key] = self._read(statement)
        return self.seen[key]

    def _read(self, statement: Statement) -> list[Outcome]:
        """This method will return what a statement says; of an attribute of several values an absence says nothing."""
        attribute = ATTRIBUTES.get(statement.attribute)
        if attribute is None:
            near = nearest(statement.attribute, ATTRIBUTES)
            hint = f" Did you mean {near}?" if near else ""
            return [Doubt(f"There is no attribute {quoted(statement.attribute)}.{hint}")]
        status = None if statement.texts else absence(statement.text)
        if status is not None:
            return [] if attribute.key in SEVERAL else [Told(None, status)]
        if attribute.key == "parameters":
            return read_sizes(statement)
        if attribute.kind in _LISTED:
            return read_listed(statement, attribute, self.words)
        return read_single(statement, attribute)

    def _component(self, part: ComponentStatement, held: list[Held]) -> TypedComponent | None:
        """This method will return a release artifact; one that is no component of the framework is held back."""
        if part.component not in ComponentKind.values or part.availability not in Availability.values:
            held.append(Held(part.place, "component", part.component, f"{quoted(part.component)} is no component."))
            return None
        licenses: list[str] = []
        note = part.note
        if part.license and absence(part.license) is None:
            try:
                licenses = known_licenses(part.license, self.words)
            except ValueProblem as problem:
                held.append(Held(part.place, "component", part.license, problem.detail))
                note = f"License as printed: {part.license}. {note}"
        url = next(iter(links_in(part.url)), "")
        return TypedComponent(part.component, part.availability, part.place, tuple(licenses), url, short_note(note))


def _identifiers(record: Record, held: list[Held]) -> Iterator[tuple[str, str]]:
    for kind, text in record.identifiers:
        try:
            yield kind, parse_identifier(kind, text)
        except ValueProblem as problem:
            held.append(Held(replace(record.place, column=kind), "identifier", text, problem.detail))


def _is_edge(edge: LineageStatement, held: list[Held]) -> bool:
    """This function will say whether an edge can be drawn, and hold it back where nobody said of which kind it is."""
    if absence(edge.parent) is not None:
        return False
    if edge.kind in LineageKind.values:
        return True
    reason = "The catalog does not say in which way the model came from this one."
    held.append(Held(edge.place, "lineage", edge.parent, reason))
    return False


def _once(claims: list[TypedClaim]) -> tuple[TypedClaim, ...]:
    """This function will return claims in order, each once; lists are compared by their content."""
    found: dict[tuple[str, str, str, str, str], TypedClaim] = {}
    for claim in claims:
        found.setdefault((claim.attribute, claim.variant, claim.status, repr(claim.value), str(claim.place)), claim)
    return tuple(found.values())
