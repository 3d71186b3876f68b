"""Any table: CSV, TSV, JSON, JSON Lines or XLSX of a user's own, read by a mapping file that says what columns hold."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from catalog.ingest.draft import Draft
from catalog.ingest.formats.delimited import Row, rows_of
from catalog.ingest.formats.files import FILE_LIMIT, InputFile, files_in, read_bytes
from catalog.ingest.formats.json_tree import parse_json
from catalog.ingest.formats.lines import lines_of
from catalog.ingest.formats.problem import BadInput
from catalog.ingest.formats.xlsx import sheet_rows
from catalog.ingest.mapping import Mapped, read_mapping
from catalog.ingest.records import Place, Record, RecordKind, Unreadable, Upstream

UPSTREAM = Upstream(
    name="table",
    title="A table of one's own",
    homepage="",
    license="",
    kind="dataset",
    tier="unchecked",
    oddities=(
        "The mapping file lies beside the table as <name>.mapping.yaml, or as mapping.yaml for a folder of tables.",
        "It says whose table it is; without a title the file's name stands for it.",
    ),
)
_SUFFIXES = (".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".xlsx")
_JSON_LIMIT = 2 * FILE_LIMIT


def read(path: Path) -> Iterator[Record | Unreadable]:
    """This function will yield the rows of a table, or of each table of a folder, by its mapping file.

    It raises BadInput for a table or a mapping that cannot be read, and for a column that the mapping names and the
    table lacks.
    """
    for file in files_in(path, _SUFFIXES):
        if isinstance(file, Unreadable):
            yield file
            continue
        mapping = read_mapping(_mapping_of(file.path))
        checked = False
        for row in _rows(file, mapping):
            if isinstance(row, Unreadable):
                yield row
                continue
            if not checked and file.path.suffix.casefold() not in {".json", ".jsonl", ".ndjson"}:
                mapping.check(row.cells, file.name)
                checked = True
            yield _record(row, mapping, file.name)


def upstream_of(path: Path) -> Upstream:
    """This function will return whose table an input is, as its mapping file says."""
    file = next((file for file in files_in(path, _SUFFIXES) if isinstance(file, InputFile)), None)
    if file is None:
        raise BadInput(Place(path.name, ""), "There is no table.")
    return read_mapping(_mapping_of(file.path)).upstream(UPSTREAM, file.path.stem)


def _mapping_of(table: Path) -> Path:
    """This function will return the mapping file of a table, or raise BadInput where there is none."""
    own, shared = table.with_suffix(".mapping.yaml"), table.with_name("mapping.yaml")
    if found := next((path for path in (own, shared) if path.is_file()), None):
        return found
    raise BadInput(Place(table.name, ""), f"There is no mapping beside the table: {own.name} or {shared.name}.")


def _rows(file: InputFile, mapping: Mapped) -> Iterator[Row | Unreadable]:
    suffix = file.path.suffix.casefold()
    if suffix == ".xlsx":
        return sheet_rows(file, sheet=mapping.sheet)
    if suffix == ".json":
        return _objects(file, mapping)
    if suffix in {".jsonl", ".ndjson"}:
        return _json_lines(file)
    return rows_of(file.path, file.name, delimiter="\t" if suffix == ".tsv" else mapping.delimiter)


def _objects(file: InputFile, mapping: Mapped) -> Iterator[Row | Unreadable]:
    """This function will yield the objects of the list that a JSON file is, or holds under the mapping's `records`."""
    content = parse_json(read_bytes(file, limit=_JSON_LIMIT), file.name)
    for key in filter(None, mapping.records.split(".")):
        content = content.get(key) if isinstance(content, dict) else None
    if not isinstance(content, list):
        raise BadInput(Place(file.name, ""), "This is no list of objects; the mapping's `records` says where it is.")
    for number, item in enumerate(content, 1):
        yield _flat(item, file.name, number)


def _json_lines(file: InputFile) -> Iterator[Row | Unreadable]:
    for line in lines_of(file.path, file.name):
        place = Place(file.name, f"row {line.number}")
        if line.too_long:
            yield Unreadable(place, "The line is too long.")
        elif line.content.strip():
            try:
                item = parse_json(line.content, file.name, place.row)
            except BadInput as problem:
                yield Unreadable(place, problem.reason)
            else:
                yield _flat(item, file.name, line.number)


def _flat(item: Any, file: str, number: int) -> Row | Unreadable:
    """This function will return an object as a row: inner objects by dotted keys, lists of texts joined by newlines."""
    if not isinstance(item, dict):
        return Unreadable(Place(file, f"row {number}"), "This is no object.")
    return Row(number, dict(_leaves(item, "")))


def _leaves(item: Mapping[str, Any], above: str) -> Iterator[tuple[str, str]]:
    for key, value in item.items():
        if isinstance(value, dict):
            yield from _leaves(value, f"{above}{key}.")
        elif isinstance(value, list):
            yield f"{above}{key}", "\n".join(part for part in value if isinstance(part, str))
        else:
            yield f"{above}{key}", value


def _record(row: Row, mapping: Mapped, file: str) -> Record | Unreadable:
    def cell(column: str) -> str:
        return row.cells.get(column, "") if column else ""

    draft = Draft("table", Place(file, row.label), cell(mapping.name), key=cell(mapping.key))
    if mapping.kind:
        printed = cell(mapping.kind).strip()
        draft.kind = mapping.kinds.get(printed.casefold(), RecordKind.MODEL)
    draft.variant, draft.family = cell(mapping.variant), cell(mapping.family)
    for column, separator in mapping.aliases:
        draft.aliases += separator.split(cell(column))
    for column, separator in mapping.organizations:
        draft.made_by(separator.split(cell(column)), column)
    for kind, column in mapping.identifiers.items():
        draft.identify(kind, cell(column))
    for column in mapping.links:
        draft.link(cell(column), column)
    for told in mapping.columns:
        text = cell(told.column)
        if told.separator is None:
            draft.say(told.attribute, text, told.column, note=cell(told.note), basis=told.basis, unit=told.unit)
        else:
            parts = told.separator.split(text)
            draft.say(told.attribute, "", told.column, texts=parts, note=cell(told.note), basis=told.basis)
    return draft.done()
