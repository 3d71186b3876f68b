"""Rows of whole tables, taken out and put back without a question asked of them."""

from django.apps import apps


def tables(app=None):
    """Every table, or every table of an app."""
    holder = apps.get_app_config(app) if app else apps
    models = holder.get_models(include_auto_created=True)
    return [model._meta.db_table for model in models if model._meta.managed and not model._meta.proxy]


def dump(cursor, app=None):
    """The rows of every table that has some."""
    saved = {}
    for table in tables(app):
        with cursor.copy(f'COPY "{table}" TO STDOUT') as copy:
            saved[table] = b"".join(bytes(block) for block in copy)
    return {table: rows for table, rows in saved.items() if rows}


def restore(cursor, saved):
    """Put rows into empty tables."""
    for table, rows in saved.items():
        with cursor.copy(f'COPY "{table}" FROM STDIN') as copy:
            copy.write(rows)


def empty(cursor, app=None):
    """Take every row away; ten times faster than TRUNCATE, which makes new files for hundreds of tables and indexes."""
    cursor.execute("; ".join(f'DELETE FROM "{table}"' for table in tables(app)))
