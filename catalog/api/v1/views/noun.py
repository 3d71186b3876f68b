"""The base of views of nouns other than models: a list in pages, and a single record."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils.translation import gettext as _
from rest_framework.request import Request
from rest_framework.serializers import Serializer

from catalog.api.v1.filters.filterset import StrictFilterSet
from catalog.api.v1.filters.terms import TABLES
from catalog.api.v1.ordering import Key, order_of, ordering_parameter
from catalog.api.v1.pagination import PARAMETERS as PAGE_PARAMETERS
from catalog.api.v1.pagination import Paginator
from catalog.api.v1.parameter import Parameter
from catalog.api.v1.problem import Flaw, NotFound
from catalog.api.v1.views.content import ContentView
from catalog.discovery.counts import with_model_count
from catalog.discovery.nouns import similar_slug
from catalog.documents.encoding import encode
from catalog.values.name import is_term


class NounView(ContentView):
    """What the list and the single record have in common."""

    noun: ClassVar[str]
    serializer: ClassVar[type[Serializer[Any]]]
    """Shape of a record."""

    def rows(self) -> QuerySet[Any, Any]:
        """This function will return every record, fetched with what its shape shows, whatever the number."""
        return with_model_count(self.noun, TABLES[self.noun]._default_manager.all())

    def facts(self, row: Any) -> Mapping[str, Any]:
        """This function will return a record as its shape takes it."""
        raise NotImplementedError  # each noun says it


class NounList(NounView):
    """Records of one noun, filtered, ordered and in pages."""

    filters: ClassVar[type[StrictFilterSet]]
    keys: ClassVar[Mapping[str, Key]]
    ordering: ClassVar[Parameter]

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        cls.ordering = ordering_parameter(tuple(cls.keys), default="slug", example="-model_count,slug")
        cls.parameters = (*cls.filters.parameters(), cls.ordering, *PAGE_PARAMETERS)

    def get(self, request: Request) -> HttpResponse:
        """This function will answer with one page."""
        rows = self.rows()
        chosen = self.filters(self.query.data, rows)
        self.query.flaws.extend(chosen.flaws())
        order = order_of(self.query.one(self.ordering), self.keys, unique="pk")
        paginator = Paginator(request, self.query)
        self.query.check()
        page = paginator.page(chosen.filter_queryset(rows), order)
        shown = [encode(self.serializer(self.facts(row)).data) for row in page.rows]
        return self.answer_with(page.body(shown), headers={"Link": page.link_header()})


class NounDetail(NounView):
    """One record of a noun."""

    def get(self, request: Request, slug: str) -> HttpResponse:  # noqa: ARG002 - Django's signature
        """This function will answer with the record at an address."""
        self.query.check()
        row = self.rows().filter(slug=slug).first() if is_term(slug) else None
        if row is None:
            detail = _("No record is at this address.")
            close = similar_slug(TABLES[self.noun], slug)
            raise NotFound(
                detail, errors=[Flaw(parameter="slug", code="unknown_record", detail=detail, did_you_mean=close)]
            )
        return self.answer(self.serializer(self.facts(row)).data)
