"""Openness: the six ordered levels of access to a model that Epoch AI distinguishes.

Source: https://epoch.ai/data/ai-models-documentation, "Model accessibility".
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Openness(models.TextChoices):
    """Who can get at a model, from nobody to anybody for any purpose."""

    CLOSED = "closed", _("closed")
    HOSTED = "hosted", _("hosted product, no API")
    API = "api", _("API")
    OPEN_WEIGHTS_NONCOMMERCIAL = "open-weights-noncommercial", _("open weights, non-commercial")
    OPEN_WEIGHTS_RESTRICTED = "open-weights-restricted", _("open weights, restricted use")
    OPEN_WEIGHTS = "open-weights", _("open weights")


LEVELS = {level: position for position, level in enumerate(Openness)}
"""Position of each level, 0 for the least open: the column by which filters compare."""


class MofClass(models.IntegerChoices):
    """Class in the Model Openness Framework; a lower number is more open.

    Source: White et al., The Model Openness Framework, arXiv:2403.13784.
    """

    OPEN_SCIENCE = 1, _("Class I: open science")
    OPEN_TOOLING = 2, _("Class II: open tooling")
    OPEN_MODEL = 3, _("Class III: open model")
