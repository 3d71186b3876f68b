"""Batches: import runs, each with what it read, what it did and what undoes it."""

from typing import Self

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from catalog.models.constraints import not_blank, one_of


class BatchStatus(models.TextChoices):
    """How far an import run has come."""

    RUNNING = "running", _("begun; nothing of it is stored")
    APPLIED = "applied", _("applied")
    UNDONE = "undone", _("undone")


class BatchQuerySet(models.QuerySet["Batch"]):
    """Questions about import runs."""

    def applied(self) -> Self:
        """This function will keep the runs whose facts stand in the catalog."""
        return self.filter(status=BatchStatus.APPLIED)

    def of(self, reader: str, digest: str) -> Self:
        """This function will keep the runs of one reader over one input, the newest first."""
        return self.filter(reader=reader, digest=digest).order_by("-pk")


class Batch(models.Model):
    """One import run. It is kept when it is undone, so that the log of changes can name it."""

    reader = models.CharField(_("reader"), max_length=50, help_text=_("Which reader read it."))
    input = models.CharField(
        _("input"), max_length=500, blank=True, help_text=_("Name of the file or folder, or address, that was read.")
    )
    digest = models.CharField(_("digest"), max_length=64, help_text=_("SHA-256 of the input."))
    status = models.CharField(
        _("status"),
        max_length=20,
        choices=BatchStatus,
        default=BatchStatus.APPLIED,
        help_text=_("How far the run has come."),
    )
    source = models.ForeignKey(
        "catalog.Source",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="batches",
        verbose_name=_("source"),
        help_text=_("The catalog that its claims cite."),
    )
    counts = models.JSONField(_("counts"), default=dict, help_text=_("How many rows were read, created, changed..."))
    report = models.JSONField(_("report"), default=dict, help_text=_("The same by file, and how long it took."))
    effects = models.JSONField(
        _("effects"),
        default=dict,
        encoder=DjangoJSONEncoder,
        help_text=_("Keys of the rows that it created and the rows that it replaced, by which it is undone."),
    )
    actor = models.CharField(_("actor"), max_length=150, help_text=_("Who ran it."))
    created_at = models.DateTimeField(_("created"), auto_now_add=True, help_text=_("When it was begun."))
    undone_at = models.DateTimeField(_("undone at"), null=True, blank=True, help_text=_("When it was taken back."))
    undone_by = models.CharField(_("undone by"), max_length=150, blank=True, help_text=_("Who took it back."))
    undo_reason = models.TextField(_("reason of the undo"), blank=True, help_text=_("Why it was taken back."))

    objects = BatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("batch")
        verbose_name_plural = _("batches")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["reader", "digest"], name="batch_reader_digest")]
        constraints = [
            not_blank("batch", "reader"),
            not_blank("batch", "digest"),
            one_of("batch", "status", BatchStatus.values),
            models.CheckConstraint(
                condition=models.Q(status=BatchStatus.UNDONE, undone_at__isnull=False)
                & ~models.Q(undone_by="")
                & ~models.Q(undo_reason="")
                | ~models.Q(status=BatchStatus.UNDONE) & models.Q(undone_at__isnull=True, undone_by="", undo_reason=""),
                name="batch_undone_says_who_and_why",
            ),
        ]

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
