"""Changes: the append-only log over the whole catalog, numbered without a gap."""

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from catalog.models.constraints import not_blank, one_of
from catalog.vocabulary.actions import Action


class ChangeQuerySet(models.QuerySet["Change"]):
    """Questions about the log."""

    def since(self, sequence: int) -> Self:
        """This function will keep what came after a sequence number, in order."""
        return self.filter(sequence__gt=sequence).order_by("sequence")


class Change(models.Model):
    """One thing that happened to one published model. Names are copied: deleting a model never blocks on its log."""

    sequence = models.PositiveBigIntegerField(
        _("sequence"), primary_key=True, help_text=_("Counts from 1 over the whole catalog, without a gap.")
    )
    at = models.DateTimeField(_("at"), help_text=_("When it happened."))
    action = models.CharField(_("action"), max_length=20, choices=Action, help_text=_("What happened."))
    model = models.ForeignKey(
        "catalog.FoundationModel",
        models.SET_NULL,
        null=True,
        related_name="changes",
        verbose_name=_("model"),
        help_text=_("The model, while it exists."),
    )
    slug = models.CharField(_("slug"), max_length=100, help_text=_("Address of the model at that time."))
    revision = models.PositiveIntegerField(_("revision"), help_text=_("Number of the document that it made."))
    actor = models.CharField(_("actor"), max_length=150, help_text=_("Who did it."))
    edit = models.ForeignKey(
        "catalog.EditRecord",
        models.SET_NULL,
        null=True,
        related_name="changes",
        verbose_name=_("edit"),
        help_text=_("The edit that it followed from; none for the seed and for imports."),
    )
    reason = models.TextField(_("reason"), help_text=_("Why."))
    fields = ArrayField(
        models.CharField(max_length=50), default=list, help_text=_("Fields of the document that changed.")
    )

    objects = ChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        ordering = ["sequence"]
        indexes = [models.Index(fields=["slug"], name="change_slug")]
        constraints = [
            one_of("change", "action", Action.values),
            not_blank("change", "reason"),
            not_blank("change", "actor"),
            models.CheckConstraint(condition=models.Q(sequence__gte=1), name="change_sequence_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.sequence} {self.action} {self.slug}"


class ChangeCounter(models.Model):
    """The last sequence number given out: one row, locked while a change is written, so that no number is skipped."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, help_text="Always 1.")
    last = models.PositiveBigIntegerField(default=0, help_text="The newest sequence number; 0 before the first.")
    refreshed = models.PositiveBigIntegerField(
        default=0,
        db_default=0,
        help_text="How often something that lists show changed without a change of any document.",
    )
    refreshed_at = models.DateTimeField(null=True, help_text="When that happened last.")

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="change_counter_is_one_row")]

    def __str__(self) -> str:
        return str(self.last)
