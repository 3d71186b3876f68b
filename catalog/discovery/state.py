"""The state of the catalog: its newest change, after which lists are validated and counts are kept."""

import datetime as dt

from django.db import connection

State = tuple[int, dt.datetime | None]
"""Number and time of the newest change."""

NOTHING: State = (0, None)
"""The state before the first change."""

NEWEST = "SELECT sequence, at FROM catalog_change ORDER BY sequence DESC LIMIT 1"
"""Every list asks this, as it stands: building the query anew each time took longer than answering it."""


def last_change() -> State:
    """This function will return the number and the time of the newest change of the catalog; 0 before the first."""
    with connection.cursor() as cursor:
        cursor.execute(NEWEST)
        return cursor.fetchone() or NOTHING
