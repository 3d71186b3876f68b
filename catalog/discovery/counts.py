"""Counts: how many published models refer to a row of another noun, and how many claims rest on a source."""

from typing import Any

from django.db.models import BigIntegerField, F, Func, OuterRef, QuerySet, Subquery

from catalog.documents.noun import COLLECTIONS
from catalog.models import Claim, Publication


def with_model_count(noun: str, rows: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
    """This function will give each row the number of published models that refer to it, as `model_count`."""
    column = COLLECTIONS[noun].column
    models = Publication.objects.filter(**{f"{column}__contains": [OuterRef("slug")]})
    return rows.annotate(model_count=_count(models))


def with_claim_count(sources: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
    """This function will give each source the number of claims on it that readers can see, as `claim_count`."""
    return sources.annotate(claim_count=_count(Claim.objects.visible().filter(source=OuterRef("pk"))))


def _count(rows: QuerySet[Any, Any]) -> Subquery:
    counted = rows.order_by().annotate(counted=Func(F("pk"), function="count", output_field=BigIntegerField()))
    return Subquery(counted.values("counted"))
