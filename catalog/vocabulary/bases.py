"""On what a claim rests, from the firmest to the loosest."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Basis(models.TextChoices):
    """How the source came by its value."""

    STATED = "stated", _("stated")
    DERIVED = "derived", _("derived")
    ESTIMATED = "estimated", _("estimated")
    RUMORED = "rumored", _("rumored")


ORDER = {Basis.STATED: 0, Basis.DERIVED: 1, Basis.ESTIMATED: 2, Basis.RUMORED: 3}
"""Firmest first."""
