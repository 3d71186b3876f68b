"""What a row of the change log says happened to a published model."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Action(models.TextChoices):
    """What was done to the model's document."""

    PUBLISHED = "published", _("published")
    WITHDRAWN = "withdrawn", _("withdrawn")
    RENAMED = "renamed", _("renamed")
    MERGED = "merged", _("merged")


class ModelState(models.TextChoices):
    """Whether readers can see a model."""

    DRAFT = "draft", _("draft")
    PUBLISHED = "published", _("published")
    WITHDRAWN = "withdrawn", _("withdrawn")
