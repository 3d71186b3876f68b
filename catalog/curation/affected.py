"""Which models' documents a row shows in, so that a change of the row publishes them again."""

from django.db import models

from catalog.curation.publication import neighbors
from catalog.models import (
    Alias,
    Claim,
    Component,
    FoundationModel,
    Identifier,
    License,
    Lineage,
    Product,
    ProductModel,
    Publication,
    Source,
    Variant,
)


def affected_models(instance: models.Model) -> set[int]:
    """This function will return the keys of the models whose documents a row shows in."""
    found = _directly(instance)
    if found is None:
        found = {*_listing(instance).values_list("pk", flat=True), *_naming(instance)}
    return {pk for pk in found if pk is not None}


def _directly(instance: models.Model) -> set[int | None] | None:
    match instance:
        case FoundationModel():
            return {instance.pk, *neighbors([instance.pk])}
        case Alias() | Identifier() | Claim():
            return {instance.model_id, instance.variant.model_id if instance.variant else None}
        case Variant() | Component() | ProductModel():
            return {instance.model_id, *_joined_to(instance)}
        case Lineage():
            return {instance.child_id, instance.parent_id}
        case Product():
            return set(instance.edges.values_list("model_id", flat=True))
    return None


def _listing(instance: models.Model) -> models.QuerySet[Publication]:
    column = "sources" if isinstance(instance, Source) else getattr(instance, "publication_column", None)
    if column is None:
        return Publication.objects.none()
    return Publication.objects.filter(**{f"{column}__contains": [getattr(instance, "slug", "")]})


def _naming(instance: models.Model) -> set[int]:
    """Models whose documents show a row that no column of theirs lists."""
    match instance:
        case License():
            return set(instance.components.values_list("model_id", flat=True))
        case Source():
            # The earlier model shows the edge too; its sources are those of its own statements.
            return set(instance.lineages.values_list("parent_id", flat=True))
    return set()


def _joined_to(instance: models.Model) -> set[int]:
    """Models that name a variant of another in their edges."""
    if not isinstance(instance, Variant):
        return set()
    later = instance.children.values_list("child_id", flat=True)
    earlier = instance.parents.values_list("parent_id", flat=True)
    return {*later, *earlier}
