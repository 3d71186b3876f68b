"""More publications than there are facts: copies of the published rows, with numbers, dates and names that differ.

Readers ask publications, variants, names and conflicts only, so that a catalog ten times as large is had without ten
times the claims. What needs claims (publishing, claims of a source, the stock viewset) is measured on the catalog that
has them.
"""

from collections.abc import Mapping

from django.db import connection, models

from catalog.models import FoundationModel, Publication, PublishedConflict, PublishedName, PublishedVariant

OFFSET = 1_000_000
"""Distance between the keys of copies."""

_SUFFIX = "'-copy' || copy"
_GROWTH = "(1 + 0.013 * copy)"
_DAYS = "copy * 11"
_RENAMED = 'replace({column}, \'"slug":"\' || slug || \'"\', \'"slug":"\' || slug || ' + _SUFFIX + " || '\"')"

CHANGED: Mapping[type[models.Model], Mapping[str, str]] = {
    FoundationModel: {"id": f"id + copy * {OFFSET}", "slug": f"slug || {_SUFFIX}", "name": "name || ' ' || copy"},
    Publication: {
        "model_id": f"model_id + copy * {OFFSET}",
        "slug": f"slug || {_SUFFIX}",
        "name": "name || ' ' || copy",
        "name_key": "name_key || ' ' || copy",
        "parameters": f"(parameters * {_GROWTH})::bigint",
        "parameters_active": f"(parameters_active * {_GROWTH})::bigint",
        "training_compute": f"training_compute * {_GROWTH}",
        "release_first": f"release_first + {_DAYS}",
        "release_last": f"release_last + {_DAYS}",
        "updated_at": "updated_at + copy * interval '1 hour'",
        "summary_document": _RENAMED.format(column="summary_document"),
        "document": _RENAMED.format(column="document"),
    },
    PublishedVariant: {
        "publication_id": f"publication_id + copy * {OFFSET}",
        "parameters": f"(parameters * {_GROWTH})::bigint",
        "parameters_active": f"(parameters_active * {_GROWTH})::bigint",
        "training_compute": f"training_compute * {_GROWTH}",
    },
    PublishedName: {
        "publication_id": f"publication_id + copy * {OFFSET}",
        "name": "name || ' ' || copy",
        "key": "key || copy",
    },
    PublishedConflict: {"publication_id": f"publication_id + copy * {OFFSET}", "slug": f"slug || {_SUFFIX}"},
}
"""What copies hold instead of the columns of the original, as SQL over them and the number of the copy."""


def multiply(copies: int) -> None:
    """This function will store the published rows `copies` times in all."""
    with connection.cursor() as cursor:
        for table, changed in CHANGED.items():
            names = [
                str(field.column)
                for field in table._meta.concrete_fields
                if not isinstance(field, models.AutoField) or field.column in changed
            ]
            columns = ", ".join(f'"{name}"' for name in names)
            values = ", ".join(changed.get(name, f'"{name}"') for name in names)
            source = f'"{table._meta.db_table}" CROSS JOIN generate_series(1, %s) AS copy'
            # Only names of our own columns and the expressions above are in it.
            cursor.execute(
                f'INSERT INTO "{table._meta.db_table}" ({columns}) SELECT {values} FROM {source}', [copies - 1]
            )
