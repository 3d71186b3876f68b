"""The viewset: the queryset that fetches everything at once, the nested serializer, a filter, pages with a count."""

import django_filters
from django.db.models import QuerySet
from rest_framework.viewsets import ModelViewSet

from benchmarks.stock.serializers import FoundationModelSerializer
from catalog.models import FoundationModel

Rows = QuerySet[FoundationModel]


class FoundationModelFilter(django_filters.FilterSet):
    """The filters that are measured. They use the registry's own indexed columns, which is more than stock."""

    domain = django_filters.CharFilter(method="by_domain")

    def by_domain(self, queryset: Rows, name: str, value: str) -> Rows:  # noqa: ARG002 - django-filter's signature
        """This function will keep the models of a domain."""
        return queryset.filter(publication__domains__contains=[value])


class FoundationModelViewSet(ModelViewSet):
    """Models with all their facts."""

    queryset = FoundationModel.objects.published().with_evidence().order_by("slug")
    serializer_class = FoundationModelSerializer
    filterset_class = FoundationModelFilter
    lookup_field = "slug"
