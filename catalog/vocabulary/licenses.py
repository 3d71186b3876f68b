"""What licenses permit."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Permission(models.TextChoices):
    """Whether a license lets somebody do a thing."""

    YES = "yes", _("yes")
    NO = "no", _("no")
    CONDITIONAL = "conditional", _("conditional")
    UNKNOWN = "unknown", _("unknown")
