"""JSON within bounds, with numbers as printed and no key twice; also JSON Lines, a line at a time."""

import json
from typing import Any

from catalog.ingest.formats.plain import decoded
from catalog.ingest.formats.problem import BadInput
from catalog.ingest.records import Place

_SHOWN = 60


def parse_json(content: bytes, file: str, row: str = "") -> Any:
    """This function will return what a JSON text holds, scalars as text; raises BadInput, at `row` if that is given.

    Numbers stay as printed, so that 1.75e11 and 175000000000 are told apart by a reader who wants to.
    """
    text = decoded(content, file)
    try:
        return _texts(
            json.loads(text, parse_int=str, parse_float=str, parse_constant=str, object_pairs_hook=_without_repeats)
        )
    except json.JSONDecodeError as error:
        raise BadInput(Place(file, row or f"line {error.lineno}"), f"This is no valid JSON: {error.msg}.") from error
    except RecursionError as error:
        raise BadInput(Place(file, row), "The JSON is nested too deeply.") from error
    except _KeyTwice as error:
        raise BadInput(Place(file, row), f"The key “{str(error)[:_SHOWN]}” stands twice in one object.") from error


class _KeyTwice(ValueError):
    """A key that an object has twice."""


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        raise _KeyTwice(next(key for key in keys if keys.count(key) > 1))
    return found


def _texts(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _texts(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_texts(item) for item in value]
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else value
