"""Snapshots: a row's columns as JSON data, to tell what an edit changed and to put it back."""

from collections.abc import Mapping
from typing import Any

from django.apps import apps
from django.db import models

from catalog.models import FoundationModel

UNRECORDED: Mapping[str, frozenset[str]] = {
    FoundationModel._meta.model_name or "": frozenset({"state", "revision", "version"}),
}
"""Columns that publication keeps, by noun: a revert leaves them as they are."""

FOLLOWING = frozenset({"created_at", "changed_at", "updated_at", "changed_by"})
"""Columns that say who wrote last, not what was written."""


def snapshot(row: models.Model) -> dict[str, Any]:
    """This function will return a stored row's columns by attribute name, its many-to-many values as sorted keys."""
    left_out = UNRECORDED.get(noun_of(row), frozenset()) | FOLLOWING
    found = {
        field.attname: field.value_from_object(row)
        for field in row._meta.concrete_fields
        if not field.primary_key and field.name not in left_out
    }
    for field in row._meta.many_to_many:
        found[field.name] = sorted(getattr(row, field.name).values_list("pk", flat=True))
    return found


def noun_of(row: models.Model) -> str:
    """This function will return the name of a row's table."""
    return row._meta.model_name or ""


def table_of(noun: str) -> type[models.Model]:
    """This function will return the table of a noun."""
    return apps.get_model("catalog", noun)
