"""Reading: YAML in which every scalar is text, every key is known and no key stands twice."""

from collections.abc import Callable, Collection, Hashable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from catalog.ingest.seed.problem import BadFixture
from catalog.values.name import is_slug, is_term, nearest
from catalog.values.problem import ValueProblem
from catalog.values.text import clean_text


class _Loader(yaml.CBaseLoader):
    """YAML without guesses, by libyaml: `no` is a word, 2020-05-28 is text, a repeated key is an error."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:  # noqa: FBT001, FBT002 - PyYAML's own signature
        """This function will build a mapping; raises ConstructorError where a key stands twice."""
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key {key.value!r} stands twice", key.start_mark
                )
            seen.add(key.value)
        return super().construct_mapping(node, deep=deep)


def read(path: Path, root: Path) -> Any:
    """This function will return a YAML file's content, every scalar as text; raises BadFixture naming file and line."""
    where = str(path.relative_to(root))
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 - BaseLoader builds text, lists and mappings only
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise BadFixture(where, f"is no readable YAML: {' '.join(str(error).split())}") from error


class Fields:
    """A mapping of a fixture, taken field by field; what is left over is an error."""

    def __init__(self, where: str, data: Any) -> None:
        if not isinstance(data, Mapping):
            raise BadFixture(where, "is not a mapping of fields.")
        self.where = where
        self._data = dict(data)
        self._known: set[str] = set()

    def at(self, key: str) -> str:
        """This function will return the place of a field, for messages."""
        separator = " " if self.where.endswith(":") else "."
        return f"{self.where}{separator}{key}"

    def has(self, key: str) -> bool:
        """This function will say whether a field is given."""
        self._known.add(key)
        return key in self._data

    def raw(self, key: str) -> Any:
        """This function will return a field as it was read, or None."""
        self._known.add(key)
        return self._data.get(key)

    def text(self, key: str, *, required: bool = False, limit: int = 10_000) -> str:
        """This function will return a field's text, empty where it is not given and not required."""
        value = self.raw(key)
        if value is None or value == "":
            if required:
                raise BadFixture(self.at(key), "is required.")
            return ""
        if not isinstance(value, str):
            raise BadFixture(self.at(key), "is not a text.")
        return str(self.parsed(key, partial(clean_text, limit=limit)))

    def parsed(self, key: str, parse: Callable[[str], Any]) -> Any:
        """This function will return a field's text through a parser of values."""
        try:
            return parse(self.raw(key))
        except ValueProblem as problem:
            raise BadFixture(self.at(key), problem.detail) from problem

    def slug(self, key: str = "slug") -> str:
        """This function will return a field that is a slug."""
        value = self.text(key, required=True, limit=100)
        if not is_slug(value):
            raise BadFixture(self.at(key), f"“{value}” is no slug: lower-case letters, digits and single hyphens.")
        return value

    def term(self, key: str = "slug") -> str:
        """This function will return a field that is the slug of a vocabulary row, which may hold dots."""
        value = self.text(key, required=True, limit=100)
        if not is_term(value):
            raise BadFixture(self.at(key), f"“{value}” is no slug: lower-case letters, digits, single hyphens or dots.")
        return value

    def word(self, key: str, allowed: Collection[str], default: str | None = None) -> str:
        """This function will return a field that is one of some words."""
        value = self.text(key, required=default is None) or default or ""
        if value not in allowed:
            near = nearest(value, allowed)
            hint = f" Did you mean “{near}”?" if near else f" Allowed: {', '.join(sorted(allowed))}."
            raise BadFixture(self.at(key), f"“{value}” is not known.{hint}")
        return value

    def flag(self, key: str) -> bool:
        """This function will return a field that is true or false, false where it is not given."""
        return self.word(key, ("true", "false"), "false") == "true"

    def number(self, key: str) -> int | None:
        """This function will return a field that is a whole number from 0, or None."""
        value = self.text(key, limit=18)
        if value and not (value.isascii() and value.isdigit()):
            raise BadFixture(self.at(key), "is not a whole number.")
        return int(value) if value else None

    def texts(self, key: str) -> list[str]:
        """This function will return a field that is a list of texts."""
        value = self.raw(key)
        if value is None or value == "":
            return []
        if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
            raise BadFixture(self.at(key), "is not a list of texts.")
        return list(value)

    def each(self, key: str) -> Iterator["Fields"]:
        """This function will yield the mappings of a field that is a list of them."""
        value = self.raw(key)
        if value is None or value == "":
            return
        if not isinstance(value, list):
            raise BadFixture(self.at(key), "is not a list.")
        for position, item in enumerate(value):
            yield Fields(f"{self.at(key)}[{position}]", item)

    def items(self, key: str) -> Iterator[tuple[str, Any]]:
        """This function will yield the keys and values of a field that is a mapping."""
        value = self.raw(key)
        if value is None or value == "":
            return
        if not isinstance(value, Mapping):
            raise BadFixture(self.at(key), "is not a mapping.")
        yield from value.items()

    def done(self) -> None:
        """This function will refuse what nobody asked for."""
        for key in self._data:
            if key not in self._known:
                near = nearest(str(key), self._known)
                hint = f" Did you mean “{near}”?" if near else f" Allowed: {', '.join(sorted(self._known))}."
                raise BadFixture(self.at(str(key)), f"is no field of this object.{hint}")
