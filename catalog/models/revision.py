"""Revisions: every document that was ever published, as it was."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from catalog.models.constraints import not_blank


class Revision(models.Model):
    """One published document of a model. Rows are written once and never changed."""

    model = models.ForeignKey(
        "catalog.FoundationModel",
        models.CASCADE,
        related_name="revisions",
        verbose_name=_("model"),
        help_text=_("The model that it describes."),
    )
    number = models.PositiveIntegerField(_("number"), help_text=_("Counts from 1 within its model."))
    document = models.TextField(_("document"), help_text=_("The JSON text that readers got."))
    checksum = models.CharField(_("checksum"), max_length=64, help_text=_("SHA-256 of the document's content."))
    actor = models.CharField(_("actor"), max_length=150, help_text=_("Who published it."))
    edit = models.ForeignKey(
        "catalog.EditRecord",
        models.SET_NULL,
        null=True,
        related_name="revisions",
        verbose_name=_("edit"),
        help_text=_("The edit that it followed from; none for the seed and for imports."),
    )
    batch = models.ForeignKey(
        "catalog.Batch",
        models.SET_NULL,
        null=True,
        related_name="revisions",
        verbose_name=_("batch"),
        help_text=_("The import run that it followed from; none for the seed and for edits."),
    )
    reason = models.TextField(_("reason"), help_text=_("Why it was published."))
    created_at = models.DateTimeField(_("created"), help_text=_("When it was published."))

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ["model", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["model", "number"], name="revision_number_unique"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="revision_number_from_one"),
            not_blank("revision", "reason"),
            not_blank("revision", "actor"),
        ]

    def __str__(self) -> str:
        return f"{self.model_id}-{self.number}"
