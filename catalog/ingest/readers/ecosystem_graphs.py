"""Ecosystem Graphs: Stanford's record of models, datasets and applications and what depends on what, YAML lists."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from catalog.ingest.draft import Draft
from catalog.ingest.formats.files import InputFile, each, read_bytes
from catalog.ingest.formats.yaml_tree import Tree, yaml_items
from catalog.ingest.records import Place, Record, RecordKind, Unreadable, Upstream
from catalog.values.absence import absence
from catalog.values.links import links_in
from catalog.values.name import fold

UPSTREAM = Upstream(
    name="ecosystem_graphs",
    title="Ecosystem Graphs",
    homepage="https://crfm.stanford.edu/ecosystem-graphs/",
    license="Apache-2.0",
    kind="dataset",
    tier="catalog",
    oddities=(
        "A field is a text, or a value with an explanation.",
        "`size` counts parameters of models in words (`7B parameters (dense)`), and data of datasets.",
        "`access` says open for weights under any terms and limited for anything in between.",
        "`modality` has input and output around a semicolon, which is missing now and then.",
        "`dependencies` name datasets, models and things that no file describes, and do not say how they were used.",
        "Organizations are one text, also where there are several.",
        "Not read: feedback, monitoring, nationality, terms of service and the graph of applications.",
    ),
)
_KINDS = {"model": RecordKind.MODEL, "dataset": RecordKind.DATASET, "application": RecordKind.PRODUCT}
_TEXTS = {"training_hardware": "training_hardware", "training_time": "training_time"}
_PROSE = {"analysis": "results", "intended_uses": "uses"}
_REMARKS = {
    "description": "",
    "prohibited_uses": "Prohibited uses",
    "quality_control": "Quality control",
    "training_emissions": "Training emissions",
}


def read(path: Path) -> Iterator[Record | Unreadable]:
    """This function will yield every entry of the YAML files in `assets/`; datasets and applications are no models.

    It goes through the files twice, because dependencies are told apart by what other entries say they are.
    """
    kinds = {fold(_value(item, "name")): _value(item, "type") for _, item in _entries(path) if isinstance(item, Tree)}
    for file, item in _entries(path):
        yield item if isinstance(item, Unreadable) else _record(item, file, kinds)


def _entries(path: Path) -> Iterator[tuple[str, Tree | Unreadable]]:
    """This function will yield the entries, each with its file."""
    for found in each(path, (".yaml", ".yml"), _items, folder="assets"):
        if isinstance(found, Unreadable):
            yield found.place.file, found
            continue
        file, items = found
        for item in items:
            yield file.name, item


def _items(file: InputFile) -> list[Tree | Unreadable]:
    return list(yaml_items(read_bytes(file), file.name))


def _record(item: Tree, file: str, kinds: Mapping[str, str]) -> Record | Unreadable:
    draft = Draft("ecosystem_graphs", Place(file, f"line {item.line}"), _value(item, "name"))
    sort = _value(item, "type").strip().casefold()
    if sort not in _KINDS:
        return Unreadable(draft.place, f"The type “{sort[:40]}” is none of {', '.join(_KINDS)}.", draft.name)
    draft.kind = _KINDS[sort]
    draft.identify("ecosystem-graphs", draft.name)
    draft.made_by([_value(item, "organization")], "organization")
    draft.say("release_date", _value(item, "created_date"), "created_date", note=_note(item, "created_date"))
    draft.link(_value(item, "url"), "url")
    if draft.kind is RecordKind.MODEL:
        _describe(draft, item, kinds)
    return draft.done()


def _describe(draft: Draft, item: Tree, kinds: Mapping[str, str]) -> None:
    """This function will add what an entry says of a model."""
    draft.say("parameters", _value(item, "size"), "size", note=_note(item, "size"))
    draft.say("input_modalities", _value(item, "modality"), "modality", note=_note(item, "modality"))
    draft.say("licenses", _value(item, "license"), "license", note=_note(item, "license"))
    access = _value(item, "access").strip()
    draft.say("access", access, "access", note=_note(item, "access"))
    if access.casefold() == "closed":
        draft.say("openness", access, "access", note=_note(item, "access"))
    for column, attribute in _TEXTS.items():
        draft.say(attribute, _value(item, column), column, note=_note(item, column))
    for column, attribute in _PROSE.items():
        if _known(item, column):
            draft.say(attribute, _value(item, column), column, note=_note(item, column))
    for column, heading in _REMARKS.items():
        if _known(item, column):
            draft.remark(heading, _value(item, column), column)
    if address := next(iter(links_in(_value(item, "model_card"))), ""):
        draft.released("model-card", "open", "model_card", url=address)
        draft.identify_on_hub(address)
    _depend(draft, item, kinds)


def _depend(draft: Draft, item: Tree, kinds: Mapping[str, str]) -> None:
    """This function will add dependencies: datasets are training data; how anything else served, nobody says."""
    listed = item.get("dependencies")
    names = [name for name in listed if isinstance(name, str) and name.strip()] if isinstance(listed, list) else []
    data = [name for name in names if kinds.get(fold(name)) == "dataset"]
    models = [name for name in names if kinds.get(fold(name)) == "model"]
    others = [name for name in names if name not in data and name not in models]
    draft.say("training_data", ", ".join(data), "dependencies")
    draft.remark("Built on", ", ".join(models), "dependencies")
    draft.remark("Depends on, not described in the catalog as a model or dataset", ", ".join(others), "dependencies")


def _value(item: Tree, column: str) -> str:
    """This function will return the value of a field, with or without an explanation beside it."""
    value: Any = item.get(column, "")
    if isinstance(value, dict):
        value = value.get("value", "")
    if isinstance(value, list):
        value = ", ".join(part for part in value if isinstance(part, str))
    return value if isinstance(value, str) else ""


def _note(item: Tree, column: str) -> str:
    value = item.get(column)
    note = value.get("explanation", "") if isinstance(value, dict) else ""
    return note if isinstance(note, str) else ""


def _known(item: Tree, column: str) -> bool:
    return absence(_value(item, column)) is None
