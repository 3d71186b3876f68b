"""Views of sources."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Prefetch, QuerySet

from catalog.api.v1.filters.source import SourceFilterSet
from catalog.api.v1.orderings import noun as orderings
from catalog.api.v1.views.noun import NounDetail, NounList, NounView
from catalog.discovery.counts import with_claim_count
from catalog.documents.source import SourceDetailSerializer, SourceSerializer, source_detail_facts, source_facts
from catalog.models import Mention


class SourceView(NounView):
    """What the list and the single source have in common."""

    noun = "source"

    def rows(self) -> QuerySet[Any, Any]:
        """This function will return every source with the number of its claims."""
        return with_claim_count(super().rows())


class SourceList(SourceView, NounList):
    """Citable documents in which claims stand."""

    serializer = SourceSerializer
    filters = SourceFilterSet
    keys = orderings.SOURCE

    def facts(self, row: Any) -> Mapping[str, Any]:
        """This function will return a source as lists show it."""
        return source_facts(row, row.model_count, row.claim_count)


class SourceDetail(SourceView, NounDetail):
    """One source with everything that it names."""

    serializer = SourceDetailSerializer

    def rows(self) -> QuerySet[Any, Any]:
        """This function will return every source with what it names, in the order of its text."""
        mentions = Mention.objects.select_related("model", "product", "organization").order_by("position")
        return super().rows().prefetch_related(Prefetch("mentions", mentions))

    def facts(self, row: Any) -> Mapping[str, Any]:
        """This function will return a source in full."""
        return source_detail_facts(row, row.model_count, row.claim_count)
