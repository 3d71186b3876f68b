"""The state of the catalog, after which lists are validated and counts are kept.

It moves on with every change of the log, and whenever something that lists show changes without a document: a domain
that gets a wider one is found by it from then on, though no model says anything else than before.
"""

import datetime as dt

from django.db import connection

from catalog.models import Change

State = tuple[int, dt.datetime | None]
"""A number that grows with each state, and when it came to be."""

NOTHING: State = (0, None)
"""The state before the first change."""

NEWEST = """
SELECT coalesce(newest.sequence, 0) + counter.refreshed, greatest(newest.at, counter.refreshed_at)
FROM catalog_changecounter counter
LEFT JOIN LATERAL (SELECT sequence, at FROM catalog_change ORDER BY sequence DESC LIMIT 1) newest ON true
"""
"""Every list asks this, as it stands: building the query anew each time took longer than answering it."""


def current_state() -> State:
    """This function will return the state of the catalog."""
    with connection.cursor() as cursor:
        cursor.execute(NEWEST)
        return cursor.fetchone() or NOTHING


def last_sequence() -> int:
    """This function will return the number of the newest change of the catalog; 0 before the first."""
    return Change.objects.order_by("-sequence").values_list("sequence", flat=True).first() or 0
