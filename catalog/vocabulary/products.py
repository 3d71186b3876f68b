"""Kinds of products and what a product does with a model."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ProductKind(models.TextChoices):
    """What sort of thing runs or hosts models."""

    SERVICE = "service", _("service")
    PLATFORM = "platform", _("platform")
    FRAMEWORK = "framework", _("framework")
    APPLICATION = "application", _("application")


class ProductRole(models.TextChoices):
    """What the product does with the model."""

    RUNS = "runs", _("runs")
    HOSTS = "hosts", _("hosts")
    TRAINED = "trained", _("was used to train")
    ANNOUNCED = "announced", _("announced to use")
