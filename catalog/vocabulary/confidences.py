"""How sure the registry is that the source says what the claim says it says."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Confidence(models.TextChoices):
    """Whether somebody read the place that the claim cites."""

    VERIFIED = "verified", _("verified: read in the source itself")
    QUOTED = "quoted", _("quoted: read as another document quotes it")
    UNVERIFIED = "unverified", _("unverified: recalled, nobody has checked it")


ORDER = {Confidence.VERIFIED: 0, Confidence.QUOTED: 1, Confidence.UNVERIFIED: 2}
"""Surest first."""
