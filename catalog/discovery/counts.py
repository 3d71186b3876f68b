"""Counts: how many published models refer to a row of another noun, and how many claims rest on a source."""

from collections.abc import Collection, Mapping

from django.db.models import Count, F

from catalog.discovery.tally import Unnest
from catalog.documents.noun import COLLECTIONS
from catalog.models import Claim, Publication


def model_counts(noun: str, slugs: Collection[str]) -> Mapping[str, int]:
    """This function will return the number of published models for each slug of a noun, in one query.

    Slugs that no model refers to are missing from the answer.
    """
    column = COLLECTIONS[noun].column
    rows = (
        Publication.objects.filter(**{f"{column}__overlap": list(slugs)})
        .order_by()
        .values(entry=Unnest(F(column)))
        .annotate(models=Count("pk"))
        .values_list("entry", "models")
    )
    return {slug: models for slug, models in rows if slug in slugs}


def claim_counts(sources: Collection[str]) -> Mapping[str, int]:
    """This function will return the number of visible claims that rest on each source, in one query."""
    rows = Claim.objects.visible().filter(source__slug__in=list(sources)).order_by().values_list("source__slug")
    return dict(rows.annotate(claims=Count("pk")))
