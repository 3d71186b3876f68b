"""Batches: import runs, each with what it read and what it did."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from catalog.models.constraints import not_blank


class Batch(models.Model):
    """One import run."""

    reader = models.CharField(_("reader"), max_length=50, help_text=_("Which reader read it."))
    digest = models.CharField(_("digest"), max_length=64, help_text=_("SHA-256 of the input."))
    counts = models.JSONField(_("counts"), default=dict, help_text=_("How many rows were read, created, changed..."))
    actor = models.CharField(_("actor"), max_length=150, help_text=_("Who ran it."))
    created_at = models.DateTimeField(_("created"), auto_now_add=True, help_text=_("When it was applied."))

    class Meta:
        verbose_name = _("batch")
        verbose_name_plural = _("batches")
        ordering = ["-pk"]
        constraints = [not_blank("batch", "reader"), not_blank("batch", "digest")]

    def __str__(self) -> str:
        return f"{self.reader} {self.pk}"


class SeededRecord(models.Model):
    """What a fixture last said of one record, so that loading it again tells its changes from a person's."""

    noun = models.CharField(_("noun"), max_length=50, help_text=_("Which table the record is in."))
    slug = models.CharField(_("slug"), max_length=200, help_text=_("Which record of the table it is."))
    content = models.JSONField(_("content"), help_text=_("The fields as the fixture gave them."))

    class Meta:
        verbose_name = _("seeded record")
        verbose_name_plural = _("seeded records")
        constraints = [models.UniqueConstraint(fields=["noun", "slug"], name="seeded_record_unique")]

    def __str__(self) -> str:
        return f"{self.noun}:{self.slug}"
