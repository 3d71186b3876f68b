"""Coverage as readers see it."""

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers


class GapSerializer(serializers.Serializer):
    """How many models lack one attribute."""

    attribute = serializers.CharField(help_text=_("Name of the attribute, as `missing` takes it."))
    label = serializers.CharField(  # type: ignore[assignment]  # DRF takes declared fields out of the class
        help_text=_("Name of the attribute for people.")
    )
    known = serializers.IntegerField(help_text=_("Number of models of which a value is known."))
    missing = serializers.IntegerField(help_text=_("Number of models of which nobody knows a value."))
    share = serializers.FloatField(
        allow_null=True, help_text=_("Share of the models of which a value is known, from 0 to 1; null for no models.")
    )
    url = serializers.CharField(help_text=_("Where the models that lack it are listed."))


class AgeSerializer(serializers.Serializer):
    """How many models nobody has verified for some time."""

    days = serializers.IntegerField(help_text=_("Number of days, as `stale_for` takes it."))
    count = serializers.IntegerField(help_text=_("Number of models that nobody has verified for so long, or ever."))
    url = serializers.CharField(help_text=_("Where they are listed."))


class CoverageReportSerializer(serializers.Serializer):
    """Which facts nobody has, and how long ago somebody looked."""

    models = serializers.IntegerField(help_text=_("Number of models that match."))
    complete = serializers.IntegerField(help_text=_("Number of models of which every core attribute is known."))
    attributes = GapSerializer(many=True, help_text=_("Each core attribute, the least known first."))
    unchecked = serializers.IntegerField(help_text=_("Number of models of which no check is known."))
    stale = AgeSerializer(
        many=True,
        help_text=_("By how long ago they were last verified; empty where the request asks for an age itself."),
    )
