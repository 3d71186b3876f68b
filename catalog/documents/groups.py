"""Groups of attributes in a model's document: training, dates and links."""

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers


class TrainingSerializer(serializers.Serializer):
    """How a model was trained; null where it is not known of the model as a whole."""

    compute_flop = serializers.FloatField(allow_null=True, help_text=_("Floating-point operations of training."))
    tokens = serializers.IntegerField(allow_null=True, help_text=_("Tokens seen in training, repeats counted."))
    words = serializers.IntegerField(allow_null=True, help_text=_("Words in the training data."))
    samples = serializers.IntegerField(
        allow_null=True,
        help_text=_("Samples in the training data other than tokens or words: molecules, pairs, clips."),
    )
    data = serializers.CharField(  # type: ignore[assignment]  # DRF takes declared fields out of the class
        allow_null=True, help_text=_("What it was trained on.")
    )
    hardware = serializers.CharField(allow_null=True, help_text=_("Chips and how many."))
    time = serializers.CharField(allow_null=True, help_text=_("How long training took."))
    steps = serializers.IntegerField(allow_null=True, help_text=_("Optimizer steps."))
    batch_size = serializers.CharField(allow_null=True, help_text=_("Batch size with its unit."))
    data_cutoff = serializers.CharField(allow_null=True, help_text=_("The newest data that training saw, ISO 8601."))


class DatesSerializer(serializers.Serializer):
    """Dates other than the release date, ISO 8601 of year, month or day precision; null while unknown."""

    announced = serializers.CharField(allow_null=True, help_text=_("When it was announced."))
    paper = serializers.CharField(allow_null=True, help_text=_("When its paper or preprint appeared."))
    weights = serializers.CharField(allow_null=True, help_text=_("When its weights could first be downloaded."))
    api = serializers.CharField(allow_null=True, help_text=_("When it could first be called over an API."))
    model_card = serializers.CharField(allow_null=True, help_text=_("The date that its model card gives."))
    deployed = serializers.CharField(allow_null=True, help_text=_("When a product that people use first ran it."))


class LinksSerializer(serializers.Serializer):
    """Where the model is found; null where that is not known."""

    paper = serializers.CharField(allow_null=True, help_text=_("Address of the paper that describes it."))
    repository = serializers.CharField(allow_null=True, help_text=_("Address of its code."))
    weights = serializers.CharField(allow_null=True, help_text=_("Address of its weights."))
    homepage = serializers.CharField(allow_null=True, help_text=_("Address of its page."))
