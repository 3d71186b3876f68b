"""Renaming: a model's address changes, the old one leads to it."""

from django.utils import timezone

from catalog.curation.edit import Edit, edit
from catalog.curation.log import record
from catalog.curation.names import check_slug
from catalog.curation.problem import CurationProblem
from catalog.curation.retry import once_more
from catalog.models import FormerSlug, FoundationModel
from catalog.vocabulary.actions import Action, ModelState


@once_more
def rename(model_id: int, *, slug: str, actor: str, reason: str) -> Edit:
    """This function will give a model another address and log the old one's end.

    Raises CurationProblem on the field slug where the new address is none, is taken, or led to another model before.
    """
    with edit(actor=actor, reason=reason) as changes:
        model = FoundationModel.objects.select_for_update().get(pk=model_id)
        _check(model, slug)
        former = model.slug
        FormerSlug.objects.filter(model=model, slug=slug).delete()
        if model.state == ModelState.PUBLISHED:
            record(
                action=Action.RENAMED,
                model=model,
                revision=model.revision,
                actor=actor,
                reason=changes.reason,
                fields=["slug"],
                at=timezone.now(),
            )
        model.slug = slug
        changes.save(model, fields=["slug"])
        if model.revision:
            changes.save(FormerSlug(slug=former, model=model))
    return changes


def _check(model: FoundationModel, slug: str) -> None:
    check_slug(slug)
    taken = FoundationModel.objects.filter(slug=slug).exclude(pk=model.pk).exists()
    if taken or FormerSlug.objects.filter(slug=slug).exclude(model=model).exists():
        raise CurationProblem(f"“{slug}” leads to another model.", code="conflict", field="slug")
