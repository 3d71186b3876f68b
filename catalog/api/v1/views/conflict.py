"""Views of conflicts over all published models."""

from django.http import HttpResponse
from rest_framework.request import Request

from catalog.api.v1.filters.conflict import ConflictFilterSet
from catalog.api.v1.orderings.conflict import ORDERING, order
from catalog.api.v1.pagination import PARAMETERS as PAGE_PARAMETERS
from catalog.api.v1.pagination import Paginator
from catalog.api.v1.views.content import LANG, ContentView
from catalog.documents.claim_record import ConflictRecordSerializer, conflict_record_facts
from catalog.documents.encoding import encode
from catalog.models import PublishedConflict


class ConflictList(ContentView):
    """Every disagreement of sources on a published model, filtered, ordered and in pages."""

    parameters = (*ConflictFilterSet.parameters(), ORDERING, *PAGE_PARAMETERS, LANG)
    serializer = ConflictRecordSerializer

    def get(self, request: Request) -> HttpResponse:
        """This function will answer with one page."""
        rows = PublishedConflict.objects.with_names()
        chosen = ConflictFilterSet(self.query.data, rows)
        self.query.flaws.extend(chosen.flaws())
        paginator = Paginator(request, self.query)
        self.query.check()
        page = paginator.page(chosen.filter_queryset(rows), order(self.query.one(ORDERING)))
        shown = [encode(self.serializer(conflict_record_facts(row)).data) for row in page.rows]
        return self.answer_with(page.body(shown), headers={"Link": page.link_header()})
