"""What a sheet asks for: its rows become operations, each problem with its row, its column and its value."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from catalog.admin.bulk_sheet import CITED, COLUMNS, FACTS, NAMES, armed
from catalog.curation.claim import read_value
from catalog.curation.problem import CurationProblem
from catalog.curation.resolution import resolve_all
from catalog.curation.several import Operation, try_all
from catalog.curation.vocabularies import Vocabularies
from catalog.documents.facts import accepted_value
from catalog.ingest.formats.delimited import Row
from catalog.ingest.records import Unreadable
from catalog.models import FoundationModel, Source, Variant
from catalog.values.name import nearest
from catalog.vocabulary.attributes import ATTRIBUTES, Kind, Subject


@dataclass(frozen=True, slots=True)
class Flaw:
    """One cell that cannot be taken."""

    row: str
    column: str
    value: str
    problem: CurationProblem


@dataclass(slots=True)
class Asked:
    """All that a sheet asks for."""

    operations: list[Operation] = field(default_factory=list)
    cells: list[tuple[str, str, str]] = field(default_factory=list)
    """For each operation the row, the column and the value that ask for it."""
    flaws: list[Flaw] = field(default_factory=list)
    slugs: dict[str, None] = field(default_factory=dict)
    """The models that it is about, each once."""

    def ask(self, operation: Operation, row: Row, column: str, slug: str) -> None:
        """This method will add an operation and the cell that asks for it."""
        self.operations.append(operation)
        self.cells.append((str(row.number), column, row.cells.get(column, "")))
        self.slugs[slug] = None

    def refuse(self, row: Row, column: str, problem: CurationProblem) -> None:
        """This method will add a cell that cannot be taken."""
        self.flaws.append(Flaw(str(row.number), column, row.cells.get(column, ""), problem))


def asked_by(rows: Iterable[Row | Unreadable], *, source: Source | None, actor: str) -> Asked:
    """This function will return what a sheet asks for where it differs from what is published.

    Every operation has been tried, and nothing is stored. `source` is whose word new values are where a row names none.
    """
    asked = Asked()
    reader = _Reader(asked, source)
    header: Sequence[str] = ()
    for row in rows:
        if isinstance(row, Unreadable):
            unreadable = CurationProblem(row.reason, code="unreadable")
            asked.flaws.append(Flaw(row.place.row.removeprefix("row "), "", row.excerpt, unreadable))
            continue
        if not header:
            header = list(row.cells)
            _check_header(header, asked)
        if not asked.flaws or all(flaw.row != "1" for flaw in asked.flaws):
            reader.read(row)
    if asked.operations:
        for position, problem in try_all(asked.operations, actor=actor, reason="?"):
            asked.flaws.append(Flaw(*asked.cells[position], problem))
    return asked


def _check_header(header: Sequence[str], asked: Asked) -> None:
    missing = [name for name in ("model",) if name not in header]
    for name in [*missing, *(name for name in header if name not in COLUMNS)]:
        said = "The column is missing." if name in missing else "There is no such column."
        problem = CurationProblem(
            said, code="unknown_field", allowed=COLUMNS, did_you_mean=None if missing else nearest(name, COLUMNS)
        )
        asked.flaws.append(Flaw("1", name, "", problem))


class _Reader:
    """Reads one row after another, each vocabulary and each source once."""

    def __init__(self, asked: Asked, source: Source | None) -> None:
        self.asked = asked
        self.source = source
        self.vocabularies = Vocabularies.load()
        self.sources = set(Source.objects.values_list("slug", flat=True))
        self.created: set[str] = set()

    def read(self, row: Row) -> None:
        """This method will add what a row asks for."""
        cells = {name: armed(text) for name, text in row.cells.items()}
        slug = cells.get("model", "")
        if not any(cells.values()):
            return
        if not slug:
            self.asked.refuse(row, "model", CurationProblem("A row names its model by its slug.", code="required"))
            return
        models = FoundationModel.objects.prefetch_related("claims__source", "variants__claims__source")
        model = models.filter(slug=slug).first()
        subject: FoundationModel | Variant | None = model
        if cells.get("variant"):
            variants = {variant.slug: variant for variant in model.variants.all()} if model else {}
            subject = variants.get(cells["variant"])
            if subject is None:
                problem = CurationProblem(
                    "The model has no such variant.", code="unknown_variant", allowed=tuple(variants)
                )
                self.asked.refuse(row, "variant", problem)
                return
        else:
            self._names(row, cells, slug, model)
        if subject is not None or slug in self.created:
            self._facts(row, cells, slug, subject)

    def _names(self, row: Row, cells: Mapping[str, str], slug: str, model: FoundationModel | None) -> None:
        given = {name: cells[name] for name in NAMES if cells.get(name)}
        if model is None and slug not in self.created and not given.get("name"):
            problem = CurationProblem(
                f"There is no model “{slug}”; a new one is given a name.", code="unknown_model", field="model"
            )
            self.asked.refuse(row, "model", problem)
        elif model is None and slug not in self.created:
            self.created.add(slug)
            self.asked.ask({"create": {"slug": slug, **given, "draft": True}}, row, "model", slug)
        for name, text in given.items() if model else ():
            if text.split() != getattr(model, name).split():
                self.asked.ask({"edit": {"model": slug, name: text}}, row, name, slug)

    def _facts(self, row: Row, cells: Mapping[str, str], slug: str, subject: FoundationModel | Variant | None) -> None:
        resolved = resolve_all(subject.claims.all(), self.vocabularies) if subject else {}
        about = Subject.VARIANT if isinstance(subject, Variant) else Subject.MODEL
        for key in FACTS:
            text = cells.get(key)
            if not text:
                continue
            entry = ATTRIBUTES[key]
            if about not in entry.subjects:
                said = f"Nobody claims this of a {about}."
                self.asked.refuse(row, key, CurationProblem(said, code="unknown_attribute"))
                continue
            try:
                value = read_value(entry, text, self.vocabularies)
            except CurationProblem as problem:
                self.asked.refuse(row, key, problem)
                continue
            if _same(entry.kind, value, accepted_value(resolved, key)):
                continue
            cited = self._cited(row, cells)
            if cited is not None:
                named = {"model": slug} | ({"variant": subject.slug} if isinstance(subject, Variant) else {})
                self.asked.ask({"correct": {**named, "attribute": key, "value": value, **cited}}, row, key, slug)

    def _cited(self, row: Row, cells: Mapping[str, str]) -> dict[str, Any] | None:
        source = cells.get(CITED[0]) or (self.source.slug if self.source else "")
        if source in self.sources:
            return {"source": source, "locator": cells.get(CITED[1], "")}
        said = f"There is no source “{source}”." if source else "A new value names its source."
        problem = CurationProblem(
            said, code="unknown_source" if source else "required", did_you_mean=nearest(source, sorted(self.sources))
        )
        self.asked.refuse(row, CITED[0], problem)
        return None


def _same(kind: Kind, value: Any, published: Any) -> bool:
    if published is None:
        return False
    if kind is Kind.MEASURE:
        return float(value) == float(published)
    if kind in {Kind.TERMS, Kind.LANGUAGES}:
        return sorted(value) == sorted(published)
    if kind is Kind.TEXT:
        return str(value).split() == str(published).split()
    return bool(value == published)
