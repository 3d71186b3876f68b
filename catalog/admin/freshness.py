"""Freshness: whether what a form was filled from still stands, field by field.

A form carries a digest of each value that it showed. Where a digest no longer fits the table, somebody has saved
meanwhile: the form is shown again with what was typed, says which fields changed and to what, and carries the new
digests. Fields that the curator left alone take the newer value, so that the second save loses nobody's work.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any


def digest(value: Any) -> str:
    """This function will return a short mark of a value as a form holds it; equal texts have equal marks."""
    return hashlib.sha256(_plain(value).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def write_marks(digests: Mapping[str, str]) -> str:
    """This function will return the text that a hidden field carries: the mark of each value."""
    return json.dumps(digests, separators=(",", ":"))


def read_marks(text: str | None) -> dict[str, str]:
    """This function will return the marks that came back, none where the text is no such thing."""
    try:
        read = json.loads(text or "{}")
    except ValueError:
        return {}
    return {str(name): str(mark) for name, mark in read.items()} if isinstance(read, dict) else {}


def _plain(value: Any) -> str:
    """This function will return one text for what a form treats as one value: nothing, "" and [] are the same."""
    if value in (None, "", []):
        return ""
    if isinstance(value, list | tuple | set | frozenset):
        return json.dumps(sorted(_plain(item) for item in value))
    return "\n".join(str(getattr(value, "pk", value)).splitlines())
