"""Examples: real answers of the API, kept in files beside this one."""

from functools import cache
from pathlib import Path
from typing import Any

import orjson

FOLDER = Path(__file__).parent / "examples"


@cache
def example(name: str) -> Any:
    """This function will return the example of a name: JSON data, or text for other media types; None without one."""
    document = FOLDER / f"{name}.json"
    if name and document.exists():
        return orjson.loads(document.read_bytes())
    text = FOLDER / f"{name}.txt"
    return text.read_text(encoding="utf-8") if name and text.exists() else None
