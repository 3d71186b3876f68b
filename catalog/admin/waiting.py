"""What waits for a person to decide on it."""

from typing import Any

from django.contrib import admin
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from catalog.admin.base import ReadOnlyAdmin
from catalog.admin.columns import short


class WaitingAdmin(ReadOnlyAdmin):
    """The pages of something that is decided by a verb of its own."""

    group = "waiting"

    @admin.display(description=_("reason"))
    def shown_reason(self, row: Any) -> SafeString | str:
        """This function will return the beginning of the reason."""
        return short(row.reason)
