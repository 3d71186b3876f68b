"""What the pages of every cited fact share: its citation and how its list shows it."""

from typing import Any

from django.contrib import admin
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from catalog.admin.base import CuratedAdmin, CuratedInline
from catalog.admin.columns import short

CITATION: Any = (
    _("Where it is said"),
    {"fields": ["source", "locator", ("basis", "confidence", "rank"), "note", "note_ko"]},
)
"""The fields of a citation on a page."""

ROW: Any = ["source", ("locator", "basis", "confidence", "rank"), "note"]
"""The fields of a citation in a row below a page; the Korean note stands on the row's own page."""

ENTERED: Any = (_("Who entered it"), {"fields": [("created_by", "created_at"), ("changed_by", "changed_at")]})
"""What the registry keeps of every cited fact."""


class CitedInline(CuratedInline):
    """Cited facts below the page of what they are about."""

    autocomplete_fields = ["source"]
    show_change_link = True


class CitedAdmin(CuratedAdmin):
    """The pages of a noun that cites its source."""

    readonly_fields = ["created_by", "created_at", "changed_by", "changed_at"]

    @admin.display(description=_("source"), ordering="source__title")
    def shown_source(self, fact: Any) -> SafeString | str:
        """This function will return the source, cut where it would break the page."""
        return short(fact.source, 50)
