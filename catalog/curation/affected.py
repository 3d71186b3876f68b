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


def affected_models(instance: models.Model, *, is_new: bool = False) -> set[int]:
    """This function will return the keys of the models whose documents a row shows in.

    Nothing refers to a new row yet, so only what it names itself is looked at.
    """
    found = _named(instance) if is_new else {*_named(instance), *_referring(instance)}
    return {pk for pk in found if pk is not None}


def _named(instance: models.Model) -> set[int | None]:
    """The models that a row itself is about."""
    match instance:
        case FoundationModel():
            return {instance.pk}
        case Alias() | Identifier() | Claim():
            return {instance.model_id, instance.variant.model_id if instance.variant else None}
        case Variant() | Component() | ProductModel():
            return {instance.model_id}
        case Lineage():
            return {instance.child_id, instance.parent_id}
    return set()


def _referring(instance: models.Model) -> set[int]:
    """Models whose documents show a row that they refer to."""
    match instance:
        case FoundationModel():
            return set(neighbors([instance.pk]))
        case Variant():
            later = instance.children.values_list("child_id", flat=True)
            earlier = instance.parents.values_list("parent_id", flat=True)
            return {*later, *earlier}
        case Product():
            return set(instance.edges.values_list("model_id", flat=True))
        case License():
            return {*_listing(instance), *instance.components.values_list("model_id", flat=True)}
        case Source():
            # The earlier model shows the edge too; its sources are those of its own statements.
            return {*_listing(instance), *instance.lineages.values_list("parent_id", flat=True)}
    return _listing(instance)


def _listing(instance: models.Model) -> set[int]:
    """Published models that list a row's address in a column."""
    column = "sources" if isinstance(instance, Source) else getattr(instance, "publication_column", None)
    if column is None:
        return set()
    found = Publication.objects.filter(**{f"{column}__contains": [getattr(instance, "slug", "")]})
    return set(found.order_by().values_list("pk", flat=True))
