"""Counts: how many published models refer to a row of another noun, and how many claims rest on a source."""

from typing import Any

from django.db.models import BigIntegerField, F, Func, OuterRef, QuerySet, Subquery

from catalog.documents.noun import COLLECTIONS
from catalog.models import Claim, Publication


def with_model_count(noun: str, rows: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
    """This function will give each row the number of published models that refer to it, as `model_count`."""
    column = COLLECTIONS[noun].column
    models = Publication.objects.filter(**{f"{column}__contains": [OuterRef("slug")]})
    counted: QuerySet[Any, Any] = rows.annotate(model_count=_count(models))
    return counted


def with_claim_count(sources: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
    """This function will give each source the number of claims on it that readers can see, as `claim_count`."""
    claims = Claim.objects.visible().filter(source=OuterRef("pk"))
    counted: QuerySet[Any, Any] = sources.annotate(claim_count=_count(claims))
    return counted


def _count(rows: QuerySet[Any, Any]) -> Subquery:
    counted = rows.order_by().annotate(counted=Func(F("pk"), function="count", output_field=BigIntegerField()))
    return Subquery(counted.values("counted"))
