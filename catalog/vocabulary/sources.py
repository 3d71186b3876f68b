"""Kinds of sources and how far each tier is trusted."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SourceKind(models.TextChoices):
    """What sort of document a source is."""

    PAPER = "paper", _("paper")
    MODEL_CARD = "model-card", _("model card")
    REPOSITORY = "repository", _("repository")
    DATASET = "dataset", _("dataset or catalog")
    DOCUMENTATION = "documentation", _("vendor documentation")
    BLOG = "blog", _("vendor blog")
    ARTICLE = "article", _("article")
    PRESS = "press", _("press")
    NOTES = "notes", _("reader's notes")
    CALCULATION = "calculation", _("calculation")
    RECOLLECTION = "recollection", _("recollection")


class TrustTier(models.IntegerChoices):
    """How near a source stands to the fact; a lower number is trusted more."""

    PRIMARY = 1, _("primary document")
    CATALOG = 2, _("curated catalog")
    AGGREGATOR = 3, _("aggregator")
    PRESS = 4, _("press")
    UNCHECKED = 5, _("unchecked")


class MentionKind(models.TextChoices):
    """What sort of thing a source names beside models, products and organizations."""

    MODEL = "model", _("model")
    PRODUCT = "product", _("product")
    PLATFORM = "platform", _("platform")
    ORGANIZATION = "organization", _("organization")
    PERSON = "person", _("person")
    PAPER = "paper", _("paper")
    CONCEPT = "concept", _("concept")
    EVENT = "event", _("event")
    USE_CASE = "use-case", _("use case")
    RISK = "risk", _("risk")
    SAFETY_MEASURE = "safety-measure", _("safety measure")
    STATEMENT = "statement", _("statement")
    ERRATUM = "erratum", _("erratum")
