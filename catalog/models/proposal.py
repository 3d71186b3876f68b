"""Proposals: changes that wait for a reviewer. Readers never see them."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from catalog.models.constraints import not_blank, one_of
from catalog.vocabulary.proposals import ProposalState


class Proposal(models.Model):
    """A set of operations by one person, decided by another."""

    operations = models.JSONField(
        _("operations"), encoder=DjangoJSONEncoder, help_text=_("What would be done, in the words of the write API.")
    )
    reason = models.TextField(_("reason"), help_text=_("Why it is proposed."))
    actor = models.CharField(_("actor"), max_length=150, help_text=_("Who proposes it."))
    created_at = models.DateTimeField(_("created"), auto_now_add=True, help_text=_("When it was proposed."))
    state = models.CharField(
        _("state"),
        max_length=20,
        choices=ProposalState,
        default=ProposalState.WAITING,
        help_text=_("What became of it."),
    )
    reviewer = models.CharField(_("reviewer"), max_length=150, blank=True, help_text=_("Who decided."))
    decision = models.TextField(_("decision"), blank=True, help_text=_("Why it was decided so."))
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True, help_text=_("When it was decided."))
    edit = models.OneToOneField(
        "catalog.EditRecord",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="proposal",
        verbose_name=_("edit"),
        help_text=_("What its approval did."),
    )

    class Meta:
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["state"], name="proposal_state")]
        constraints = [
            one_of("proposal", "state", ProposalState.values),
            not_blank("proposal", "actor"),
            not_blank("proposal", "reason"),
            models.CheckConstraint(
                condition=Q(state=ProposalState.WAITING, reviewer="", decision="", decided_at__isnull=True)
                | (~Q(state=ProposalState.WAITING) & ~Q(reviewer="") & ~Q(decision="") & Q(decided_at__isnull=False)),
                name="proposal_decided_iff_reviewed",
            ),
            models.CheckConstraint(condition=~Q(reviewer=models.F("actor")), name="proposal_nobody_approves_their_own"),
        ]

    def __str__(self) -> str:
        return f"{self.pk}: {self.reason}"
