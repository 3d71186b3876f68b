"""What documents are made from: a model's rows with the resolution of its claims."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from catalog.models import Claim, FoundationModel, Variant


@dataclass(frozen=True, slots=True)
class Conflict:
    """A disagreement of sources on one attribute of one subject."""

    groups: tuple[tuple[Claim, ...], ...]
    """Claims by the value that they agree on, the accepted group first."""
    settled: bool
    """Whether a curator has decided it: by a preferred claim, or by deprecating every rival."""
    spread: float | None
    """Largest value over smallest, for numbers that are not deprecated; null otherwise."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """All claims on one attribute of one subject, and which of them is accepted."""

    attribute: str
    claims: tuple[Claim, ...]
    """Best first, deprecated ones last."""
    accepted: Claim | None
    decided_by: str
    """The rule that set the accepted claim above the next one."""
    conflict: Conflict | None = None


@dataclass(frozen=True, slots=True)
class VariantFacts:
    """A variant with what is resolved of it, and its parts."""

    variant: Variant
    resolved: Mapping[str, Resolved]
    parts: Sequence["VariantFacts"] = ()

    def value(self, attribute: str) -> Any:
        """This function will return the accepted value of an attribute, or None where none is known."""
        return accepted_value(self.resolved, attribute)

    def status(self, attribute: str) -> str:
        """This function will return the value status of an attribute: not_assessed where nobody claims anything."""
        return accepted_status(self.resolved, attribute)


@dataclass(frozen=True, slots=True)
class ModelFacts:
    """Everything that a model's document says, before it is given its shape."""

    model: FoundationModel
    resolved: Mapping[str, Resolved]
    variants: Sequence[VariantFacts]
    headline: Mapping[str, Any]
    """The values by which the model as a whole is listed and filtered."""
    organizations: Sequence[Mapping[str, Any]] = field(default_factory=tuple)
    mof: Mapping[str, Any] = field(default_factory=dict)


def accepted_value(resolved: Mapping[str, Resolved], attribute: str) -> Any:
    """This function will return the accepted value of an attribute, or None where none is known."""
    entry = resolved.get(attribute)
    return entry.accepted.value if entry and entry.accepted else None


def accepted_status(resolved: Mapping[str, Resolved], attribute: str) -> str:
    """This function will return the value status of an attribute: not_assessed where nobody claims anything."""
    entry = resolved.get(attribute)
    return entry.accepted.status if entry and entry.accepted else "not_assessed"
