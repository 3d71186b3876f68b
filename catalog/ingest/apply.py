"""Applying: a plan becomes facts, in one transaction, as one batch that can be undone."""

import time
from collections.abc import Iterator

from django.db import transaction

from catalog.curation.bulk import TOGETHER, Bulk, hold_lock
from catalog.curation.vocabularies import Vocabularies
from catalog.ingest.fit import check_fit
from catalog.ingest.matching import Action
from catalog.ingest.plan import Plan
from catalog.ingest.planner import Progress, silent
from catalog.ingest.standing import actor_of
from catalog.ingest.strict import dump
from catalog.ingest.writing import Writing
from catalog.models import Batch, QuarantineItem, QueueItem
from catalog.models.batch import BatchStatus


def apply(plan: Plan, *, actor: str, progress: Progress = silent) -> Batch:
    """This function will do what a plan says and return the batch.

    A run that was broken off left a batch that is only begun, and nothing else: applying the same plan again completes
    that one. Raises Busy while another import is at work, Misfit where the catalog has changed since the plan was made,
    and CurationProblem where a row breaks a rule; nothing is stored then.
    """
    began = time.monotonic()
    batch, _ = Batch.objects.get_or_create(
        reader=plan.reader,
        digest=plan.digest,
        status=BatchStatus.RUNNING,
        defaults={"input": plan.input[:500], "actor": actor},
    )
    with transaction.atomic():
        hold_lock()
        check_fit(plan)
        bulk = Bulk(batch, entered_by=actor_of(plan.reader))
        writing = Writing(plan, bulk, progress)
        writing.write()
        reason = f"Batch {batch.pk}: {plan.reader} read {plan.input}."
        published = 0
        due = writing.publishing()
        for made in bulk.publish(actor=actor, reason=reason, vocabularies=Vocabularies.load()):
            published += made
            progress("Publishing", min(published, due), due)
        QueueItem.objects.bulk_create(_queued(plan, batch), batch_size=TOGETHER)
        QuarantineItem.objects.bulk_create(_quarantined(plan, batch, writing), batch_size=TOGETHER)
        batch.source = writing.sources[plan.source.slug]
        batch.counts = {**plan.counts, "published": published}
        batch.report = {"files": plan.files, "seconds": round(time.monotonic() - began, 3)}
        batch.effects = bulk.effects()
        batch.status = BatchStatus.APPLIED
        batch.actor = actor
        batch.save()
    return batch


def _queued(plan: Plan, batch: Batch) -> Iterator[QueueItem]:
    for record in plan.records:
        if record.action is Action.QUEUE and record.queued:
            yield QueueItem(
                batch=batch,
                file=record.file[:500],
                row=record.row[:500],
                reason=record.why,
                name=record.name,
                organizations=list(record.queued.organizations),
                candidates=record.candidates,
                record=dump(record.queued),
            )


def _quarantined(plan: Plan, batch: Batch, writing: Writing) -> Iterator[QuarantineItem]:
    for record in plan.records:
        if record.action is Action.QUARANTINE:
            yield QuarantineItem(
                batch=batch,
                file=record.file[:500],
                row=record.row[:500],
                reason=record.why,
                text=record.name,
                rule="reading",
            )
        for held in record.held:
            yield QuarantineItem(
                batch=batch,
                file=held.file[:500],
                row=held.row[:500],
                column=held.column[:200],
                reason=held.reason,
                rule=held.rule,
                attribute=held.attribute[:50],
                text=held.text,
                claim=dump(held.claim) if held.claim else None,
                model=writing.model_of(record.subject),
            )
