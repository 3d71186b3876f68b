"""Values as curators type them: short where nothing is lost, exact otherwise."""

from typing import Any

from catalog.values.count import exact_count, format_count, parse_count
from catalog.values.measure import format_measure, parse_measure
from catalog.vocabulary.attributes import ATTRIBUTES, Kind


def as_typed(attribute: str, value: Any) -> str:
    """This function will return the text of an input that, sent back, gives the same value again."""
    if value is None:
        return ""
    entry = ATTRIBUTES.get(attribute)
    kind = entry.kind if entry else Kind.TEXT
    if kind is Kind.COUNT:
        short = format_count(int(value))
        return short if parse_count(short) == int(value) else exact_count(int(value))
    if kind is Kind.MEASURE:
        short = format_measure(float(value), "")
        return short if parse_measure(short) == float(value) else repr(float(value))
    return ", ".join(value) if isinstance(value, list) else str(value)
