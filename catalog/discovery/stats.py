"""Statistics over published models: how many, how large, how open, how well known."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import Aggregate, BigIntegerField, Count, F, Max, Min, Q, QuerySet, Sum
from django.db.models.functions import ExtractYear

from catalog.discovery.tally import Unnest, tally, tally_array
from catalog.models import Publication, PublishedVariant
from catalog.vocabulary.attributes import CORE
from catalog.vocabulary.openness import Openness

QUANTILES = {"minimum": 0.0, "p10": 0.1, "p25": 0.25, "median": 0.5, "p75": 0.75, "p90": 0.9, "maximum": 1.0}
"""Quantiles of parameter counts: each is the count of some model, not a mean of two."""


class Percentiles(Aggregate):
    """Values below which given shares of the rows lie, each one that occurs."""

    function = "percentile_disc"
    template = "%(function)s(ARRAY[%(shares)s]) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = ArrayField(BigIntegerField())

    def __init__(self, expression: str, shares: Sequence[float]) -> None:
        super().__init__(expression, shares=", ".join(map(str, shares)))


def stats(queryset: QuerySet[Publication]) -> dict[str, Any]:
    """This function will describe the models of a queryset, in seven queries whatever their number."""
    models = queryset.order_by()
    totals = models.aggregate(
        models=Count("pk"),
        claims=Sum("claim_count", default=0),
        conflicting=Count("pk", filter=Q(has_conflict=True)),
        sized=Count("parameters"),
        quantiles=Percentiles("parameters", tuple(QUANTILES.values())),
        first=Min("release_first"),
        last=Max("release_last"),
        **{f"without_{key}": Count("pk", filter=Q(missing__contains=[key])) for key in CORE},
    )
    return {
        "models": totals["models"],
        "variants": PublishedVariant.objects.filter(publication__in=models.values("pk")).count(),
        "claims": totals["claims"],
        "sources": _distinct(models, "sources"),
        "organizations": _distinct(models, "organizations"),
        "models_with_conflict": totals["conflicting"],
        "parameters": _parameters(totals),
        "released": {"first": _iso(totals["first"]), "last": _iso(totals["last"])},
        "by_openness": _by_openness(models),
        "by_year": _by_year(models),
        "by_modality": _by_count(tally_array(models, "modalities")),
        "coverage": [_coverage(key, totals) for key in CORE],
    }


def _distinct(models: QuerySet[Publication], column: str) -> int:
    found = models.values(entry=Unnest(F(column))).distinct()
    return found.count()


def _parameters(totals: Mapping[str, Any]) -> dict[str, Any]:
    quantiles = totals["quantiles"] or [None] * len(QUANTILES)
    return {"known": totals["sized"], **dict(zip(QUANTILES, quantiles, strict=True))}


def _by_openness(models: QuerySet[Publication]) -> list[dict[str, Any]]:
    counted = tally(models, F("openness"))
    levels = [*enumerate(Openness.values), (None, None)]
    return [{"value": level, "count": counted[position]} for position, level in levels if position in counted]


def _by_year(models: QuerySet[Publication]) -> list[dict[str, Any]]:
    counted = tally(models, ExtractYear("release_first"))
    years = sorted(counted, key=lambda year: (year is None, year))
    return [{"value": None if year is None else str(year), "count": counted[year]} for year in years]


def _by_count(counted: Mapping[str | None, int]) -> list[dict[str, Any]]:
    values = sorted(counted, key=lambda value: (-counted[value], value or ""))
    return [{"value": value, "count": counted[value]} for value in values]


def _coverage(key: str, totals: Mapping[str, Any]) -> dict[str, Any]:
    known = totals["models"] - totals[f"without_{key}"]
    share = round(known / totals["models"], 4) if totals["models"] else None
    return {"attribute": key, "known": known, "share": share}


def _iso(date: Any) -> str | None:
    return date.isoformat() if date else None
