"""Side by side: what documents say of an attribute, as the cells of a comparison show it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from catalog.documents.claim_record import shown
from catalog.vocabulary.statuses import ValueStatus


@dataclass(frozen=True, slots=True)
class Cell:
    """What one document says: of the model as a whole, or of each of its variants."""

    text: str
    variants: tuple[tuple[str, str], ...] = ()


NOTHING = Cell("–")
"""A document that says nothing."""


def cells(row: Mapping[str, Any]) -> list[Cell]:
    """This function will return the cells of a row of a comparison, in the order of its documents."""
    return [_cell(str(row["attribute"]), value) for value in row["values"]]


def _cell(attribute: str, value: Mapping[str, Any]) -> Cell:
    if value["variants"]:
        said = ((name, shown(attribute, ValueStatus.KNOWN, found)) for name, found in value["variants"].items())
        return Cell("", tuple(said))
    return Cell(str(value["shown"])) if value["value"] is not None or value["claims"] else NOTHING
