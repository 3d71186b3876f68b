"""Answers to the question which model a name means, as readers see them."""

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers


class ReasonSerializer(serializers.Serializer):
    """Why a name leads to a model."""

    kind = serializers.CharField(
        help_text=_("What sort of name it is: name, alias, variant, identifier or former_address.")
    )
    name = serializers.CharField(help_text=_("The name as the registry writes it."))
    variant = serializers.CharField(allow_null=True, help_text=_("Slug of the variant that it names."))
    exact = serializers.BooleanField(help_text=_("Whether it was asked for letter by letter."))


class CandidateSerializer(serializers.Serializer):
    """A model that the name fits."""

    slug = serializers.CharField(help_text=_("Address of the model."))
    name = serializers.CharField(help_text=_("Name by which it is cited."))
    url = serializers.CharField(help_text=_("Path of the model's document, without a host."))
    html_url = serializers.CharField(help_text=_("Path of the model's page for people, without a host."))
    variant = serializers.CharField(allow_null=True, help_text=_("Slug of the variant, where the name means one."))
    reasons = ReasonSerializer(many=True, help_text=_("The names by which it fits, the surest first."))


class SuggestionSerializer(serializers.Serializer):
    """A model with a similar name: a guess, not an answer."""

    slug = serializers.CharField(help_text=_("Address of the model."))
    name = serializers.CharField(help_text=_("Name by which it is cited."))
    url = serializers.CharField(help_text=_("Path of the model's document, without a host."))
    variant = serializers.CharField(allow_null=True, help_text=_("Slug of the variant that the similar name means."))
    similar_to = serializers.CharField(help_text=_("The name that is similar."))
    kind = serializers.CharField(help_text=_("What sort of name it is: name, alias or variant."))
    similarity = serializers.FloatField(help_text=_("Share of common groups of three letters, from 0 to 1."))


class IdentitySerializer(serializers.Serializer):
    """Which model a name means."""

    name = serializers.CharField(help_text=_("The name that was asked for."))
    key = serializers.CharField(help_text=_("The name as it is compared, without case, spaces and hyphens."))
    match = CandidateSerializer(
        allow_null=True, help_text=_("The model that it fits best; null where none fits, or several equally.")
    )
    ambiguous = serializers.BooleanField(help_text=_("Whether it fits more than one model."))
    candidates = CandidateSerializer(many=True, help_text=_("Every model that it fits, the best first."))
    suggestions = SuggestionSerializer(
        many=True, help_text=_("Models of similar names, only where it fits none: perhaps a typing error.")
    )
