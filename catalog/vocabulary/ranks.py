"""Ranks of claims, as in Wikibase: the best rank wins, deprecated never does.

Source: https://www.wikidata.org/wiki/Help:Ranking
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Rank(models.TextChoices):
    """How a claim stands among its rivals."""

    PREFERRED = "preferred", _("preferred")
    NORMAL = "normal", _("normal")
    DEPRECATED = "deprecated", _("deprecated")


ORDER = {Rank.PREFERRED: 0, Rank.NORMAL: 1, Rank.DEPRECATED: 2}
"""Best first."""
