"""Proposals: what somebody would change, waiting for somebody else to decide."""

from typing import Any

from django.contrib import admin
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from catalog.admin.base import ReadOnlyAdmin
from catalog.admin.columns import short
from catalog.models import Proposal


class WaitingAdmin(ReadOnlyAdmin):
    """The pages of something that is decided by a verb of its own."""

    group = "waiting"

    @admin.display(description=_("reason"))
    def shown_reason(self, row: Any) -> SafeString | str:
        """This function will return the beginning of the reason."""
        return short(row.reason)


@admin.register(Proposal)
class ProposalAdmin(WaitingAdmin):
    """Changes that one person proposes and another decides."""

    list_display = ["created_at", "actor", "shown_reason", "state", "reviewer", "decided_at"]
    list_filter = ["state", "actor"]
    date_hierarchy = "created_at"
    search_fields = ["actor", "reason", "reviewer", "decision"]
    exclude = ["edit"]
