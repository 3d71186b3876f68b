"""Decisions: a person says what a queued row is about, or that a claim which was held back is right."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from django.db import transaction
from django.utils import timezone

from catalog.curation.bulk import Bulk, hold_lock
from catalog.curation.problem import CurationProblem, require_reason
from catalog.curation.vocabularies import Vocabularies
from catalog.ingest.index import Index
from catalog.ingest.makers import Makers
from catalog.ingest.matching import Action, Match, naming, within
from catalog.ingest.merged import merged_models
from catalog.ingest.normalized import NormalizedRecord
from catalog.ingest.plan import VERSION, Plan, PlannedClaim, PlannedSource
from catalog.ingest.planner import replan
from catalog.ingest.readers import READERS
from catalog.ingest.standing import actor_of
from catalog.ingest.strict import load
from catalog.ingest.writing import Writing
from catalog.models import Batch, FoundationModel, QuarantineItem, QueueItem
from catalog.models.waiting import Decision, Waiting

Item = TypeVar("Item", bound=Waiting)


@transaction.atomic
def accept_queued(item: QueueItem, *, model: str, actor: str, reason: str) -> FoundationModel:
    """This function will bring a queued row in as a model of the catalog, or as a new one where `model` is empty.

    Rows of later exports that say the same of their name and organizations follow the decision. Raises CurationProblem
    where the item is decided already, where there is no such model, or where the row cannot become one.
    """
    reason = require_reason(reason)
    hold_lock()
    item = _waiting(QueueItem.objects.select_for_update(of=("self",)).select_related("batch__source").get(pk=item.pk))
    record = load(NormalizedRecord, item.record)
    plan = _plan(item.batch)
    replan(READERS[item.batch.reader].upstream, plan, record, _told(record, model))
    outcome = plan.records[0]
    if outcome.action not in {Action.MATCH, Action.CREATE}:
        raise CurationProblem(outcome.why, code="not_placed", field="model")
    writing = _write(plan, item.batch, actor=actor, reason=reason)
    found = writing.model_of(outcome.subject)
    if found is None:
        raise CurationProblem("The row became no model.", code="not_placed", field="model")
    _decide(item, Decision.ACCEPTED, actor, reason)
    item.model = found
    item.save()
    return found


@transaction.atomic
def accept_quarantined(item: QuarantineItem, *, actor: str, reason: str) -> FoundationModel:
    """This function will add the claim that a rule held back; raises CurationProblem where there is none to add."""
    reason = require_reason(reason)
    hold_lock()
    item = _waiting(
        QuarantineItem.objects.select_for_update(of=("self",)).select_related("batch__source").get(pk=item.pk)
    )
    if item.claim is None:
        raise CurationProblem("No value was sure: enter the claim by hand.", code="no_claim", field="claim")
    claim = load(PlannedClaim, item.claim)
    claim.subject = _standing(claim.subject)
    plan = _plan(item.batch)
    bulk = Bulk(item.batch, entered_by=actor_of(item.batch.reader))
    writing = Writing(plan, bulk)
    writing.find([claim.subject])
    source = item.batch.source
    if source is None:
        raise CurationProblem("The source of the import is gone.", code="stale", field="source")
    bulk.insert([writing.claim(claim, source)], Vocabularies.load())
    _publish(bulk, actor, reason)
    _decide(item, Decision.ACCEPTED, actor, reason)
    item.save()
    found = writing.model_of(claim.subject)
    if found is None:
        raise CurationProblem("The model is gone.", code="stale", field="model")
    return found


def _standing(subject: str) -> str:
    """The subject of a claim as it is called now, since its model may have been merged into another one meanwhile."""
    slug, _, variant = subject.partition("/")
    model = merged_models([slug]).get(slug) or FoundationModel.objects.filter(slug=slug).first()
    if model is None:
        raise CurationProblem("The model is gone.", code="stale", field="model")
    if variant and not model.variants.filter(slug=variant).exists():
        raise CurationProblem(
            f"{model.name} has no variant “{variant}” any more: state the claim by hand.",
            code="unknown_variant",
            field="model",
            allowed=tuple(model.variants.values_list("slug", flat=True)),
        )
    return f"{model.slug}/{variant}" if variant else model.slug


@transaction.atomic
def dismiss(item: Waiting, *, actor: str, reason: str) -> None:
    """This function will put aside what waits; it does not come back with the next export that says the same."""
    reason = require_reason(reason)
    held = _waiting(type(item)._default_manager.select_for_update().get(pk=item.pk))
    _decide(held, Decision.DISMISSED, actor, reason)
    held.save()


@transaction.atomic
def decide_all(verb: Callable[..., Any], items: Iterable[Waiting], *, actor: str, reason: str) -> int:
    """This function will do the same with all of some items or with none of them, and return how many they are."""
    return len([verb(item, actor=actor, reason=reason) for item in items])


def _told(record: NormalizedRecord, slug: str) -> Match:
    named = naming(record)
    why = "A person has said so."
    if not slug:
        sized = bool(named.label) and named.ends_in_size
        return Match(
            Action.CREATE, why, family=named.family if sized else named.name, label=named.name if sized else ""
        )
    index = Index(Makers.load())
    index.load(set(), set(), set(), [slug])
    if slug not in index.models:
        raise CurationProblem(f"There is no model “{slug}”.", code="unknown_model", field="model")
    return within(index.models[slug], named, why) if named.label else Match(Action.MATCH, why, slug)


def _plan(batch: Batch) -> Plan:
    source = batch.source
    if source is None:
        raise CurationProblem("The source of the import is gone.", code="stale", field="source")
    cited = PlannedSource(source.slug, source.title, source.kind, source.tier)
    return Plan(VERSION, batch.reader, batch.input, batch.digest, cited)


def _write(plan: Plan, batch: Batch, *, actor: str, reason: str) -> Writing:
    bulk = Bulk(batch, entered_by=actor_of(batch.reader))
    writing = Writing(plan, bulk)
    writing.write()
    _publish(bulk, actor, reason)
    return writing


def _publish(bulk: Bulk, actor: str, reason: str) -> None:
    for _ in bulk.publish(actor=actor, reason=reason, vocabularies=Vocabularies.load()):
        pass
    bulk.keep_effects()
    bulk.batch.save(update_fields=["effects"])


def _waiting(item: Item) -> Item:
    if item.decision != Decision.WAITING:
        raise CurationProblem(f"{item.decided_by} has decided this already.", code="decided")
    return item


def _decide(item: Waiting, decision: Decision, actor: str, reason: str) -> None:
    item.decision, item.decided_by, item.decided_at, item.remark = decision, actor, timezone.now(), reason
