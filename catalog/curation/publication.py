"""Publication: accepted facts become a document that is numbered, stored and logged, in one transaction."""

import hashlib
from collections.abc import Sequence
from typing import Any

import orjson
from django.db import transaction
from django.utils import timezone

from catalog.curation.columns import columns, published_names, published_variants
from catalog.curation.facts import gather
from catalog.curation.log import record
from catalog.curation.problem import require_reason
from catalog.curation.vocabularies import Vocabularies
from catalog.documents.encoding import encode
from catalog.documents.facts import ModelFacts
from catalog.documents.foundation_model import DocumentSerializer, SummarySerializer, document_facts, summary_facts
from catalog.models import EditRecord, FoundationModel, Publication, PublishedName, PublishedVariant, Revision
from catalog.vocabulary.actions import Action, ModelState

UNNUMBERED = ("revision", "updated_at")
"""Fields of a document that say which document it is, not what the model is."""


def publish(model_id: int, *, actor: str, reason: str, vocabularies: Vocabularies | None = None) -> Revision | None:
    """This function will publish a model as its facts now stand and return the revision it made.

    Returns None where the document would say just what the published one says. Raises FoundationModel.DoesNotExist for
    an unknown model and MissingReason for an empty reason.
    """
    made = publish_many([model_id], actor=actor, reason=reason, vocabularies=vocabularies)
    return next((revision for revision in made if revision.model_id == model_id), None)


@transaction.atomic
def publish_many(
    model_ids: Sequence[int],
    *,
    actor: str,
    reason: str,
    vocabularies: Vocabularies | None = None,
    edit: EditRecord | None = None,
) -> list[Revision]:
    """This function will publish models, each once, and return the revisions that it made.

    Models that were invisible become visible first, so that the documents of all name each other; the models that they
    have edges with are published again with them. Rows are locked in the order of their keys. Raises
    FoundationModel.DoesNotExist where one is unknown and MissingReason for an empty reason.
    """
    reason = require_reason(reason)
    vocabularies = vocabularies or Vocabularies.load()
    wanted = set(model_ids)
    states = dict(
        FoundationModel.objects.select_for_update().filter(pk__in=wanted).order_by("pk").values_list("pk", "state")
    )
    if len(states) != len(wanted):
        raise FoundationModel.DoesNotExist
    appearing = [pk for pk, state in states.items() if state != ModelState.PUBLISHED]
    FoundationModel.objects.filter(pk__in=appearing).update(state=ModelState.PUBLISHED, updated_at=timezone.now())
    around = {neighbor for pk in appearing for neighbor in neighbors(pk)}
    made = (
        _publish(pk, actor=actor, reason=reason, vocabularies=vocabularies, edit=edit) for pk in sorted(wanted | around)
    )
    return [revision for revision in made if revision]


@transaction.atomic
def withdraw(model_id: int, *, actor: str, reason: str, edit: EditRecord | None = None) -> Revision | None:
    """This function will take a model away from readers, keeping its facts and its history.

    Returns its last revision, or None where it was not published. The models that it has edges with are published
    again without it.
    """
    reason = require_reason(reason)
    model = FoundationModel.objects.select_for_update().get(pk=model_id)
    if model.state != ModelState.PUBLISHED:
        return None
    model.state = ModelState.WITHDRAWN
    model.save(update_fields=["state", "updated_at"])
    Publication.objects.filter(pk=model_id).delete()
    record(
        action=Action.WITHDRAWN,
        model=model,
        revision=model.revision,
        actor=actor,
        reason=reason,
        fields=[],
        at=timezone.now(),
        edit=edit,
    )
    vocabularies = Vocabularies.load()
    for neighbor in neighbors(model_id):
        _publish(neighbor, actor=actor, reason=reason, vocabularies=vocabularies, edit=edit)
    return model.revisions.first()


def neighbors(model_id: int) -> list[int]:
    """This function will return the published models that have an edge with a model, in a fixed order of locking."""
    published = FoundationModel.objects.published()
    later = published.filter(parents__parent_id=model_id)
    earlier = published.filter(children__child_id=model_id)
    return sorted({*later.values_list("pk", flat=True), *earlier.values_list("pk", flat=True)})


def render(facts: ModelFacts, revision: int, updated_at: str) -> dict[str, Any]:
    """This function will return a model's full document as JSON data."""
    return dict(DocumentSerializer(document_facts(facts, revision, updated_at)).data)


def _publish(
    model_id: int, *, actor: str, reason: str, vocabularies: Vocabularies, edit: EditRecord | None
) -> Revision | None:
    FoundationModel.objects.select_for_update().get(pk=model_id)
    model = FoundationModel.objects.with_evidence().get(pk=model_id)
    facts = gather(model, vocabularies)
    checksum = _checksum(render(facts, 0, ""))
    last = model.revisions.first()
    visible = Publication.objects.filter(pk=model_id).exists()
    if last and last.checksum == checksum and visible:
        return None
    now = timezone.now()
    updated_at = now.isoformat(timespec="microseconds").replace("+00:00", "Z")
    number = model.revision + 1
    document = render(facts, number, updated_at)
    text = encode(document)
    revision = Revision.objects.create(
        model=model,
        number=number,
        document=text,
        checksum=checksum,
        actor=actor,
        reason=reason,
        created_at=now,
        edit=edit,
    )
    FoundationModel.objects.filter(pk=model_id).update(revision=number, version=model.version + 1, updated_at=now)
    change = record(
        action=Action.PUBLISHED,
        model=model,
        revision=number,
        actor=actor,
        reason=reason,
        fields=_changed_fields(last.document if last else "{}", document),
        at=now,
        edit=edit,
    )
    _store(
        facts,
        vocabularies,
        revision=number,
        sequence=change.sequence,
        updated_at=now,
        has_conflict=document["has_conflict"],
        summary_document=encode(dict(SummarySerializer(summary_facts(facts, number, updated_at)).data)),
        document=text,
    )
    return revision


def _store(facts: ModelFacts, vocabularies: Vocabularies, **numbered: Any) -> None:
    row = Publication(model_id=facts.model.pk, **columns(facts, vocabularies), **numbered)
    fields = [field.name for field in Publication._meta.concrete_fields if not field.primary_key]
    Publication.objects.bulk_create([row], update_conflicts=True, unique_fields=["model"], update_fields=fields)
    PublishedVariant.objects.filter(publication_id=row.pk).delete()
    PublishedVariant.objects.bulk_create(published_variants(facts))
    PublishedName.objects.filter(publication_id=row.pk).delete()
    PublishedName.objects.bulk_create(published_names(facts))


def _checksum(document: dict[str, Any]) -> str:
    content = {key: value for key, value in document.items() if key not in UNNUMBERED}
    return hashlib.sha256(encode(content).encode()).hexdigest()


def _changed_fields(before: str, after: dict[str, Any]) -> list[str]:
    old = orjson.loads(before)
    new = orjson.loads(encode(after))
    return sorted(key for key in {*old, *new} if key not in UNNUMBERED and old.get(key) != new.get(key))
