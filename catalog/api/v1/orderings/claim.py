"""By what claims can be ordered."""

from collections.abc import Mapping

from catalog.api.v1.ordering import Key, number

KEYS: Mapping[str, Key] = {"id": number("pk", unique=True)}
"""Only the number, which is the order of entry: whatever else claims have, too many share."""
