"""Republication: thousands of documents follow an edit of what they all show, in batches, each in its own transaction.

The edit itself stores which models are still to follow, so that none is forgotten: what a crash leaves undone is taken
up by the next edit or by `manage.py republish`.
"""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from catalog.curation.publication import Act, publish_each
from catalog.curation.retry import once_more
from catalog.curation.row import Touched
from catalog.curation.snapshot import noun_of
from catalog.curation.vocabularies import TERM_TABLES
from catalog.models import EditRecord, FoundationModel, Product, Republication, Source
from catalog.vocabulary.actions import ModelState

AT_ONCE = 50
"""Up to so many models are published with the edit itself."""

TOGETHER = 15
"""Models of one batch: a third of a second as a rule, while other writers wait for the log."""

SHARED = frozenset(table._meta.model_name or "" for table in (*TERM_TABLES.values(), Source, Product))
"""Nouns that many models may show, beside other models."""

LOCK = 7_408
"""First key of the advisory lock that says who works for an edit; the second is the edit's number."""


def followers(touched: Iterable[Touched]) -> set[int]:
    """This function will return the models that may follow after an edit: they only show what others share.

    None, where they are few. A model whose own facts were changed is published with the edit, whatever else follows.
    """
    own: set[int] = set()
    shown: set[int] = set()
    for row in touched:
        if row.noun == noun_of(FoundationModel()):
            own.add(row.key)
            shown |= row.models
        elif row.noun in SHARED:
            shown |= row.models
        else:
            own |= row.models
    later = shown - own
    return later if len(later) > AT_ONCE else set()


def put_off(record: EditRecord, models: Collection[int], *, again: bool = False) -> None:
    """This function will store which published models are to follow an edit, within its transaction."""
    listed = FoundationModel.objects.published().filter(pk__in=models).order_by("pk").values_list("pk", flat=True)
    Republication.objects.bulk_create(
        (Republication(edit=record, model_id=pk, again=again) for pk in listed), batch_size=1000
    )


def republish_left(*, together: int = TOGETHER) -> int:
    """This function will publish every model that is to follow an edit, the oldest edit first; returns how many did.

    Call it outside of a transaction: each batch commits by itself.
    """
    edits = Republication.objects.order_by("edit_id").values_list("edit_id", flat=True).distinct()
    return sum(republish(edit_id, together=together) for edit_id in list(edits))


def republish(edit_id: int, *, together: int = TOGETHER) -> int:
    """This function will publish the models that are to follow one edit, unless somebody is at it already."""
    done = 0
    with _held(edit_id) as is_ours:
        while is_ours and (taken := _batch(edit_id, together)):
            done += taken
    return done


@once_more
@transaction.atomic
def _batch(edit_id: int, together: int) -> int:
    rows = list(Republication.objects.select_for_update().filter(edit=edit_id).order_by("model_id")[:together])
    if not rows:
        return 0
    record = EditRecord.objects.get(pk=edit_id)
    listed = FoundationModel.objects.select_for_update().filter(
        pk__in=[row.model_id for row in rows], state=ModelState.PUBLISHED
    )
    act = Act(record.actor, record.reason, record, again=rows[0].again)
    for _ in publish_each(list(listed.order_by("pk").values_list("pk", flat=True)), act):
        pass
    Republication.objects.filter(pk__in=[row.pk for row in rows]).delete()
    return len(rows)


@contextmanager
def _held(edit_id: int) -> Iterator[bool]:
    """A lock of the connection, not of a transaction: it lasts over all batches, and ends with the process at last."""
    keys = [LOCK, edit_id % 2**31]
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", keys)
        is_ours = bool(cursor.fetchone()[0])
    try:
        yield is_ours
    finally:
        if is_ours and connection.is_usable():
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", keys)
