"""What a token lets its bearer do. Each scope includes those before it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Scope(models.TextChoices):
    """How far a token reaches."""

    PROPOSE = "propose", _("propose changes for review")
    CURATE = "curate", _("change the catalog and review proposals")
    ADMINISTER = "administer", _("everything, and manage tokens")


ORDER = {Scope.PROPOSE: 0, Scope.CURATE: 1, Scope.ADMINISTER: 2}
"""Narrowest first."""
