"""What imports leave for a person: rows that may be a model we know, and cells that are held back."""

from typing import Self, TypeVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from catalog.models.batch import BatchStatus
from catalog.models.constraints import not_blank, one_of

Row = TypeVar("Row", bound="Waiting")


class Decision(models.TextChoices):
    """What a person made of it."""

    WAITING = "waiting", _("waiting")
    ACCEPTED = "accepted", _("accepted")
    DISMISSED = "dismissed", _("dismissed")


class WaitingQuerySet(models.QuerySet[Row]):
    """Questions about what waits."""

    def waiting(self) -> Self:
        """This function will keep what nobody has decided yet, of imports that stand."""
        return self.filter(decision=Decision.WAITING, batch__status=BatchStatus.APPLIED)


class Waiting(models.Model):
    """Something of an import that a person decides."""

    batch = models.ForeignKey(
        "catalog.Batch",
        models.CASCADE,
        related_name="%(class)ss",
        verbose_name=_("batch"),
        help_text=_("The import run that left it."),
    )
    file = models.CharField(_("file"), max_length=500, help_text=_("Path below the input, or name of the file."))
    row = models.CharField(_("row"), max_length=500, help_text=_("Line, key or id that one can find in the file."))
    reason = models.TextField(_("reason"), help_text=_("Why it was not brought in."))
    decision = models.CharField(
        _("decision"),
        max_length=20,
        choices=Decision,
        default=Decision.WAITING,
        help_text=_("What a person made of it."),
    )
    decided_by = models.CharField(_("decided by"), max_length=150, blank=True, help_text=_("Who decided."))
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True, help_text=_("When it was decided."))
    remark = models.TextField(_("remark"), blank=True, help_text=_("Why it was decided so."))

    objects = WaitingQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["pk"]


def waiting_constraints(table: str) -> list[models.CheckConstraint]:
    """This function will return the rules of what waits: it says why, and a decision has a name and a time."""
    waits = models.Q(decision=Decision.WAITING)
    return [
        one_of(table, "decision", Decision.values),
        not_blank(table, "reason"),
        models.CheckConstraint(
            condition=waits & models.Q(decided_at__isnull=True, decided_by="")
            | ~waits & models.Q(decided_at__isnull=False) & ~models.Q(decided_by=""),
            name=f"{table}_decision_has_a_name",
        ),
    ]


class QueueItem(Waiting):
    """A row that may be a model of the catalog: a person says which one it is, or that it is a new one."""

    name = models.CharField(_("name"), max_length=300, help_text=_("Name as the catalog prints it."))
    organizations = models.JSONField(_("organizations"), default=list, help_text=_("Who made it, as printed."))
    candidates = models.JSONField(_("candidates"), default=list, help_text=_("Slugs of the models that it may be."))
    record = models.JSONField(_("record"), help_text=_("What the row says, ready to be brought in."))
    model = models.ForeignKey(
        "catalog.FoundationModel",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("model"),
        help_text=_("The model that it was found to be."),
    )

    class Meta(Waiting.Meta):
        verbose_name = _("queued row")
        verbose_name_plural = _("queued rows")
        constraints = [*waiting_constraints("queue_item"), not_blank("queue_item", "name")]

    def __str__(self) -> str:
        return self.name


class QuarantineItem(Waiting):
    """A row that cannot be read, or a cell that gives no sure value, held back with the reason."""

    column = models.CharField(
        _("column"), max_length=200, blank=True, help_text=_("Header or key; empty for the row as a whole.")
    )
    attribute = models.CharField(
        _("attribute"), max_length=50, blank=True, help_text=_("What it would be a claim on; empty for a whole row.")
    )
    text = models.TextField(_("text"), blank=True, help_text=_("What is printed there."))
    rule = models.CharField(
        _("rule"), max_length=50, help_text=_("What held it back: reading, value, identity or the name of a rule.")
    )
    claim = models.JSONField(
        _("claim"), null=True, blank=True, help_text=_("The claim that it would be; null where no value was sure.")
    )
    model = models.ForeignKey(
        "catalog.FoundationModel",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("model"),
        help_text=_("The model that it is about, if it was found."),
    )

    class Meta(Waiting.Meta):
        verbose_name = _("quarantined cell")
        verbose_name_plural = _("quarantined cells")
        constraints = [*waiting_constraints("quarantine_item"), not_blank("quarantine_item", "rule")]

    def __str__(self) -> str:
        return f"{self.file}, {self.row}, {self.column}".rstrip(", ")
