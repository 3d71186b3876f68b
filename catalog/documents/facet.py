"""Facets as readers see them."""

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers


class FacetValueSerializer(serializers.Serializer):
    """One value of a facet."""

    value = serializers.CharField(help_text=_("The value, as the filter takes it; a band for `parameters`."))
    label = serializers.CharField(  # type: ignore[assignment]  # DRF takes declared fields out of the class
        help_text=_("What people call it, in the language of the answer.")
    )
    count = serializers.IntegerField(help_text=_("How many models that match the other filters hold it; exact."))
    selected = serializers.BooleanField(help_text=_("Whether the request filters by it."))
    query = serializers.CharField(help_text=_("The query string that finds its models."))


class FacetSerializer(serializers.Serializer):
    """Which values of one filter the matching models hold; the filter itself is not applied."""

    results = FacetValueSerializer(many=True, help_text=_("The values of most models, and the selected ones."))
    missing = serializers.IntegerField(help_text=_("How many matching models hold no value."))
    other = serializers.IntegerField(
        help_text=_("Sum of the counts of the values not listed; a model counts once for each that it holds.")
    )
