"""What every fact carries: who says it, where, on what basis, how sure."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from catalog.models.constraints import one_of
from catalog.vocabulary.bases import Basis
from catalog.vocabulary.confidences import Confidence
from catalog.vocabulary.ranks import Rank


class Cited(models.Model):
    """A fact with its citation. A fact without a source cannot be stored."""

    source = models.ForeignKey(
        "catalog.Source",
        models.PROTECT,
        related_name="%(class)ss",
        verbose_name=_("source"),
        help_text=_("Document that says so."),
    )
    locator = models.CharField(
        _("locator"), max_length=500, blank=True, help_text=_("Where in the source it stands: table, section, row.")
    )
    basis = models.CharField(
        _("basis"), max_length=20, choices=Basis, default=Basis.STATED, help_text=_("On what the source rests it.")
    )
    confidence = models.CharField(
        _("confidence"),
        max_length=20,
        choices=Confidence,
        default=Confidence.VERIFIED,
        help_text=_("Whether somebody has read the place that is cited."),
    )
    rank = models.CharField(
        _("rank"),
        max_length=20,
        choices=Rank,
        default=Rank.NORMAL,
        help_text=_("Preferred wins over normal; deprecated is kept but never wins."),
    )
    note = models.TextField(_("note"), blank=True, help_text=_("What a reader has to know about this statement."))
    note_ko = models.TextField(_("Korean note"), blank=True, help_text=_("The note in Korean."))
    created_at = models.DateTimeField(_("created"), auto_now_add=True, help_text=_("When it was entered."))
    created_by = models.CharField(_("created by"), max_length=150, help_text=_("Who entered it."))
    changed_at = models.DateTimeField(_("changed"), auto_now=True, help_text=_("When it was last changed."))
    changed_by = models.CharField(_("changed by"), max_length=150, help_text=_("Who last changed it."))

    class Meta:
        abstract = True


def cited_constraints(table: str) -> list[models.CheckConstraint]:
    """This function will return the rules of a citation; a deprecated statement must say why it is."""
    return [
        one_of(table, "basis", Basis.values),
        one_of(table, "confidence", Confidence.values),
        one_of(table, "rank", Rank.values),
        models.CheckConstraint(
            condition=~models.Q(rank=Rank.DEPRECATED) | ~models.Q(note=""), name=f"{table}_deprecated_says_why"
        ),
    ]
