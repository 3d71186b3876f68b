"""Documents and columns of synthetic models: rendered by the catalog's own functions, stored many at a time.

`catalog.curation.publication` publishes one model in about thirty statements; a million of those would take hours. Here
the same facts go through the same `gather`, `render`, `columns`, `published_variants` and `published_names`, and only
the rows are stored in bulk.
"""

import datetime as dt
import hashlib
import multiprocessing
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor

import django
from django.db import connection, transaction

from catalog.curation.columns import columns
from catalog.curation.facts import fetch, gather
from catalog.curation.publication import render
from catalog.curation.readable import write_beside
from catalog.curation.vocabularies import Vocabularies
from catalog.documents.encoding import encode
from catalog.documents.foundation_model import SummarySerializer, summary_facts
from catalog.models import (
    Change,
    ChangeCounter,
    FoundationModel,
    Publication,
    Revision,
)
from catalog.vocabulary.actions import Action

CHUNK = 250
WORKERS = 2
FIRST = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)
STEP = dt.timedelta(seconds=97)
WHO = {"actor": "benchmark", "reason": "Made up for measuring."}


def publish(keys: Sequence[int]) -> None:
    """This function will publish stored models, numbering their changes after those that there are."""
    last = ChangeCounter.objects.get(pk=1).last
    chunks = [(last + begin, keys[begin : begin + CHUNK]) for begin in range(0, len(keys), CHUNK)]
    connection.close()
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(WORKERS, mp_context=context, initializer=django.setup) as pool:
        list(pool.map(publish_chunk, *zip(*chunks, strict=True)))
    ChangeCounter.objects.filter(pk=1).update(last=last + len(keys))


@transaction.atomic
def publish_chunk(last: int, keys: Sequence[int]) -> None:
    """This function will publish models whose changes are numbered from `last` + 1."""
    vocabularies = Vocabularies.load()
    publications: list[Publication] = []
    revisions: list[Revision] = []
    changes: list[Change] = []
    gathered = [gather(model, vocabularies) for model in fetch(keys)]
    for sequence, facts in enumerate(gathered, last + 1):
        model = facts.model
        at = FIRST + sequence * STEP
        moment = at.isoformat(timespec="microseconds").replace("+00:00", "Z")
        document = render(facts, 1, moment)
        text = encode(document)
        publications.append(
            Publication(
                model_id=model.pk,
                **columns(facts, vocabularies),
                revision=1,
                sequence=sequence,
                updated_at=at,
                has_conflict=document["has_conflict"],
                summary_document=encode(dict(SummarySerializer(summary_facts(facts, 1, moment)).data)),
                document=text,
            )
        )
        checksum = hashlib.sha256(text.encode()).hexdigest()
        revisions.append(Revision(model=model, number=1, document=text, checksum=checksum, created_at=at, **WHO))
        changes.append(
            Change(
                sequence=sequence,
                at=at,
                action=Action.PUBLISHED,
                model=model,
                slug=model.slug,
                revision=1,
                fields=sorted(document),
                **WHO,
            )
        )
    for table, rows in ((Revision, revisions), (Change, changes), (Publication, publications)):
        table._default_manager.bulk_create(rows)
    write_beside(gathered, ())
    FoundationModel.objects.filter(pk__in=keys).update(revision=1, version=1)
