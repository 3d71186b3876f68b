"""Bands of parameter counts: powers of ten, as people speak of sizes of models."""

from collections.abc import Mapping

from django.db.models import Case, CharField, Count, Q, QuerySet, Value, When

from catalog.models import Publication, PublishedVariant
from catalog.values.count import format_count

EDGES = (10**8, 10**9, 10**10, 10**11, 10**12)


def _name(least: int | None, most: int | None) -> str:
    return f"{least or ''}..{most or ''}"


_SPANS = tuple(zip((None, *EDGES), (*EDGES, None), strict=True))

BANDS: tuple[str, ...] = tuple(_name(least, most) for least, most in _SPANS)
"""Every band, as `1000000000..10000000000`: from the first count to below the second."""


def band_query(band: str) -> str:
    """This function will return the query that finds the models with a variant in a band."""
    least, most = band.split("..")
    bounds = [
        f"parameters__{bound}={format_count(int(edge))}" for bound, edge in (("gte", least), ("lt", most)) if edge
    ]
    return "&".join(bounds)


def tally_bands(queryset: QuerySet[Publication], variants: QuerySet[PublishedVariant]) -> Mapping[str | None, int]:
    """This function will count the models with a variant in each band; None counts those with no known size.

    `variants` are those that may count, where other filters bind them; a model with sizes in two bands is in both.
    """
    sized = variants.filter(publication__in=queryset.order_by().values("pk"), parameters__isnull=False)
    band = Case(
        *(When(_within(least, most), then=Value(_name(least, most))) for least, most in _SPANS),
        output_field=CharField(),
    )
    rows = sized.values(band=band).annotate(models=Count("publication", distinct=True))
    counted: dict[str | None, int] = dict(rows.values_list("band", "models"))
    counted[None] = queryset.exclude(pk__in=sized.values("publication")).count()
    return counted


def _within(least: int | None, most: int | None) -> Q:
    within = Q()
    if least is not None:
        within &= Q(parameters__gte=least)
    if most is not None:
        within &= Q(parameters__lt=most)
    return within
