"""Requests that people and programs make: how long each takes over one connection, and which index serves it."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any
from urllib.parse import quote

from django.db import connection

from benchmarks.client import fetch, load
from benchmarks.plans import plans
from benchmarks.serve import Served
from catalog.models.publication import ARRAYS

MODELS = "/api/v1/models/"
SECONDS = 1.0
MOST = 60
WARM = 3
RARE = 0.01
"""Share of the models that a rare value has."""

ARRAY_FILTERS = {
    "modality": "modalities",
    "input_modality": "input_modalities",
    "output_modality": "output_modalities",
    "domain": "domains",
    "task": "tasks",
    "architecture": "architectures",
    "license": "licenses",
    "commercial_use": "commercial_use",
    "organization": "organizations",
    "country": "countries",
    "source": "sources",
    "product": "products",
    "missing": "missing",
}
"""Filters on several values each, and their columns."""

OTHER_FILTERS = (
    "openness=api",
    "openness__gte=open-weights-restricted",
    "openness__n=open-weights",
    "mof_class__empty=true",
    "parameters__gte=7B&parameters__lte=8B",
    "parameters__gte=100B",
    "parameters__lt=100M",
    "parameters__gte=1B&training_compute__gte=1e23",
    "parameters_active__empty=false",
    "parameters_status=undisclosed",
    "training_compute__gte=1e25",
    "released=2024-05",
    "released__gte=2025",
    "released__lt=2018",
    "name=GatorTron",
    "name__ic=gator",
    "slug=gatortron",
    "has_conflict=true",
    "domain=clinical&openness__gte=api&parameters__lte=10B",
)

LISTS = (
    ("first page, summaries", ""),
    ("first page, full documents", "view=full"),
    ("first page, no count", "count=none"),
    ("first page of 200", "page_size=200"),
    ("three fields only", "fields=slug,name,parameters"),
    ("largest first", "ordering=-parameters"),
    ("newest first", "ordering=-released,name"),
    ("by name", "ordering=name"),
)
SEARCHES = (
    ("search, one English word", "search=protein"),
    ("search, two English words", "search=clinical notes"),
    ("search, Korean", "search=임상"),
    ("search, Korean and a filter", "search=신약&openness__gte=api"),
    ("search, exact name", "search=GatorTron"),
    ("search, misspelt name", "search=GatorTorn"),
    ("search, nothing found", "search=xyzzyqwerty"),
)
SINGLE = (
    ("one model", f"{MODELS}gatortron/"),
    ("resolve a name", "/api/v1/resolve/?name=Megatron-Turing NLG 530B"),
    ("facets of all models", f"{MODELS}facets/?facet=modality&facet=openness&facet=organization"),
    ("facets of a domain", f"{MODELS}facets/?facet=modality&facet=openness&facet=organization&domain=clinical"),
    ("stats of all models", f"{MODELS}stats/"),
    ("conflicts", "/api/v1/conflicts/"),
    ("claims of a model", f"{MODELS}gatortron/claims/"),
    ("claims of a source", "/api/v1/claims/?source=catalog-1"),
)


def measure(served: Served, say: Callable[[str], None]) -> dict[str, Any]:
    """This function will time every request, and explain those for lists of models."""
    say("Lists, searches and single answers")
    lists = [_list(served, name, query) for name, query in (*LISTS, *SEARCHES)]
    singles = [_both(served, name, path) for name, path in SINGLE]
    singles.append(_unchanged(served))
    say("Each filter alone")
    filters = [_list(served, query, query) for query in (*_array_queries(), *OTHER_FILTERS)]
    return {"lists": lists, "singles": singles, "filters": filters}


def _list(served: Served, name: str, query: str) -> dict[str, Any]:
    """This function will time a page of models, and explain its statements."""
    path = f"{MODELS}?{query}"
    return {**_both(served, name, path), "plans": plans(path)}


def _both(served: Served, name: str, path: str) -> dict[str, Any]:
    """This function will time a request that is asked for the first time and again."""
    again = _timed(served, name, path)
    return {**again, "first": _timed(served, name, path, is_anew=True)["milliseconds"]}


def _timed(served: Served, name: str, path: str, *, is_anew: bool = False) -> dict[str, Any]:
    target = quoted(path)
    load(served.port, target, seconds=SECONDS, most=WARM, is_anew=is_anew)
    found = load(served.port, target, seconds=SECONDS, most=MOST, is_anew=is_anew)
    return {"name": name, "path": path, "milliseconds": [1000 * each for each in sorted(found.latencies)]}


def _unchanged(served: Served) -> dict[str, Any]:
    """This function will time a list that the client has already."""
    tag = fetch(served.port, MODELS)[1]["etag"]
    found = load(served.port, MODELS, seconds=SECONDS, most=MOST, status=304, headers={"If-None-Match": tag})
    row = {"name": "first page, unchanged (304)", "path": f"{MODELS} If-None-Match"}
    return {**row, "first": [], "milliseconds": [1000 * each for each in sorted(found.latencies)]}


def quoted(path: str) -> str:
    """This function will return a path as it travels, with blanks and whatever is not ASCII escaped."""
    return quote(path, safe="/?&=-._~,:")


def _array_queries() -> Iterator[str]:
    """This function will yield each filter on several values with a common value and with a rare one."""
    assert set(ARRAY_FILTERS.values()) == set(ARRAYS)
    for name, column in ARRAY_FILTERS.items():
        values = _values(column)
        total = values[0][1]
        common = values[0][0]
        rare = min(values, key=lambda entry: abs(entry[1] - RARE * total))[0]
        yield f"{name}={common}"
        if rare != common:
            yield f"{name}={rare}"
    yield "modality__n=text"
    yield "domain__all=biomedical&domain__all=clinical"
    yield "license__empty=true"


def _values(column: str) -> Sequence[tuple[str, int]]:
    """This function will return the values of a column, those of most models first."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT value, count(*) FROM catalog_publication, unnest({column}) AS value "
            "GROUP BY value ORDER BY count(*) DESC, value"
        )
        return cursor.fetchall()
