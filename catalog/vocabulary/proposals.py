"""Where a proposal stands."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ProposalState(models.TextChoices):
    """What became of a proposal."""

    WAITING = "waiting", _("waiting for a reviewer")
    APPROVED = "approved", _("approved")
    REJECTED = "rejected", _("rejected")
