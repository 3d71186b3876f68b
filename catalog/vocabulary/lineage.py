"""Kinds of edges between models: how one came from, contains or follows another."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LineageKind(models.TextChoices):
    """What the later model (child) is to the earlier one (parent)."""

    FINE_TUNED = "fine-tuned", _("fine-tuned from")
    DISTILLED = "distilled", _("distilled from")
    MERGED = "merged", _("merged from")
    QUANTIZED = "quantized", _("quantized from")
    ADAPTED = "adapted", _("adapted from")
    COMPONENT_OF = "component-of", _("contains as a component")
    SUCCESSOR_OF = "successor-of", _("successor of")
    TRAINED_ON_OUTPUTS_OF = "trained-on-outputs-of", _("trained on outputs of")
