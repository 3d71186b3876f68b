"""Publication: accepted facts become a document that is numbered, stored and logged, in one transaction."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from django.db import transaction
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, When
from django.utils import timezone

from catalog.curation.columns import columns
from catalog.curation.facts import fetch, gather
from catalog.curation.log import Entry, note_refresh, record_many
from catalog.curation.problem import require_reason
from catalog.curation.readable import refresh, write_beside
from catalog.curation.retry import once_more
from catalog.curation.vocabularies import Vocabularies
from catalog.documents.encoding import encode
from catalog.documents.facts import ModelFacts
from catalog.documents.foundation_model import DocumentSerializer, SummarySerializer, document_facts
from catalog.models import Batch, EditRecord, FoundationModel, Lineage, Publication, Revision
from catalog.vocabulary.actions import Action, ModelState

UNNUMBERED = ("revision", "updated_at")
"""Fields of a document that say which document it is, not what the model is."""

TOGETHER = 50
"""Models gathered at a time: enough to make their queries cheap, few enough to keep memory flat."""

_SHAPE = DocumentSerializer()
_SUMMARY = tuple(SummarySerializer().fields)


@dataclass(frozen=True, slots=True)
class Act:
    """Who publishes, why, and as a part of what."""

    actor: str
    reason: str
    edit: EditRecord | None = None
    batch: Batch | None = None
    again: bool = False
    """Whether a revision that says just what the facts say again is published once more, instead of a new one."""


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A model's document with its number, ready to be stored."""

    facts: ModelFacts
    revision: Revision
    document: Mapping[str, Any]
    fields: Sequence[str]
    is_new: bool
    was_visible: bool


def publish(model_id: int, *, actor: str, reason: str, vocabularies: Vocabularies | None = None) -> Revision | None:
    """This function will publish a model as its facts now stand and return the revision it made.

    Returns None where the document would say just what the published one says. Raises FoundationModel.DoesNotExist for
    an unknown model and MissingReason for an empty reason.
    """
    made = publish_many([model_id], actor=actor, reason=reason, vocabularies=vocabularies)
    return next((revision for revision in made if revision.model_id == model_id), None)


@once_more
@transaction.atomic
def publish_many(
    model_ids: Iterable[int],
    *,
    actor: str,
    reason: str,
    vocabularies: Vocabularies | None = None,
    edit: EditRecord | None = None,
    again: bool = False,
) -> list[Revision]:
    """This function will publish models, each once, and return the revisions that it made.

    Models that were invisible become visible first, so that the documents of all name each other; the models that they
    have edges with are published again with them. Rows are locked in the order of their keys. Raises
    FoundationModel.DoesNotExist where one is unknown and MissingReason for an empty reason.
    """
    act = Act(actor, require_reason(reason), edit, again=again)
    return [revision for made in publish_each(model_ids, act, vocabularies) for revision in made]


def lock(model_ids: Iterable[int]) -> dict[int, str]:
    """This function will lock models until the caller's transaction ends, and return the state of each that exists.

    Whoever locks several does so in the order of their keys, so that nobody waits in a circle.
    """
    rows = FoundationModel.objects.select_for_update().filter(pk__in=set(model_ids)).order_by("pk")
    return dict(rows.values_list("pk", "state"))


def publish_each(
    model_ids: Iterable[int],
    act: Act,
    vocabularies: Vocabularies | None = None,
    locked: Mapping[int, str] | None = None,
) -> Iterator[list[Revision]]:
    """This function will publish models as `publish_many` does and yield what it made, some models at a time.

    So thousands are published without all their documents in memory. Whoever calls it holds a transaction open, and
    gives the states of all that it wants published if it has locked them already.
    """
    vocabularies = vocabularies or Vocabularies.load()
    wanted = set(model_ids)
    states = lock(wanted) if locked is None else locked
    if not wanted <= states.keys():
        raise FoundationModel.DoesNotExist
    appearing = [pk for pk in sorted(wanted) if states[pk] != ModelState.PUBLISHED]
    FoundationModel.objects.filter(pk__in=appearing).update(state=ModelState.PUBLISHED, updated_at=timezone.now())
    due = sorted(wanted | set(neighbors(appearing)))
    for start in range(0, len(due), TOGETHER):
        some = due[start : start + TOGETHER]
        lock(pk for pk in some if pk not in states)
        yield _publish(some, act, vocabularies)


@once_more
@transaction.atomic
def withdraw(
    model_id: int,
    *,
    actor: str,
    reason: str,
    edit: EditRecord | None = None,
    action: Action = Action.WITHDRAWN,
) -> Revision | None:
    """This function will take a model away from readers, keeping its facts and its history.

    Returns its last revision, or None where it was not published. The models that it has edges with are published
    again without it.
    """
    act = Act(actor, require_reason(reason), edit)
    around = withdraw_many([model_id], act, action)
    if around is None:
        return None
    if around:
        lock(around)
        _publish(around, act, Vocabularies.load())
    return Revision.objects.filter(model_id=model_id).first()


def withdraw_many(model_ids: Iterable[int], act: Act, action: Action = Action.WITHDRAWN) -> list[int] | None:
    """This function will take models away from readers and return the published ones that they have edges with.

    Those still name the withdrawn ones: whoever calls it publishes them in the same transaction. Returns None where
    none of the models was published.
    """
    rows = list(
        FoundationModel.objects.select_for_update()
        .filter(pk__in=list(model_ids), state=ModelState.PUBLISHED)
        .order_by("pk")
    )
    if not rows:
        return None
    now = timezone.now()
    gone = [row.pk for row in rows]
    FoundationModel.objects.filter(pk__in=gone).update(state=ModelState.WITHDRAWN, updated_at=now)
    Publication.objects.filter(pk__in=gone).delete()
    entries = [Entry(action, row.pk, row.slug, row.revision, (), now) for row in rows]
    record_many(entries, actor=act.actor, reason=act.reason, edit=act.edit)
    return neighbors(gone)


def neighbors(model_ids: Iterable[int]) -> list[int]:
    """This function will return the published models that have an edge with any of some, in the order of locking."""
    ids = set(model_ids)
    if not ids:
        return []
    edges = Lineage.objects.filter(Q(child_id__in=ids) | Q(parent_id__in=ids)).order_by()
    found: set[int] = set()
    for child, parent in edges.values_list("child_id", "parent_id"):
        found |= {child} if parent in ids else set()
        found |= {parent} if child in ids else set()
    published = FoundationModel.objects.published().filter(pk__in=found)
    return list(published.order_by("pk").values_list("pk", flat=True)) if found else []


def render(facts: ModelFacts, revision: int, updated_at: str) -> dict[str, Any]:
    """This function will return a model's full document as JSON data."""
    return dict(_SHAPE.to_representation(document_facts(facts, revision, updated_at)))


def _publish(model_ids: Sequence[int], act: Act, vocabularies: Vocabularies) -> list[Revision]:
    """This function will publish some models together.

    Of those whose document would say the same, only what they are found by is brought up to date. They are locked.
    """
    models = fetch(model_ids)
    shown = _shown([model.pk for model in models if model.revision])
    now = timezone.now()
    numbered: list[_Numbered] = []
    same: list[ModelFacts] = []
    for model in models:
        facts = gather(model, vocabularies)
        document = render(facts, 0, "")
        checksum = _checksum(document)
        last = shown.get(model.pk)
        was_visible = bool(last and last.is_visible)
        if last and last.checksum == checksum and was_visible:
            same.append(facts)
            continue
        fields = _changed_fields(last.document if last else None, document)
        former = _former(model.pk, checksum) if act.again else None
        if former:
            document = orjson.loads(former.document)
            numbered.append(_Numbered(facts, former, document, fields, is_new=False, was_visible=was_visible))
            continue
        number = last.newest + 1 if last else 1
        document.update(revision=number, updated_at=_stamp(now))
        revision = Revision(
            model=model,
            number=number,
            document=encode(document),
            checksum=checksum,
            actor=act.actor,
            reason=act.reason,
            created_at=now,
            edit=act.edit,
            batch=act.batch,
        )
        numbered.append(_Numbered(facts, revision, document, fields, is_new=True, was_visible=was_visible))
    if same and refresh(same, vocabularies):
        note_refresh()
    if numbered:
        _keep(numbered, act, now, vocabularies)
    return [entry.revision for entry in numbered]


def _shown(model_ids: Sequence[int]) -> dict[int, Any]:
    """By model, the revision that readers get or last got, with the newest number and whether they still get it."""
    if not model_ids:
        return {}
    newest = Revision.objects.filter(model=OuterRef("model")).order_by("-number").values("number")[:1]
    rows = Revision.objects.filter(model_id__in=model_ids, number=F("model__revision")).order_by()
    published = Publication.objects.filter(pk=OuterRef("model_id"))
    return {row.model_id: row for row in rows.annotate(newest=Subquery(newest), is_visible=Exists(published))}


def _former(model_id: int, checksum: str) -> Revision | None:
    """This function will return the newest revision of a model that says just what a checksum stands for, or None."""
    return Revision.objects.filter(model_id=model_id, checksum=checksum).order_by("-number").first()


def _keep(numbered: Sequence[_Numbered], act: Act, now: datetime, vocabularies: Vocabularies) -> None:
    Revision.objects.bulk_create([entry.revision for entry in numbered if entry.is_new])
    models = [entry.facts.model for entry in numbered]
    for entry in numbered:
        entry.facts.model.revision = entry.revision.number
    shown = Case(*(When(pk=model.pk, then=model.revision) for model in models))
    FoundationModel.objects.filter(pk__in=[model.pk for model in models]).update(
        revision=shown, version=F("version") + 1, updated_at=now
    )
    entries = [
        Entry(Action.PUBLISHED, model.pk, model.slug, entry.revision.number, entry.fields, now)
        for model, entry in zip(models, numbered, strict=True)
    ]
    changes = record_many(entries, actor=act.actor, reason=act.reason, edit=act.edit)
    rows = [
        Publication(
            model_id=entry.facts.model.pk,
            **columns(entry.facts, vocabularies),
            revision=entry.revision.number,
            sequence=change.sequence,
            updated_at=entry.revision.created_at,
            has_conflict=entry.document["has_conflict"],
            summary_document=encode({key: entry.document[key] for key in _SUMMARY}),
            document=entry.revision.document,
        )
        for entry, change in zip(numbered, changes, strict=True)
    ]
    written = [field.name for field in Publication._meta.concrete_fields if not field.primary_key]
    Publication.objects.bulk_create(rows, update_conflicts=True, unique_fields=["model"], update_fields=written)
    replaced = [entry.facts.model.pk for entry in numbered if entry.was_visible]
    write_beside([entry.facts for entry in numbered], replaced)


def _stamp(moment: datetime) -> str:
    return moment.isoformat(timespec="microseconds").replace("+00:00", "Z")


def _checksum(document: Mapping[str, Any]) -> str:
    content = {key: value for key, value in document.items() if key not in UNNUMBERED}
    return hashlib.sha256(encode(content).encode()).hexdigest()


def _changed_fields(before: str | None, after: Mapping[str, Any]) -> list[str]:
    if before is None:
        return sorted(key for key, value in after.items() if key not in UNNUMBERED and value is not None)
    old = orjson.loads(before)
    new = orjson.loads(encode(after))
    return sorted(key for key in {*old, *new} if key not in UNNUMBERED and old.get(key) != new.get(key))
