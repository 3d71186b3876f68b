"""Front matter: the YAML block at the head of a Markdown file, as model cards have it."""

import re
from typing import Any, Final

from catalog.ingest.formats.plain import check_encoding
from catalog.ingest.formats.problem import BadInput
from catalog.ingest.formats.yaml_tree import Tree, parse_yaml
from catalog.ingest.records import Place

_BLOCK: Final = re.compile(rb"\s*---[ \t]*\r?\n(.*?)^---[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_TITLE: Final = re.compile(r"^#[ \t]+(\S.*)$", re.MULTILINE)
_MARKUP = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|<[^>]*>|[*`_]{2,}")
_TITLE_WITHIN = 20_000
_TITLE_LIMIT = 300
_BOM = b"\xef\xbb\xbf"


def front_matter(content: bytes, file: str) -> tuple[Tree, str]:
    """This function will return the fields at the head of a Markdown file and the title below them, without markup.

    It raises BadInput for a file without such a block and for broken YAML in it. The text below need not be readable.
    """
    check_encoding(content, file)
    content = content.removeprefix(_BOM)
    match = _BLOCK.match(content)
    if match is None:
        raise BadInput(Place(file, "line 1"), "The file has no YAML block between lines of three dashes at its head.")
    above = content.count(b"\n", 0, match.start(1))
    try:
        fields: Any = parse_yaml(match[1], file)
    except BadInput as problem:
        line = problem.place.row.removeprefix("line ")
        place = Place(file, f"line {above + int(line)}" if line else "")
        raise BadInput(place, problem.reason) from problem
    if not isinstance(fields, Tree):
        raise BadInput(Place(file, f"line {above + 1}"), "The block at the head holds no fields.")
    title = _TITLE.search(content[match.end() :][:_TITLE_WITHIN].decode(errors="replace"))
    return fields, " ".join(_MARKUP.sub(r"\1", title[1][:_TITLE_LIMIT]).split()) if title else ""
