"""Filters of the desk's templates."""

import json
from typing import Any

from django import template

register = template.Library()


@register.filter
def reason(entry: Any) -> str:
    """This function will return why a curator made a change, from the entry of a row's own history."""
    try:
        message = json.loads(entry.change_message)
    except ValueError:
        return ""
    if not isinstance(message, list):
        return ""
    return next((str(part["reason"]) for part in message if isinstance(part, dict) and "reason" in part), "")
