"""Value statuses: a missing value says why it is missing, and a missing number is never 0."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ValueStatus(models.TextChoices):
    """Whether a claim has a value and, if not, why."""

    KNOWN = "known", _("known")
    UNDISCLOSED = "undisclosed", _("undisclosed: the developer declined to say")
    UNKNOWN = "unknown", _("unknown: looked for, not found")
    NOT_ASSESSED = "not_assessed", _("not assessed: nobody has looked")
    NOT_APPLICABLE = "not_applicable", _("not applicable")


SILENT = frozenset({ValueStatus.UNKNOWN, ValueStatus.NOT_ASSESSED})
"""Statuses that say nothing about the world, so that any claim that does is better."""
