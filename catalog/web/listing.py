"""The models that the front page lists: one page of publications for what was asked."""

from dataclasses import dataclass
from typing import Any

from django.db.models import BigIntegerField, F, QuerySet, Value
from django.db.models.expressions import OrderBy
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from catalog.models import Publication
from catalog.models.ends import COUNT_ENDS, DAY_ENDS, days
from catalog.values.count import exact_count
from catalog.vocabulary.openness import LEVELS, Openness
from catalog.web.asked import DEFAULT_ORDERING, Asked
from catalog.web.problem import BadParameters, Problem

PAGE_SIZE = 25
COUNTED = 10_000
"""Rows up to which the list is counted and paged; who wants more follows the API's cursors."""

ARRAYS = {
    "modality": "modalities",
    "input_modality": "input_modalities",
    "output_modality": "output_modalities",
    "domain": "domains",
    "task": "tasks",
    "architecture": "architectures",
    "license": "licenses",
    "organization": "organizations",
    "source": "sources",
    "product": "products",
}
"""Which column each filter by terms compares."""

SORTED_BY: dict[str, tuple[Any, tuple[int, int] | None]] = {
    "name": ("name_key", None),
    "parameters": ("parameters", COUNT_ENDS),
    "openness": ("openness", COUNT_ENDS),
    "released": (days("release_first"), DAY_ENDS),
    "source_count": ("source_count", None),
}
"""What each order compares and, where it may be unknown, what stands for that at either end."""


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list."""

    documents: list[str]
    """Stored summaries, as JSON text."""
    count: int
    counted_all: bool
    """False where more than COUNTED models match."""
    page: int
    pages: int

    @property
    def shown_count(self) -> str:
        """The count with separators."""
        return exact_count(self.count)


def find(asked: Asked) -> Listing:
    """This function will return the page that is asked for, in two queries; BadParameters where there is none."""
    found = _matching(asked)
    count = found.order_by()[: COUNTED + 1].count()
    pages = max(1, -(-min(count, COUNTED) // PAGE_SIZE))
    if asked.page > pages:
        raise BadParameters([Problem("page", _("The last page is %(pages)d.") % {"pages": pages})])
    start = (asked.page - 1) * PAGE_SIZE
    rows = found.values_list("summary_document", flat=True)[start : start + PAGE_SIZE]
    return Listing(
        documents=list(rows),
        count=min(count, COUNTED),
        counted_all=count <= COUNTED,
        page=asked.page,
        pages=pages,
    )


def _matching(asked: Asked) -> QuerySet[Publication]:
    rows = Publication.objects.all()
    for name, slugs in asked.terms.items():
        rows = rows.filter(**{f"{ARRAYS[name]}__overlap": list(slugs)})
    if asked.openness:
        rows = rows.filter(openness__in=[LEVELS[Openness(level)] for level in asked.openness])
    if asked.has_conflict is not None:
        rows = rows.filter(has_conflict=asked.has_conflict)
    if asked.search:
        rows = asked.search.matching(rows)
        if not asked.ordering:
            return rows.order_by(asked.search.relevance().desc(), "slug")
    return _ordered(rows, asked.ordering or DEFAULT_ORDERING)


def _ordered(rows: QuerySet[Publication], ordering: str) -> QuerySet[Publication]:
    """This function will order rows as the API does, by an index: unknown values last, then by key the same way."""
    descending = ordering.startswith("-")
    expression, ends = SORTED_BY[ordering.removeprefix("-")]
    if ends:
        lowest, highest = ends
        expression = Coalesce(expression, Value(lowest if descending else highest), output_field=BigIntegerField())
    key = OrderBy(F(expression) if isinstance(expression, str) else expression, descending=descending)
    return rows.order_by(key, "-pk" if descending else "pk")
