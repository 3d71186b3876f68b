"""Epoch AI: notable and other machine learning systems with compute, data and hardware, exported as CSV."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from catalog.ingest.draft import Draft
from catalog.ingest.formats.delimited import Row, rows_of
from catalog.ingest.formats.files import files_in
from catalog.ingest.formats.problem import BadInput
from catalog.ingest.records import Place, Record, Unreadable, Upstream
from catalog.values.absence import absence

UPSTREAM = Upstream(
    name="epoch",
    title="Epoch AI, data on AI models",
    homepage="https://epoch.ai/data/ai-models",
    license="CC-BY-4.0",
    kind="dataset",
    tier="catalog",
    oddities=(
        "Columns come, go and change their names from export to export: System became Model.",
        "Numbers are floats, also counts: 7000000000.0, 247000000.00000003.",
        "Parameters are of the system as listed; the notes beside them say how they were found.",
        "Confidence is about the least sure of parameters, data and compute of the row, and does not say of which.",
        "The size of the data is in datapoints, whose unit depends on the kind of model, so that it is no count here.",
        "Domain mixes fields of application with modalities; only the former are read.",
        "Several organizations and domains are joined by a comma without a space; a comma with one is part of a name.",
        "Link may hold several addresses; one paper stands for many systems, so that it identifies none.",
        "Not read: authors, abstract, citations, notability and countries.",
    ),
)
_COLUMNS: Final = {
    "name": ("Model", "System", "Model name"),
    "domain": ("Domain",),
    "organization": ("Organization", "Organization(s)"),
    "released": ("Publication date", "Publication Date", "Release date"),
    "link": ("Link",),
    "parameters": ("Parameters",),
    "parameters_note": ("Parameters notes",),
    "compute": ("Training compute (FLOP)", "Training compute (FLOPs)"),
    "compute_note": ("Training compute notes",),
    "data": ("Training dataset",),
    "data_note": ("Training dataset notes",),
    "hardware": ("Training hardware",),
    "access": ("Model accessibility",),
}
_OPTIONAL: Final = {
    "access_note": ("Accessibility notes",),
    "hardware_number": ("Hardware quantity",),
    "hours": ("Training time (hours)",),
    "hours_note": ("Training time notes",),
    "batch": ("Batch size",),
    "batch_note": ("Batch size notes",),
    "base": ("Base model",),
    "confidence": ("Confidence",),
    "method": ("Training compute estimation method",),
    "data_size": (
        "Training dataset size (datapoints)", "Training dataset size (gradients)", "Training dataset size (total)",
    ),
    "data_size_note": ("Dataset size notes",),
    "epochs": ("Epochs",),
    "cost": ("Training compute cost (2023 USD)", "Training compute cost (2020 USD)"),
    "finetuning": ("Finetune compute (FLOP)", "Post-training compute (FLOP)"),
}  # fmt: skip
_UNREAD: Final = {
    "organization categorization", "organization categorization (from organization)", "authors", "reference",
    "citations", "notability criteria", "notability criteria notes", "abstract", "country (from organization)",
    "country (of organization)", "training compute lower bound", "training compute upper bound", "approach",
    "benchmark data", "hardware utilization", "hardware utilization (mfu)", "hardware utilization (hfu)",
    "last modified", "finetune compute notes", "training cloud compute vendor", "training data center",
    "archived links", "foundation model", "frontier model", "compute cost notes", "training code accessibility",
    "inference code accessibility", "training power draw (w)", "task", "open model weights",
}  # fmt: skip
_FIELDS: Final = {
    "biology", "medicine", "robotics", "games", "mathematics", "materials science", "driving", "earth science",
    "astronomy", "recommendation", "search", "3d modeling",
}  # fmt: skip
_LIST = re.compile(r",(?!\s)")
_SURENESS = {"speculative": "estimated", "wrong": "rumored"}
_BASES = {"reported": "stated", "hardware": "derived", "operation counting": "derived"}


def read(path: Path) -> Iterator[Record | Unreadable]:
    """This function will yield the rows of a CSV export, or of every CSV file of a folder.

    It raises BadInput for a file without a column for names.
    """
    for file in files_in(path, (".csv",)):
        if isinstance(file, Unreadable):
            yield file
            continue
        columns: dict[str, str] | None = None
        for row in rows_of(file.path, file.name):
            if isinstance(row, Unreadable):
                yield row
                continue
            if columns is None:
                columns = _columns(row, file.name)
            yield _record(row, columns, file.name)


def notices(path: Path) -> list[str]:
    """This function will name the columns of an input that are missing and those that nobody has told it to read."""
    found = []
    for file in files_in(path, (".csv",)):
        first = None if isinstance(file, Unreadable) else next(rows_of(file.path, file.name), None)
        if isinstance(file, Unreadable) or not isinstance(first, Row):
            continue
        named = _columns(first, file.name)
        missing = [names[0] for field, names in _COLUMNS.items() if field not in named]
        new = [column for column in first.cells if column not in named.values() and _folded(column) not in _UNREAD]
        found += [f"{file.name}: the column “{column}” is missing." for column in missing]
        found += [f"{file.name}: the column “{column}” is new and not read." for column in new]
    return found


def _columns(row: Row, file: str) -> dict[str, str]:
    """This function will return which column holds what, by any of its names, or raise BadInput for no names."""
    by_name = {_folded(column): column for column in row.cells}
    found = {
        field: by_name[_folded(name)]
        for field, names in (_COLUMNS | _OPTIONAL).items()
        for name in reversed(names)
        if _folded(name) in by_name
    }
    if "name" not in found:
        raise BadInput(Place(file, "row 1"), f"No column names the model; known are {', '.join(_COLUMNS['name'])}.")
    return found


def _folded(column: str) -> str:
    return " ".join(column.split()).casefold().rstrip("?").removeprefix("(deprecated) ")


class _Cells:
    """The cells of one row by what they hold, whatever the export calls the columns."""

    def __init__(self, row: Row, columns: dict[str, str]) -> None:
        self.row = row
        self.columns = columns

    def __getitem__(self, field: str) -> str:
        """This method will return a cell without white space around it; empty where the column or a value lacks."""
        text = self.row.cells[self.columns[field]].strip() if field in self.columns else ""
        return "" if absence(text) == "unknown" else text

    def number(self, field: str) -> str:
        """This method will return a count without the point and zero that the export adds."""
        return self[field].removesuffix(".0")

    def notes(self, field: str) -> str:
        """This method will return the note of a field with how sure Epoch is of the row."""
        sure = f"Confidence: {self['confidence']}." if self["confidence"] else ""
        return " ".join(filter(None, (self[field], sure)))

    def column(self, field: str) -> str:
        """This method will return the header of a field."""
        return self.columns.get(field, "")


def _record(row: Row, columns: dict[str, str], file: str) -> Record | Unreadable:
    cells = _Cells(row, columns)
    draft = Draft("epoch", Place(file, row.label), row.cells[columns["name"]])
    draft.identify("epoch", draft.name)
    draft.made_by(_LIST.split(cells["organization"]), cells.column("organization"))
    draft.say("release_date", cells["released"], cells.column("released"))
    draft.link(cells["link"], cells.column("link"))
    draft.say(
        "parameters",
        cells["parameters"],
        cells.column("parameters"),
        note=cells.notes("parameters_note"),
        basis=_SURENESS.get(cells["confidence"].casefold(), "stated"),
        unit="parameters",
    )
    draft.say(
        "training_compute",
        cells["compute"],
        cells.column("compute"),
        note=cells.notes("compute_note"),
        basis=_BASES.get(cells["method"].casefold().split(",")[0], "estimated"),
    )
    draft.say("openness", cells["access"], cells.column("access"), note=cells["access_note"])
    fields = [word for word in _LIST.split(cells["domain"]) if word.strip().casefold() in _FIELDS]
    draft.say("domains", "", cells.column("domain"), texts=fields)
    for parent in _LIST.split(cells["base"]):
        draft.came_from("fine-tuned", parent, cells.column("base"))
    _train(draft, cells)
    return draft.done()


def _train(draft: Draft, cells: _Cells) -> None:
    """This function will add on what, with what and how long a system was trained."""
    draft.say("training_data", cells["data"], cells.column("data"), note=cells["data_note"])
    number, hours = cells.number("hardware_number"), cells.number("hours")
    hardware = f"{cells['hardware']}, {number} chips" if cells["hardware"] and number else cells["hardware"]
    draft.say("training_hardware", hardware, cells.column("hardware"))
    draft.say("training_time", f"{hours} hours" if hours else "", cells.column("hours"), note=cells["hours_note"])
    draft.say("batch_size", cells.number("batch"), cells.column("batch"), note=cells["batch_note"])
    if size := cells.number("data_size"):
        heading = cells.column("data_size").removeprefix("(DEPRECATED) ")
        draft.remark(heading, f"{size}. {cells['data_size_note']}", cells.column("data_size"))
    for field in ("epochs", "cost", "finetuning"):
        draft.remark(cells.column(field), cells.number(field), cells.column(field))
