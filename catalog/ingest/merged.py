"""Merged models: those that people have made a part of another one since; their facts stand there."""

from collections.abc import Iterable

from catalog.models import FormerSlug, FoundationModel
from catalog.vocabulary.actions import ModelState


def merged_models(slugs: Iterable[str]) -> dict[str, FoundationModel]:
    """This function will return, for addresses whose models were merged, the models that stand for them."""
    gone = FoundationModel.objects.filter(slug__in=list(slugs), state=ModelState.WITHDRAWN).values("slug")
    rows = FormerSlug.objects.filter(slug__in=gone).exclude(model__slug__in=gone).select_related("model")
    return {row.slug: row.model for row in rows}
