"""Comparisons as readers see them."""

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers


class ComparedModelSerializer(serializers.Serializer):
    """One of the models that are compared."""

    slug = serializers.CharField(help_text=_("Address of the model."))
    name = serializers.CharField(help_text=_("Name by which it is cited."))
    name_ko = serializers.CharField(allow_null=True, help_text=_("Name in Korean."))
    url = serializers.CharField(help_text=_("Path of the model's document, without a host."))
    html_url = serializers.CharField(help_text=_("Path of the model's page for people, without a host."))
    revision = serializers.IntegerField(help_text=_("Number of the document that is compared."))


class ComparedValueSerializer(serializers.Serializer):
    """What one model's document says of an attribute."""

    slug = serializers.CharField(help_text=_("Address of the model."))
    value = serializers.JSONField(
        allow_null=True, help_text=_("Value of the model as a whole; null where there is none for all variants.")
    )
    status = serializers.CharField(help_text=_("known, undisclosed, unknown, not_assessed or not_applicable."))
    shown = serializers.CharField(help_text=_("The value as people read it, in the language of the answer."))
    variants = serializers.DictField(help_text=_("Accepted values of variants, by their slugs."))
    has_conflict = serializers.BooleanField(help_text=_("Whether sources disagree on it."))
    claims = serializers.ListField(child=serializers.IntegerField(), help_text=_("Numbers of the accepted claims."))
    claims_url = serializers.CharField(help_text=_("Path of the list of all claims on it, without a host."))


class ComparedAttributeSerializer(serializers.Serializer):
    """One attribute across the models."""

    attribute = serializers.CharField(help_text=_("Name of the attribute."))
    attribute_label = serializers.CharField(help_text=_("What people call it, in the language of the answer."))
    unit = serializers.CharField(allow_null=True, help_text=_("Unit of a number."))
    differs = serializers.BooleanField(help_text=_("Whether the models differ in it."))
    values = ComparedValueSerializer(many=True, help_text=_("One value for each model, in the order of the request."))


class ComparisonSerializer(serializers.Serializer):
    """Models side by side."""

    models = ComparedModelSerializer(many=True, help_text=_("The models, in the order of the request."))
    attributes = ComparedAttributeSerializer(
        many=True, help_text=_("Every attribute that a source claims of one of them, in reading order.")
    )
