"""What waits for a person: proposals, rows that imports could not place and cells that they held back."""

from typing import Any

from django.contrib import admin
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from catalog.admin.base import ReadOnlyAdmin
from catalog.admin.columns import short
from catalog.models import Proposal, QuarantineItem, QueueItem


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


class ImportedAdmin(WaitingAdmin):
    """The pages of what an import left."""

    list_filter = ["decision", "batch__reader"]
    list_select_related = ["batch", "model"]
    search_fields = ["file", "row", "reason"]


@admin.register(QueueItem)
class QueueItemAdmin(ImportedAdmin):
    """Rows that may be a model of the catalog."""

    list_display = ["name", "shown_reason", "decision", "model", "batch"]


@admin.register(QuarantineItem)
class QuarantineItemAdmin(ImportedAdmin):
    """Rows and cells that give no sure value."""

    list_display = ["shown_text", "attribute", "rule", "shown_reason", "decision", "model", "batch"]
    list_filter = [*ImportedAdmin.list_filter, "rule"]

    @admin.display(description=_("text"))
    def shown_text(self, item: QuarantineItem) -> SafeString | str:
        """This function will return what is printed there."""
        return short(item.text or item.row, 60)
