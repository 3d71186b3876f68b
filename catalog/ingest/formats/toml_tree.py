"""TOML within bounds, with scalars as text."""

import tomllib
from typing import Any, Final

from catalog.ingest.formats.plain import decoded
from catalog.ingest.formats.problem import BadInput
from catalog.ingest.formats.typed_text import as_text
from catalog.ingest.records import Place

TOML_LIMIT: Final = 2**20
"""Largest file, in bytes: real ones have some thousand."""


def parse_toml(content: bytes, file: str) -> dict[str, Any]:
    """This function will return what a TOML file holds; raises BadInput for broken TOML and absurd nesting."""
    try:
        tree = tomllib.loads(decoded(content, file))
        return {key: _texts(value) for key, value in tree.items()}
    except tomllib.TOMLDecodeError as error:
        raise BadInput(Place(file, ""), f"This is no valid TOML: {error}.") from error
    except (RecursionError, ValueError) as error:  # a number of thousands of digits is a ValueError
        raise BadInput(Place(file, ""), "The TOML is nested too deeply, or a number in it is too long.") from error


def _texts(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _texts(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_texts(item) for item in value]
    return as_text(value)
