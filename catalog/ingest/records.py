"""Records: what a reader says a catalog says, in one declared form, before anything is guessed or matched.

A reader emits texts as they are printed; the normalizer turns them into typed values or holds them back with a reason.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the input something stands, for messages and locators."""

    file: str
    """Path below the input folder, or the name of the file."""
    row: str
    """Line number, key or id that a person can find in the file."""
    column: str = ""
    """Header or key path; empty for the row as a whole."""

    def __str__(self) -> str:
        return ", ".join(filter(None, (self.file, self.row, self.column)))


@dataclass(frozen=True, slots=True)
class Statement:
    """One cell: what the catalog says of one attribute, as printed."""

    attribute: str
    """Key in `catalog.vocabulary.attributes`."""
    text: str
    """The value as printed; lists are one text each in `texts`."""
    place: Place
    texts: tuple[str, ...] = ()
    note: str = ""
    """What the catalog adds beside the value (a notes column, an explanation)."""
    basis: str = "stated"
    confidence: str = "verified"
    variant: str = ""
    """Name of the size or version that it is about; empty for the record as a whole."""
    unit: str = ""
    """Unit of the column, where its cells are bare numbers: parameters, billion, hours."""


@dataclass(frozen=True, slots=True)
class ComponentStatement:
    """What the catalog says of one release artifact, in the Model Openness Framework's words."""

    component: str
    availability: str
    place: Place
    license: str = ""
    url: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class LineageStatement:
    """What the catalog says the record came from."""

    kind: str
    """As in `catalog.vocabulary.lineage`; empty where the catalog does not say which."""
    parent: str
    """Name as printed; matched like any name, queued where it is not surely one model."""
    place: Place
    note: str = ""


class RecordKind(StrEnum):
    """What sort of thing a row is about; only models become models."""

    MODEL = "model"
    PRODUCT = "product"
    DATASET = "dataset"
    DOCUMENTATION = "documentation"
    """A row that explains the format and describes nothing."""


@dataclass(frozen=True, slots=True)
class Record:
    """One row, entry or file of an upstream catalog."""

    reader: str
    key: str
    """What names the row for good within its catalog: an id, or the name where there is none."""
    place: Place
    name: str
    kind: RecordKind = RecordKind.MODEL
    variant: str = ""
    """Set where the row is one size or version of a family that the catalog also names."""
    family: str = ""
    """What the catalog groups the row under, looser than a name: it helps a person, and matches nothing by itself."""
    aliases: tuple[str, ...] = ()
    organizations: tuple[str, ...] = ()
    """Names as printed, one each."""
    identifiers: tuple[tuple[str, str], ...] = ()
    """Kind of place and id, as in `catalog.values.identifier`."""
    statements: Sequence[Statement] = field(default_factory=tuple)
    components: Sequence[ComponentStatement] = field(default_factory=tuple)
    lineage: Sequence[LineageStatement] = field(default_factory=tuple)
    url: str = ""
    """Where the row itself can be read, for rows that are documents of their own, such as model cards."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A row that cannot be read at all, kept and reported; the rows around it go on."""

    place: Place
    reason: str
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Upstream:
    """What is known of a catalog as a whole; each reader declares its own."""

    name: str
    """Name of the reader: ecosystem_graphs, epoch..."""
    title: str
    homepage: str
    license: str
    """License of the catalog's data."""
    kind: str
    """Kind of source, as in `catalog.vocabulary.sources`."""
    tier: str
    """Trust tier of its claims: primary, catalog, aggregator, press."""
    oddities: tuple[str, ...] = ()
    """What one has to know to read it right."""
