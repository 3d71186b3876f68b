"""Typed cells back to text: what TOML and spreadsheets have typed already, as a person would have printed it."""

import datetime as dt
import math
from typing import Any


def as_text(value: Any) -> str:
    """This function will return a scalar as text: `true`, `2024-05-29`, `7000000000`; empty for what is absent.

    Midnight is how spreadsheets store a date without a time of day. Whole numbers come without a decimal point, and
    NaN as the word.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return "NaN" if math.isnan(value) else _number(value)
    if isinstance(value, dt.datetime):
        at_midnight = value.time() == dt.time() and value.tzinfo is None
        return value.date().isoformat() if at_midnight else value.isoformat(sep=" ")
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return str(value)


def _number(value: float) -> str:
    return str(int(value)) if value.is_integer() and abs(value) < 2**63 else repr(value)
