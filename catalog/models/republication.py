"""Republications: documents that are still to follow an edit of something that very many of them show."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Republication(models.Model):
    """One model whose document waits for its turn. The row goes in the transaction that publishes it."""

    edit = models.ForeignKey(
        "catalog.EditRecord",
        models.CASCADE,
        related_name="republications",
        verbose_name=_("edit"),
        help_text=_("The edit that it follows from, which gives the log its actor and its reason."),
    )
    model = models.ForeignKey(
        "catalog.FoundationModel",
        models.CASCADE,
        related_name="republications",
        verbose_name=_("model"),
        help_text=_("The model whose document is to be published anew."),
    )
    again = models.BooleanField(
        _("again"), default=False, help_text=_("Whether a former document that says the same is published again.")
    )

    class Meta:
        verbose_name = _("republication")
        verbose_name_plural = _("republications")
        ordering = ["edit", "model"]
        constraints = [models.UniqueConstraint(fields=["edit", "model"], name="republication_unique")]

    def __str__(self) -> str:
        return f"{self.edit_id}: {self.model_id}"
