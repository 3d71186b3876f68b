"""YAML within bounds: every scalar as text, every mapping with its line, no tags, no bombs, no key twice."""

import re
from collections.abc import Iterator
from typing import Any, Final

import yaml

from catalog.ingest.formats.plain import decoded
from catalog.ingest.formats.problem import BadInput
from catalog.ingest.records import Place, Unreadable

MOST_NODES: Final = 200_000
"""Most scalars, sequences and mappings of a file, counted as often as aliases repeat them."""

DEEPEST: Final = 40
_ABSENT = frozenset({"~", "null", "Null", "NULL"})
_EXCERPT = 120
_ITEM = re.compile(rb"^( *)- ", re.MULTILINE)


class Tree(dict[str, Any]):
    """A mapping of texts, lists and mappings, with the line where it begins."""

    __slots__ = ("line",)
    line: int


class _Builder:
    """Builds one document from parser events, counting as it goes; an anchor's content is shared and never copied."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.nodes = 0
        self.anchors: dict[str, tuple[Any, int]] = {}

    def problem(self, event: yaml.Event, reason: str) -> BadInput:
        return BadInput(Place(self.file, f"line {_line(event)}"), reason)

    def build(self, events: Iterator[yaml.Event], event: yaml.Event, depth: int = 0) -> Any:
        """This method will return the node that begins with an event."""
        before = self.nodes
        self.count(event, 1)
        if depth > DEEPEST:
            raise self.problem(event, f"The YAML is nested deeper than {DEEPEST} levels.")
        if isinstance(event, yaml.AliasEvent):
            return self.alias(event)
        built: Any
        anchor = event.anchor if isinstance(event, yaml.NodeEvent) else None
        if isinstance(event, yaml.ScalarEvent):
            plain = event.implicit[0]
            built = "" if plain and event.value in _ABSENT else event.value
        elif isinstance(event, yaml.SequenceStartEvent):
            built = self.sequence(events, depth)
        else:
            built = self.mapping(events, event, depth)
        if anchor:
            self.anchors[anchor] = (built, self.nodes - before)
        return built

    def sequence(self, events: Iterator[yaml.Event], depth: int) -> list[Any]:
        items = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(self.build(events, event, depth + 1))
        return items

    def mapping(self, events: Iterator[yaml.Event], start: yaml.Event, depth: int) -> Tree:
        tree = Tree()
        tree.line = _line(start)
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise self.problem(event, "A key is not text.")
            if event.value in tree:
                raise self.problem(event, f"The key “{event.value[:_EXCERPT]}” stands twice.")
            self.count(event, 1)
            tree[event.value] = self.build(events, next(events), depth + 1)
        return tree

    def alias(self, event: yaml.AliasEvent) -> Any:
        if event.anchor not in self.anchors:
            raise self.problem(event, "An alias stands inside what it repeats, or repeats nothing.")
        content, weight = self.anchors[event.anchor]
        self.count(event, weight)
        return content

    def count(self, event: yaml.Event, weight: int) -> None:
        self.nodes += weight
        if self.nodes > MOST_NODES:
            raise self.problem(event, f"The YAML holds or expands to more than {MOST_NODES:,} nodes.")


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def parse_yaml(content: bytes, file: str) -> Any:
    """This function will return the one document of a YAML file: texts, lists and Trees, None for an empty file.

    It raises BadInput with the line for broken YAML, several documents, keys that stand twice or are no text, more
    than MOST_NODES nodes with aliases expanded, and more than DEEPEST levels.
    """
    text = decoded(content, file)
    builder = _Builder(file)
    document = None
    documents = 0
    events = yaml.parse(text, Loader=yaml.CBaseLoader)
    try:
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise builder.problem(event, "The file holds several YAML documents.")
                document = builder.build(events, next(events))
    except yaml.MarkedYAMLError as error:
        line = f"line {error.problem_mark.line + 1}" if error.problem_mark else ""
        reason = " ".join(filter(None, (error.context, error.problem)))
        raise BadInput(Place(file, line), f"This is no valid YAML: {reason}.") from error
    except yaml.YAMLError as error:  # the reader's: a character that YAML does not allow
        raise BadInput(Place(file, ""), f"This is no valid YAML: {' '.join(str(error).split())[:_EXCERPT]}.") from error
    return document


def yaml_items(content: bytes, file: str, *, key: str = "") -> Iterator[Tree | Unreadable]:
    """This function will yield the mappings of a YAML list, or of the list under a key of the file.

    Where the file as a whole is no valid YAML, its items are read one by one, so that one bad item costs itself alone.
    What is no mapping comes as Unreadable. It raises BadInput where no item can be read.
    """
    try:
        document = parse_yaml(content, file)
    except BadInput as problem:
        items = list(_one_by_one(content, file))
        if not any(isinstance(item, Tree) for item in items):
            raise problem from None
        yield from items
        return
    if key and isinstance(document, Tree):
        document = document.get(key)
    if not isinstance(document, list):
        raise BadInput(Place(file, ""), f"This is no list of entries{f' under the key {key}' if key else ''}.")
    for position, item in enumerate(document, 1):
        if isinstance(item, Tree):
            yield item
        else:
            yield Unreadable(Place(file, f"entry {position}"), "This is no mapping of fields.", str(item)[:_EXCERPT])


def _one_by_one(content: bytes, file: str) -> Iterator[Tree | Unreadable]:
    """This function will yield the items of the outermost list in broken YAML, by the dashes at its margin."""
    first = _ITEM.search(content)
    if first is None:
        return
    starts = [match.start() for match in _ITEM.finditer(content) if match[1] == first[1]]
    for start, end in zip(starts, [*starts[1:], len(content)], strict=True):
        above = content.count(b"\n", 0, start)
        try:
            item = parse_yaml(content[start:end], file)[0]
        except BadInput as problem:
            line = above + int(problem.place.row.removeprefix("line ") or 1)
            excerpt = content[start : start + _EXCERPT].decode(errors="replace")
            yield Unreadable(Place(file, f"line {line}"), problem.reason, excerpt)
            continue
        if isinstance(item, Tree):
            item.line += above
            yield item
        else:
            yield Unreadable(Place(file, f"line {above + 1}"), "This is no mapping of fields.", str(item)[:_EXCERPT])
