"""What an edit did to rows, as a person reads it: for what readers do not see, such as drafts."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.text import capfirst

from catalog.admin.columns import label
from catalog.admin.told import Told
from catalog.admin.typed import as_typed
from catalog.curation.row import Touched
from catalog.curation.snapshot import table_of
from catalog.models import EditedRow, Variant
from catalog.vocabulary.attributes import ATTRIBUTES

QUIET = frozenset({"created_by", "batch_id", "key", "model_id", "variant_id", "product_id", "organization_id"})
"""Columns that say what a row hangs on, not what it says."""


Edited = EditedRow | Touched
"""One row as an edit left it, kept or about to be."""


def row_lines(rows: Iterable[Edited]) -> list[Told]:
    """This function will return a line for each column that changed, and one for each row that came or went."""
    rows = list(rows)
    variants = variant_names(row.after or row.before or {} for row in rows)
    return [line for row in rows for line in _row(row, variants)]


def variant_names(columns: Iterable[Mapping[str, Any]]) -> dict[int, str]:
    """This function will return the names of the variants that some rows hang on, in one query."""
    keys = {row["variant_id"] for row in columns if row.get("variant_id")}
    return dict(Variant.objects.filter(pk__in=keys).values_list("pk", "name")) if keys else {}


def _row(row: Edited, variants: Mapping[int, str]) -> list[Told]:
    what = row_name(row.noun, row.before or row.after or {}, variants)
    if row.before is None or row.after is None:
        return [Told(what, _whole(row.before), _whole(row.after), published=False)]
    columns = {field.attname: field for field in table_of(row.noun)._meta.concrete_fields}
    return [
        Told(
            f"{what} · {getattr(columns.get(name), 'verbose_name', name)}",
            _text(row.before.get(name), row.before),
            _text(row.after[name], row.after),
            published=False,
        )
        for name in row.after
        if name not in QUIET and row.before.get(name) != row.after[name]
    ]


def row_name(noun: str, columns: Mapping[str, Any], variants: Mapping[int, str]) -> str:
    """This function will return what a row is called that may be gone: its noun and what tells it from others."""
    if noun == "claim":
        variant = variants.get(columns.get("variant_id") or 0)
        attribute = label(columns.get("attribute", ""))
        return f"{variant} · {attribute}" if variant else attribute
    own = columns.get("name") or columns.get("value") or columns.get("component") or columns.get("kind") or ""
    return f"{capfirst(str(table_of(noun)._meta.verbose_name))} {own}".strip()


def _whole(columns: Mapping[str, Any] | None) -> str:
    if columns is None:
        return ""
    if columns.get("attribute") in ATTRIBUTES:
        value = as_typed(columns["attribute"], columns.get("value"))
        return value or str(columns.get("status", ""))
    telling = [columns.get(name) for name in ("name", "value", "component", "kind", "title", "slug")]
    return " · ".join(str(value) for value in dict.fromkeys(telling) if value) or "✓"


def _text(value: Any, columns: Mapping[str, Any]) -> str:
    if columns.get("attribute") in ATTRIBUTES and value == columns.get("value"):
        return as_typed(columns["attribute"], value)
    return ", ".join(str(entry) for entry in value) if isinstance(value, list) else str("" if value is None else value)
