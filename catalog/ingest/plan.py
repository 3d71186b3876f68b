"""Plans: what an import would do, row by row, as a file that a person can read, keep and apply later."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

from catalog.ingest.matching import Action
from catalog.ingest.normalized import NormalizedRecord
from catalog.ingest.strict import BadShape, dump, load

VERSION = 1
"""Version of the file's shape; a plan of another version is refused."""

LIMIT = 500_000_000
"""Largest plan that is read, in bytes."""


class BadPlan(ValueError):
    """A file that is no plan; says where and why."""


@dataclass(slots=True)
class PlannedSource:
    """The catalog as a source that claims cite."""

    slug: str
    title: str
    kind: str
    tier: int
    url: str = ""
    license: str = ""
    date: str = ""
    accessed_date: str = ""
    version: str = ""
    note: str = ""


@dataclass(slots=True)
class Rival:
    """What another claim on the same attribute says."""

    source: str
    value: Any = None
    status: str = "known"


@dataclass(slots=True)
class PlannedClaim:
    """A claim that is added."""

    subject: str
    """Slug of the model, or `model/variant`."""
    attribute: str
    place: str
    """Where in the input it stands: file, row and column."""
    value: Any = None
    status: str = "known"
    note: str = ""
    basis: str = "stated"
    confidence: str = "verified"
    against: list[Rival] = field(default_factory=list)
    """Claims that it contradicts."""


@dataclass(slots=True)
class PlannedComponent:
    """A release artifact that is added."""

    subject: str
    component: str
    availability: str
    place: str
    licenses: list[str] = field(default_factory=list)
    url: str = ""
    note: str = ""


@dataclass(slots=True)
class PlannedEdge:
    """An edge of lineage that is added."""

    child: str
    kind: str
    parent: str
    place: str
    note: str = ""


@dataclass(slots=True)
class HeldBack:
    """A cell, or a row as a whole, that waits for a person."""

    file: str
    row: str
    rule: str
    reason: str
    column: str = ""
    attribute: str = ""
    text: str = ""
    claim: PlannedClaim | None = None


@dataclass(slots=True)
class PlannedRecord:
    """What is done with one row."""

    file: str
    row: str
    name: str
    action: Action
    why: str
    subject: str = ""
    source: PlannedSource | None = None
    """Set where the row is a document of its own, which its claims cite."""
    candidates: list[str] = field(default_factory=list)
    unchanged: int = 0
    """Claims that stand in the catalog already."""
    claims: list[PlannedClaim] = field(default_factory=list)
    components: list[PlannedComponent] = field(default_factory=list)
    lineage: list[PlannedEdge] = field(default_factory=list)
    held: list[HeldBack] = field(default_factory=list)
    queued: NormalizedRecord | None = None
    """The row itself, where a person has to say which model it is about."""

    @property
    def changes(self) -> bool:
        """Whether it adds anything."""
        return bool(self.claims or self.components or self.lineage)


@dataclass(slots=True)
class NewOrganization:
    """An organization that the catalog does not have."""

    slug: str
    name: str


@dataclass(slots=True)
class NewVariant:
    """A variant that the catalog does not have."""

    model: str
    slug: str
    name: str


@dataclass(slots=True)
class NewModel:
    """A model that the catalog does not have."""

    slug: str
    name: str
    namesakes: list[str] = field(default_factory=list)
    """Models that go by the same name and are other ones, as their organizations tell."""


@dataclass(slots=True)
class NewName:
    """An alias or an id that leads to a model or variant from now on."""

    subject: str
    value: str
    kind: str = ""
    """Kind of place that gave the id; empty for an alias."""


@dataclass(slots=True)
class Replaced:
    """An older statement of the same catalog that it no longer makes."""

    noun: str
    key: int
    subject: str
    says: str


@dataclass(slots=True)
class Plan:
    """Everything that an import would do."""

    plan: int
    reader: str
    input: str
    digest: str
    source: PlannedSource
    after_batch: int = 0
    """Newest import of the same input when the plan was made; 0 where there was none."""
    applied_as: int = 0
    """Batch that brought in the same input, after which nothing is left to do; 0 where there is none."""
    notices: list[str] = field(default_factory=list)
    """What a person should know of the input as a whole."""
    counts: dict[str, int] = field(default_factory=dict)
    files: dict[str, dict[str, int]] = field(default_factory=dict)
    versions: dict[str, int] = field(default_factory=dict)
    """Version of each model of the catalog that it changes: the plan fits as long as none has changed."""
    organizations: list[NewOrganization] = field(default_factory=list)
    models: list[NewModel] = field(default_factory=list)
    variants: list[NewVariant] = field(default_factory=list)
    names: list[NewName] = field(default_factory=list)
    replaced: list[Replaced] = field(default_factory=list)
    records: list[PlannedRecord] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether applying it would change no fact of the catalog."""
        added = (self.organizations, self.models, self.variants, self.names, self.replaced)
        return not any(added) and not any(record.changes for record in self.records)

    def recount(self) -> None:
        """This method will count the rows and what is done with them, by file and together."""
        if self.applied_as:
            return
        files: dict[str, Counter[str]] = {}
        for record in self.records:
            files.setdefault(record.file, Counter()).update(_counted(record))
        self.files = {name: _complete(found) for name, found in sorted(files.items())}
        self.counts = _complete(sum(files.values(), Counter()))
        self.counts["replaced"] = len(self.replaced)
        rows = sum(self.counts[name] for name in OUTCOMES)
        if rows != self.counts["read"]:
            raise AssertionError(f"{self.counts['read']} rows were read, but {rows} are accounted for.")


OUTCOMES = ("created", "matched", "queued", "quarantined")
"""What may become of a row; every row is one of them."""

CHANGES = ("created", "claims", "conflicts")
"""Counts that are 0 where nothing is left to do."""

COUNTED = ("read", *OUTCOMES, "unchanged", "claims", "conflicts", "held")
"""What is counted of each file: rows, rows that change nothing, claims to add, those that contradict, cells held."""

_OUTCOME = dict(zip(Action, OUTCOMES, strict=True))


def save(plan: Plan, path: Path) -> None:
    """This function will write a plan as JSON."""
    path.write_bytes(orjson.dumps(dump(plan), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))


def read(path: Path) -> Plan:
    """This function will read a plan; raises BadPlan naming the place that is wrong."""
    if path.stat().st_size > LIMIT:
        raise BadPlan(f"{path.name} is larger than {LIMIT:,} bytes.")
    try:
        data = orjson.loads(path.read_bytes())
    except orjson.JSONDecodeError as error:
        raise BadPlan(f"{path.name} is no JSON: {error}.") from error
    if not isinstance(data, Mapping) or data.get("plan") != VERSION:
        raise BadPlan(f"{path.name} is no plan of version {VERSION}.")
    try:
        plan = load(Plan, data)
    except BadShape as error:
        raise BadPlan(f"{path.name}: {error}") from error
    plan.recount()
    return plan


def settled(counts: Mapping[str, int]) -> dict[str, int]:
    """This function will return the counts of reading again what has been brought in: all of it stands."""
    found = _complete(counts)
    found["matched"] += found["created"]
    found["unchanged"] = found["matched"]
    return {**found, **dict.fromkeys(CHANGES, 0), "replaced": 0}


def _counted(record: PlannedRecord) -> Iterable[str]:
    yield "read"
    yield _OUTCOME[record.action]
    if record.action is Action.MATCH and not record.changes:
        yield "unchanged"
    for claim in record.claims:
        yield "claims"
        if claim.against:
            yield "conflicts"
    for _ in record.held:
        yield "held"


def _complete(found: Mapping[str, int]) -> dict[str, int]:
    return {name: found.get(name, 0) for name in COUNTED}
