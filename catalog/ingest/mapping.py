"""Mapping files: what the columns of somebody's own table hold, in YAML, checked word by word."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from catalog.ingest.formats.files import InputFile, read_bytes
from catalog.ingest.formats.problem import BadInput
from catalog.ingest.formats.yaml_tree import Tree, parse_yaml
from catalog.ingest.records import Place, RecordKind, Upstream
from catalog.values.identifier import IDENTIFIER_KINDS
from catalog.values.name import nearest

_FIELDS = frozenset(
    {
        "title", "homepage", "license", "tier", "sheet", "records", "delimiter", "key", "name", "variant", "family",
        "kind", "kinds", "aliases", "organizations", "identifiers", "links", "columns",
    }
)  # fmt: skip
_TOLD = frozenset({"attribute", "note", "separator", "unit", "basis"})
_TIERS = frozenset({"primary", "catalog", "aggregator", "press", "unchecked"})
_BASES = frozenset({"stated", "derived", "estimated", "rumored"})
_SEPARATOR = r"\s*[,;\n]\s*"


@dataclass(frozen=True, slots=True)
class Told:
    """What the mapping says of one column."""

    column: str
    attribute: str
    note: str = ""
    """Column that holds a remark on it."""
    separator: re.Pattern[str] | None = None
    """What stands between several values of a cell; None where a cell is one value or the normalizer splits it."""
    unit: str = ""
    basis: str = "stated"


@dataclass(frozen=True, slots=True)
class Mapped:
    """A mapping file."""

    file: str
    name: str
    about: Mapping[str, str]
    key: str = ""
    variant: str = ""
    family: str = ""
    kind: str = ""
    kinds: Mapping[str, RecordKind] = field(default_factory=dict)
    aliases: tuple[tuple[str, re.Pattern[str]], ...] = ()
    organizations: tuple[tuple[str, re.Pattern[str]], ...] = ()
    identifiers: Mapping[str, str] = field(default_factory=dict)
    links: tuple[str, ...] = ()
    columns: tuple[Told, ...] = ()
    sheet: str = ""
    records: str = ""
    delimiter: str = ""

    def upstream(self, general: Upstream, stem: str) -> Upstream:
        """This method will return whose table it is."""
        return replace(
            general,
            title=self.about["title"] or stem,
            homepage=self.about["homepage"],
            license=self.about["license"],
            tier=self.about["tier"] or general.tier,
        )

    def check(self, columns: Collection[str], file: str) -> None:
        """This method will raise BadInput where the mapping names a column that the table lacks."""
        named = [self.name, self.key, self.variant, self.family, self.kind, *self.identifiers.values(), *self.links]
        named += [column for column, _ in (*self.aliases, *self.organizations)]
        named += [column for told in self.columns for column in (told.column, told.note)]
        if lacking := next((column for column in named if column and column not in columns), None):
            near = nearest(lacking, columns)
            hint = f" Did you mean “{near}”?" if near else f" There are: {', '.join(columns)}."
            raise BadInput(Place(file, "row 1"), f"There is no column “{lacking}”, which {self.file} names.{hint}")


def read_mapping(path: Path) -> Mapped:
    """This function will return what a mapping file says; raises BadInput for fields and words that do not exist."""
    file = path.name
    tree = parse_yaml(read_bytes(InputFile(path, file, alone=True)), file)
    if not isinstance(tree, Tree):
        raise BadInput(Place(file, "line 1"), "A mapping file holds fields such as `name` and `columns`.")
    _only(tree, _FIELDS, file)
    name = _text(tree, "name", file)
    if not name:
        raise BadInput(Place(file, "line 1"), "The field `name` is required: the column that names the model.")
    identifiers = _mapping(tree, "identifiers", file)
    _words(identifiers, IDENTIFIER_KINDS, "identifiers", file)
    about = {key: _text(tree, key, file) for key in ("title", "homepage", "license", "tier")}
    _words([about["tier"]] if about["tier"] else [], _TIERS, "tier", file)
    kinds = _mapping(tree, "kinds", file)
    _words(kinds.values(), [*RecordKind], "kinds", file)
    columns = _mapping(tree, "columns", file)
    return Mapped(
        file=file,
        name=name,
        about=about,
        kinds={printed.casefold(): RecordKind(kind) for printed, kind in kinds.items()},
        aliases=_split(tree, "aliases", file),
        organizations=_split(tree, "organizations", file),
        identifiers=identifiers,
        links=tuple(column for column, _ in _split(tree, "links", file)),
        columns=tuple(_told(column, told, file) for column, told in columns.items()),
        **{
            key: _text(tree, key, file) for key in ("key", "variant", "family", "kind", "sheet", "records", "delimiter")
        },
    )


def _told(column: str, told: Any, file: str) -> Told:
    """This function will return what is said of a column: the name of an attribute, or more."""
    if isinstance(told, str) and told:
        return Told(column, told)
    if not isinstance(told, Tree) or not _text(told, "attribute", file):
        raise BadInput(Place(file, "columns", column), "A column holds an attribute, alone or as `attribute:`.")
    _only(told, _TOLD, file)
    basis = _text(told, "basis", file) or "stated"
    _words([basis], _BASES, "basis", file)
    separator = _text(told, "separator", file)
    return Told(
        column=column,
        attribute=_text(told, "attribute", file),
        note=_text(told, "note", file),
        separator=re.compile(re.escape(separator)) if separator else None,
        unit=_text(told, "unit", file),
        basis=basis,
    )


def _split(tree: Tree, key: str, file: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """This function will return columns, each with what separates several values in a cell of it."""
    value = tree.get(key, "")
    if isinstance(value, Tree):
        _only(value, frozenset({"column", "separator"}), file)
        separator = _text(value, "separator", file)
        pattern = re.compile(re.escape(separator) if separator else _SEPARATOR)
        return ((_text(value, "column", file), pattern),)
    names = value if isinstance(value, list) else [value]
    if not all(isinstance(name, str) for name in names):
        raise BadInput(Place(file, key), "This is no column.")
    return tuple((name, re.compile(_SEPARATOR)) for name in names if name)


def _only(tree: Tree, known: Collection[str], file: str) -> None:
    if strange := next((key for key in tree if key not in known), None):
        near = nearest(strange, known)
        hint = f"Did you mean `{near}`?" if near else f"Allowed are {', '.join(sorted(known))}."
        raise BadInput(Place(file, f"line {tree.line}"), f"There is no field `{strange}`. {hint}")


def _words(words: Collection[str], known: Collection[str], key: str, file: str) -> None:
    if strange := next((word for word in words if word not in known), None):
        raise BadInput(Place(file, key), f"“{strange}” is none of {', '.join(sorted(known))}.")


def _text(tree: Tree, key: str, file: str) -> str:
    value = tree.get(key, "")
    if not isinstance(value, str):
        raise BadInput(Place(file, f"line {tree.line}", key), "This is no text.")
    return value


def _mapping(tree: Tree, key: str, file: str) -> dict[str, Any]:
    value = tree.get(key) or Tree()
    if not isinstance(value, Tree):
        raise BadInput(Place(file, key), "This is no mapping.")
    return dict(value)
