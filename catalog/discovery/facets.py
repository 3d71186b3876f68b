"""Facets: for each filter, which values the matching models hold and how many models hold each."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from django.db.models import F, QuerySet
from django.db.models.functions import ExtractYear

from catalog.discovery.bands import BANDS, band_query, tally_bands
from catalog.discovery.labels import LABELS
from catalog.discovery.tally import tally, tally_array
from catalog.models import Publication, PublishedVariant
from catalog.vocabulary.openness import Openness

LIMIT = 20
"""Values listed for a facet unless the request says otherwise."""

MOST = 200
"""Values listed for a facet at most."""

Counted = Mapping[Any, int]
"""Models by value; None for those without one."""


@dataclass(frozen=True, slots=True)
class Matching:
    """The models that match everything but the facet's own filter."""

    publications: QuerySet[Publication]
    variants: QuerySet[PublishedVariant]
    """Variants within the bounds of the other filters, which bind the same one."""


@dataclass(frozen=True, slots=True)
class Facet:
    """One facet, named like the filter that its values are for."""

    count: Callable[[Matching], Counted]
    labels: str
    order: Sequence[str] = ()
    """The values in their own order, where they have one; others come by count."""
    query: Callable[[str], str] | None = None
    """The query that finds the models of a value, where it is not just name and value."""


def _array(column: str) -> Callable[[Matching], Counted]:
    return lambda models: tally_array(models.publications, column)


def _words(column: str) -> Callable[[Matching], Counted]:
    return lambda models: tally(models.publications, F(column))


def _numbers(column: Any) -> Callable[[Matching], Counted]:
    return lambda models: {
        None if value is None else str(value): count for value, count in tally(models.publications, column).items()
    }


def _openness(models: Matching) -> Counted:
    levels = dict(enumerate(Openness.values))
    return {levels.get(position): count for position, count in tally(models.publications, F("openness")).items()}


def _truth(models: Matching) -> Counted:
    return {str(value).lower(): count for value, count in tally(models.publications, F("has_conflict")).items()}


def _bands(models: Matching) -> Counted:
    return tally_bands(models.publications, models.variants)


FACETS: Mapping[str, Facet] = {
    "modality": Facet(_array("modalities"), "modality"),
    "input_modality": Facet(_array("input_modalities"), "modality"),
    "output_modality": Facet(_array("output_modalities"), "modality"),
    "domain": Facet(_array("domains"), "domain"),
    "task": Facet(_array("tasks"), "task"),
    "architecture": Facet(_array("architectures"), "architecture"),
    "openness": Facet(_openness, "openness", order=Openness.values),
    "mof_class": Facet(_numbers(F("mof_class")), "mof_class", order=("1", "2", "3")),
    "license": Facet(_array("licenses"), "license"),
    "commercial_use": Facet(_array("commercial_use"), "commercial_use"),
    "organization": Facet(_array("organizations"), "organization"),
    "country": Facet(_array("countries"), "country"),
    "source": Facet(_array("sources"), "source"),
    "product": Facet(_array("products"), "product"),
    "parameters": Facet(_bands, "parameters", order=BANDS, query=band_query),
    "parameters_status": Facet(_words("parameters_status"), "parameters_status"),
    "released": Facet(
        _numbers(ExtractYear("release_first")),
        "released",
        order=tuple(str(year) for year in range(9999, 0, -1)),
    ),
    "has_conflict": Facet(_truth, "has_conflict", order=("true", "false")),
    "missing": Facet(_array("missing"), "missing"),
}
"""Every facet by the name of its filter."""


def facet(name: str, models: Matching, *, selected: Collection[str] = (), limit: int = LIMIT) -> dict[str, Any]:
    """This function will return one facet over models filtered by everything but the facet's own filter.

    Counts are exact. At most `limit` values are listed, those of most models, beside the selected ones; `other`
    is the sum of the counts of the rest, in which a model counts once for each value that it holds.
    """
    entry = FACETS[name]
    counted = dict(entry.count(models))
    missing = counted.pop(None, 0)
    by_count = sorted(counted, key=lambda value: (-counted[value], value))
    listed = [*by_count[:limit], *(value for value in sorted(selected) if value not in by_count[:limit])]
    if entry.order:
        position = {value: index for index, value in enumerate(entry.order)}
        listed.sort(key=lambda value: position.get(value, len(position)))
    labels = LABELS[entry.labels](listed)
    query = entry.query or (lambda value: f"{name}={quote(value)}")
    return {
        "results": [
            {
                "value": value,
                "label": labels.get(value, value),
                "count": counted.get(value, 0),
                "selected": value in selected,
                "query": query(value),
            }
            for value in listed
        ],
        "missing": missing,
        "other": sum(count for value, count in counted.items() if value not in listed),
    }
