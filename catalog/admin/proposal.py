"""Proposals: what somebody would change, waiting for somebody else to decide."""

from django.contrib import admin

from catalog.admin.review import ReviewPage
from catalog.admin.waiting import WaitingAdmin
from catalog.models import Proposal


@admin.register(Proposal)
class ProposalAdmin(ReviewPage, WaitingAdmin):
    """Changes that one person proposes and another decides."""

    list_display = ["created_at", "actor", "shown_reason", "state", "reviewer", "decided_at"]
    list_filter = ["state", "actor"]
    date_hierarchy = "created_at"
    search_fields = ["actor", "reason", "reviewer", "decision"]
