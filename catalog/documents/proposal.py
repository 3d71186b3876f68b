"""Proposals as those see them who propose and review."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from catalog.documents.history import FieldDifferenceSerializer
from catalog.models import Proposal


class ProposalSerializer(serializers.Serializer):
    """A proposal in a list."""

    id = serializers.IntegerField(help_text=_("Number of the proposal."))
    url = serializers.CharField(help_text=_("Path of the proposal."))
    state = serializers.CharField(help_text=_("waiting, approved or rejected."))
    actor = serializers.CharField(help_text=_("Who proposes it."))
    reason = serializers.CharField(help_text=_("Why it is proposed."))
    created_at = serializers.CharField(help_text=_("When it was proposed, ISO 8601 in UTC."))
    operations = serializers.ListField(child=serializers.DictField(), help_text=_("What would be done."))
    reviewer = serializers.CharField(allow_null=True, help_text=_("Who decided."))
    decision = serializers.CharField(allow_null=True, help_text=_("Why it was decided so."))
    decided_at = serializers.CharField(allow_null=True, help_text=_("When it was decided, ISO 8601 in UTC."))


class ProposedChangeSerializer(serializers.Serializer):
    """What a proposal would change of one model."""

    slug = serializers.CharField(allow_null=True, help_text=_("Address of the model."))
    problem = serializers.CharField(allow_null=True, help_text=_("Why it cannot be done any more."))
    differences = FieldDifferenceSerializer(many=True, help_text=_("Each field beside what is published."))


class ProposalDetailSerializer(ProposalSerializer):
    """A proposal beside what is published."""

    changes = ProposedChangeSerializer(many=True, help_text=_("What it would change; empty once it is decided."))


def proposal_path(proposal: Proposal) -> str:
    """This function will return the API address of a proposal, without a host."""
    return f"/api/v1/proposals/{proposal.pk}/"


def proposal_facts(proposal: Proposal) -> dict[str, Any]:
    """This function will return a proposal as lists show it."""
    return {
        "id": proposal.pk,
        "url": proposal_path(proposal),
        "state": proposal.state,
        "actor": proposal.actor,
        "reason": proposal.reason,
        "created_at": proposal.created_at.isoformat().replace("+00:00", "Z"),
        "operations": proposal.operations,
        "reviewer": proposal.reviewer or None,
        "decision": proposal.decision or None,
        "decided_at": proposal.decided_at.isoformat().replace("+00:00", "Z") if proposal.decided_at else None,
    }
