"""Mentions: everything that a source names, models or not, so that "what does it say" has an answer."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from catalog.models.constraints import one_of
from catalog.vocabulary.ranks import Rank
from catalog.vocabulary.sources import MentionKind


class Severity(models.TextChoices):
    """How much an erratum misleads."""

    LOW = "low", _("low")
    MEDIUM = "medium", _("medium")
    HIGH = "high", _("high")


class Mention(models.Model):
    """One thing that one source names, and what it says of it."""

    source = models.ForeignKey(
        "catalog.Source",
        models.CASCADE,
        related_name="mentions",
        verbose_name=_("source"),
        help_text=_("Document that names it."),
    )
    position = models.PositiveIntegerField(_("position"), help_text=_("Place in the order of the text, from 1."))
    kind = models.CharField(_("kind"), max_length=20, choices=MentionKind, help_text=_("What sort of thing it is."))
    name = models.CharField(_("name"), max_length=300, help_text=_("What it is called in English."))
    name_ko = models.CharField(
        _("Korean name"), max_length=300, blank=True, help_text=_("What it is called in Korean.")
    )
    locator = models.CharField(_("locator"), max_length=500, blank=True, help_text=_("The words that name it."))
    line = models.PositiveIntegerField(_("line"), null=True, blank=True, help_text=_("Line of the source's text."))
    statement = models.TextField(_("statement"), blank=True, help_text=_("What the source says, in our words."))
    statement_ko = models.TextField(_("Korean statement"), blank=True, help_text=_("The same in Korean."))
    rank = models.CharField(
        _("rank"),
        max_length=20,
        choices=Rank,
        default=Rank.NORMAL,
        help_text=_("Deprecated where the source errs."),
    )
    severity = models.CharField(
        _("severity"), max_length=10, choices=Severity, blank=True, help_text=_("How much an erratum misleads.")
    )
    note = models.TextField(_("note"), blank=True, help_text=_("Why it is deprecated, and the better reading."))
    model = models.ForeignKey(
        "catalog.FoundationModel",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="mentions",
        verbose_name=_("model"),
        help_text=_("The model that is meant."),
    )
    product = models.ForeignKey(
        "catalog.Product",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="mentions",
        verbose_name=_("product"),
        help_text=_("The product that is meant."),
    )
    organization = models.ForeignKey(
        "catalog.Organization",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="mentions",
        verbose_name=_("organization"),
        help_text=_("The organization that is meant."),
    )

    class Meta:
        verbose_name = _("mention")
        verbose_name_plural = _("mentions")
        ordering = ["source", "position"]
        constraints = [
            one_of("mention", "kind", MentionKind.values),
            one_of("mention", "rank", Rank.values),
            models.CheckConstraint(
                condition=~models.Q(rank=Rank.DEPRECATED) | ~models.Q(note=""), name="mention_deprecated_says_why"
            ),
            models.UniqueConstraint(fields=["source", "position"], name="mention_position_unique"),
        ]

    def __str__(self) -> str:
        return self.name
