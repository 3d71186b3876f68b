"""Views of conflicts over all published models."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from rest_framework.request import Request

from catalog.api.v1.filters import conflict as filters
from catalog.api.v1.pagination import PARAMETERS as PAGE_PARAMETERS
from catalog.api.v1.pagination import Paginator
from catalog.api.v1.views.content import LANG, ContentView
from catalog.discovery.conflicts import ConflictRow
from catalog.documents.claim_record import ConflictRecordSerializer, conflict_record_facts
from catalog.documents.encoding import encode


class ConflictList(ContentView):
    """Every disagreement of sources on a published model, filtered and in pages."""

    parameters = (*filters.PARAMETERS, *PAGE_PARAMETERS, LANG)
    serializer = ConflictRecordSerializer

    def get(self, request: Request) -> HttpResponse:
        """This function will answer with one page, models by their slugs."""
        conflicts = filters.conflicts(self.query)
        paginator = Paginator(request, self.query)
        self.query.check()
        page = paginator.cut(conflicts)
        shown = [encode(self.serializer(_facts(row)).data) for row in page.rows]
        return self.answer_with(page.body(shown), headers={"Link": page.link_header()})


def _facts(row: ConflictRow) -> Mapping[str, Any]:
    return conflict_record_facts(row.slug, row.name, row.entry)
