"""Pending: rows and cells that a person has to settle, or has put aside, so that no import settles them instead."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import QuerySet

from catalog.ingest.matching import Action, Match
from catalog.ingest.records import Place
from catalog.models import QuarantineItem, QueueItem
from catalog.models.batch import BatchStatus
from catalog.models.waiting import Decision

FILE_LIMIT = 500
ROW_LIMIT = 500
COLUMN_LIMIT = 200
ATTRIBUTE_LIMIT = 50
TEXT_LIMIT = 10_000
"""How much of each is kept of what waits."""

Cell = tuple[str, str, str, str]
"""Row, column, attribute and printed text."""

REREAD = "value"
"""The rule that holds back what cannot be read: a word that the registry has by now may let it be read."""


@dataclass(frozen=True, slots=True)
class Pending:
    """What waits, as imports of one catalog left it."""

    rows: Mapping[tuple[str, str, str], Match] = field(default_factory=dict)
    """By the file, the row and the name that it prints."""
    cells: Mapping[Cell, tuple[str, str]] = field(default_factory=dict)
    """The rule and its reason."""

    @classmethod
    def load(cls, reader: str, *, waiting: bool) -> "Pending":
        """This method will read what people have put aside of a catalog and, if asked for, what still waits.

        Cells that could not be read are no part of what waits.
        """
        stands = {"batch__reader": reader, "batch__status": BatchStatus.APPLIED}
        cells = QuarantineItem.objects.filter(**stands, decision=Decision.DISMISSED)
        if not waiting:
            return cls(cells=_cells(cells))
        undecided = QuarantineItem.objects.filter(**stands, decision=Decision.WAITING).exclude(rule=REREAD)
        queued = QueueItem.objects.filter(**stands, decision=Decision.WAITING).order_by("pk")
        rows = {
            (file, row, name): Match(Action.QUEUE, reason, candidates=tuple(candidates))
            for file, row, name, reason, candidates in queued.values_list("file", "row", "name", "reason", "candidates")
        }
        return cls(rows, {**_cells(undecided), **_cells(cells)})

    def row(self, file: str, row: str, name: str) -> Match | None:
        """This method will return why a row waits, or None where it does not."""
        return self.rows.get((file[:FILE_LIMIT], row[:ROW_LIMIT], name))

    def cell(self, place: Place, attribute: str, text: str) -> tuple[str, str] | None:
        """This method will return the rule and the reason for which a cell is held back, or None where it is not."""
        key = (place.row[:ROW_LIMIT], place.column[:COLUMN_LIMIT], attribute[:ATTRIBUTE_LIMIT], text[:TEXT_LIMIT])
        return self.cells.get(key)


def _cells(items: QuerySet[QuarantineItem]) -> dict[Cell, tuple[str, str]]:
    columns = items.order_by("pk").values_list("row", "column", "attribute", "text", "rule", "reason")
    return {(row, column, attribute, text): (rule, reason) for row, column, attribute, text, rule, reason in columns}
