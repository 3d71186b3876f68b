"""Normalized records: what the normalizer makes of a record, typed or held back, nothing guessed and nothing lost.

Every text that a reader emitted ends as a claim, as a typed absence (a claim without a value) or as Held.
"""

from dataclasses import dataclass

from catalog.ingest.records import LineageStatement, Place, Record
from catalog.values.typed import JsonValue


@dataclass(frozen=True, slots=True)
class TypedClaim:
    """One claim ready to be matched with a subject and cited."""

    attribute: str
    """Key in `catalog.vocabulary.attributes`."""
    value: JsonValue | None
    """As `catalog.values.typed.parse` gives it; None unless the status is known.

    Of `organizations` it is the list of names as printed, since who they are is a question of identity.
    """
    place: Place
    text: str
    """What was printed."""
    status: str = "known"
    """As in `catalog.vocabulary.statuses`: known, undisclosed, unknown..."""
    variant: str = ""
    """Name of the size or version that it is about; empty for what the record as a whole is about."""
    note: str = ""
    basis: str = "stated"
    confidence: str = "verified"


@dataclass(frozen=True, slots=True)
class TypedComponent:
    """One release artifact, in the words of the Model Openness Framework."""

    component: str
    """As in `catalog.vocabulary.components.ComponentKind`."""
    availability: str
    place: Place
    licenses: tuple[str, ...] = ()
    """Slugs of licenses; a name that the registry does not know is held back, the component itself is not."""
    url: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """One cell that gives no sure value, with the reason as a sentence that a person understands."""

    place: Place
    attribute: str
    """Key of an attribute, or `name`, `identifier`, `component`, `lineage` for what is no claim."""
    text: str
    reason: str
    variant: str = ""


@dataclass(frozen=True, slots=True)
class NormalizedRecord:
    """One row with its typed claims and with what was held back of it."""

    record: Record
    name: str
    """One line, without invisible characters; never empty: a row without a name is Unreadable."""
    aliases: tuple[str, ...] = ()
    organizations: tuple[str, ...] = ()
    """Names as printed, one each, cleaned."""
    identifiers: tuple[tuple[str, str], ...] = ()
    """Kind and id in its one spelling."""
    claims: tuple[TypedClaim, ...] = ()
    components: tuple[TypedComponent, ...] = ()
    lineage: tuple[LineageStatement, ...] = ()
    quarantined: tuple[Held, ...] = ()
