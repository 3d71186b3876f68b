"""Statistics as readers see them."""

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers


class TallySerializer(serializers.Serializer):
    """How many models hold one value."""

    value = serializers.CharField(allow_null=True, help_text=_("The value; null for models without one."))
    count = serializers.IntegerField(help_text=_("Number of models."))


class QuantilesSerializer(serializers.Serializer):
    """How large models are: each quantile is the count of some model."""

    known = serializers.IntegerField(help_text=_("Number of models of which the number of parameters is known."))
    minimum = serializers.IntegerField(allow_null=True, help_text=_("Parameters of the smallest model."))
    p10 = serializers.IntegerField(allow_null=True, help_text=_("A tenth of the models has no more parameters."))
    p25 = serializers.IntegerField(allow_null=True, help_text=_("A quarter of the models has no more parameters."))
    median = serializers.IntegerField(allow_null=True, help_text=_("Half of the models has no more parameters."))
    p75 = serializers.IntegerField(allow_null=True, help_text=_("Three quarters have no more parameters."))
    p90 = serializers.IntegerField(allow_null=True, help_text=_("Nine tenths have no more parameters."))
    maximum = serializers.IntegerField(allow_null=True, help_text=_("Parameters of the largest model."))


class SpanSerializer(serializers.Serializer):
    """From when to when models were released."""

    first = serializers.CharField(allow_null=True, help_text=_("First day of the earliest release date."))
    last = serializers.CharField(allow_null=True, help_text=_("Last day of the latest release date."))


class CoverageSerializer(serializers.Serializer):
    """How well one core attribute is known."""

    attribute = serializers.CharField(help_text=_("Name of the attribute."))
    known = serializers.IntegerField(help_text=_("Number of models of which a value is known."))
    share = serializers.FloatField(allow_null=True, help_text=_("The same as a share from 0 to 1; null for no models."))


class StatsSerializer(serializers.Serializer):
    """Numbers over the models that match."""

    models = serializers.IntegerField(help_text=_("Number of models."))
    variants = serializers.IntegerField(help_text=_("Number of their released sizes and versions."))
    claims = serializers.IntegerField(help_text=_("Number of claims on them."))
    sources = serializers.IntegerField(help_text=_("Number of sources that say something about them."))
    organizations = serializers.IntegerField(
        help_text=_("Number of their developers and publishers, with the bodies that these are part of.")
    )
    models_with_conflict = serializers.IntegerField(help_text=_("Number of models on which sources disagree."))
    parameters = QuantilesSerializer(help_text=_("How large they are, by the largest variant of each."))
    released = SpanSerializer(help_text=_("From when to when they were released."))
    by_openness = TallySerializer(many=True, help_text=_("By level of access, the least open first."))
    by_year = TallySerializer(many=True, help_text=_("By year of release, the earliest first."))
    by_modality = TallySerializer(many=True, help_text=_("By modality; a model counts once for each of its own."))
    coverage = CoverageSerializer(many=True, help_text=_("How well each core attribute is known."))
