"""Applying: a plan becomes facts, in one transaction, as one batch that can be undone."""

import time

from django.db import transaction

from catalog.curation.bulk import TOGETHER, Bulk, hold_lock
from catalog.curation.problem import CurationProblem
from catalog.curation.vocabularies import Vocabularies
from catalog.ingest.fit import Misfit, check_fit
from catalog.ingest.plan import Plan
from catalog.ingest.planner import Progress, silent
from catalog.ingest.standing import actor_of
from catalog.ingest.waiting import close, quarantined, queued
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
    batch = _begun(plan, actor)
    try:
        _write(plan, batch, actor=actor, progress=progress, began=began)
    except (Misfit, CurationProblem):
        Batch.objects.filter(pk=batch.pk, status=BatchStatus.RUNNING).delete()
        raise
    return batch


def _begun(plan: Plan, actor: str) -> Batch:
    """The batch of a run that was broken off, or a new one, which stays even if this run is broken off."""
    begun = Batch.objects.of(plan.reader, plan.digest).filter(status=BatchStatus.RUNNING).first()
    return begun or Batch.objects.create(
        reader=plan.reader, digest=plan.digest, status=BatchStatus.RUNNING, input=plan.input[:500], actor=actor
    )


def _write(plan: Plan, batch: Batch, *, actor: str, progress: Progress, began: float) -> None:
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
        close(plan, bulk)
        QueueItem.objects.bulk_create(queued(plan, batch), batch_size=TOGETHER)
        QuarantineItem.objects.bulk_create(quarantined(plan, batch, writing), batch_size=TOGETHER)
        batch.source = writing.sources[plan.source.slug]
        batch.counts = {**plan.counts, "published": published}
        batch.report = {"files": plan.files, "seconds": round(time.monotonic() - began, 3)}
        bulk.keep_effects()
        batch.status = BatchStatus.APPLIED
        batch.actor = actor
        batch.save()
