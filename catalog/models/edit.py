"""Edits: what one person changed together, row by row, so that it can be read, compared and taken back."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from catalog.models.constraints import not_blank


class EditRecord(models.Model):
    """One act of curation. Names are copied: it outlives the people and rows that it tells of."""

    actor = models.CharField(_("actor"), max_length=150, help_text=_("Who did it."))
    reason = models.TextField(_("reason"), help_text=_("Why."))
    request_id = models.CharField(
        _("request"), max_length=64, blank=True, help_text=_("Id of the request that asked for it.")
    )
    reverts = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="reverted_by",
        verbose_name=_("reverts"),
        help_text=_("The edit that it takes back, wholly or in part."),
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True, help_text=_("When it was done."))

    class Meta:
        verbose_name = _("edit")
        verbose_name_plural = _("edits")
        ordering = ["-pk"]
        constraints = [not_blank("edit_record", "actor"), not_blank("edit_record", "reason")]

    def __str__(self) -> str:
        return f"{self.pk}: {self.reason}"


class EditedRow(models.Model):
    """One row that an edit created, changed or deleted, as it was before and after."""

    edit = models.ForeignKey(
        EditRecord, models.CASCADE, related_name="rows", verbose_name=_("edit"), help_text=_("The edit.")
    )
    position = models.PositiveIntegerField(_("position"), help_text=_("Order within the edit, from 0."))
    noun = models.CharField(_("noun"), max_length=50, help_text=_("Which table the row is in."))
    key = models.BigIntegerField(_("key"), help_text=_("Primary key of the row."))
    before = models.JSONField(
        _("before"), null=True, encoder=DjangoJSONEncoder, help_text=_("Its columns; null where it was created.")
    )
    after = models.JSONField(
        _("after"), null=True, encoder=DjangoJSONEncoder, help_text=_("Its columns; null where it was deleted.")
    )
    shown_in = models.ManyToManyField(
        "catalog.FoundationModel",
        related_name="edited_rows",
        verbose_name=_("shown in"),
        help_text=_("The models whose documents show the row."),
    )

    class Meta:
        verbose_name = _("edited row")
        verbose_name_plural = _("edited rows")
        ordering = ["edit", "position"]
        constraints = [
            models.UniqueConstraint(fields=["edit", "position"], name="edited_row_position_unique"),
            models.CheckConstraint(
                condition=models.Q(before__isnull=False) | models.Q(after__isnull=False),
                name="edited_row_says_something",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.noun} {self.key}"
