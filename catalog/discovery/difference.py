"""Differences between two documents of a model, field by field, claims by claim."""

from collections.abc import Iterator, Mapping
from typing import Any

KEYS = {"variants": "slug", "parts": "slug", "claims": "id"}
"""By which member the entries of a list are told apart, so that a new one does not shift the rest."""

LEFT_OUT = frozenset({"revision", "updated_at"})
"""Fields that differ between any two documents and say nothing of the model."""


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[dict[str, Any]]:
    """This function will return each field that differs as a pointer with both values, in the order of the fields."""
    found: list[dict[str, Any]] = []
    for name in dict.fromkeys((*after, *before)):
        if name not in LEFT_OUT:
            found.extend(_compare(f"/{name}", name, before.get(name), after.get(name)))
    return found


def _compare(pointer: str, name: str, before: Any, after: Any) -> Iterator[dict[str, Any]]:
    if before == after:
        return
    left, right = _members(name, before), _members(name, after)
    if left is None or right is None:
        yield {"pointer": pointer, "before": before, "after": after}
        return
    for key in dict.fromkeys((*right, *left)):
        inner = "claims" if name == "evidence" else str(key)
        yield from _compare(f"{pointer}/{_escaped(str(key))}", inner, left.get(key), right.get(key))


def _members(name: str, value: Any) -> Mapping[Any, Any] | None:
    """What a value is made of by name, or None where it is compared as a whole."""
    if isinstance(value, Mapping):
        return value
    key = KEYS.get(name)
    if key and isinstance(value, list) and all(isinstance(entry, Mapping) and key in entry for entry in value):
        return {entry[key]: entry for entry in value}
    return None


def _escaped(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")
