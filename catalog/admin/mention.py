"""Mentions: everything that a source names."""

from django.contrib import admin
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from catalog.admin.base import CuratedAdmin
from catalog.admin.columns import bilingual, short
from catalog.models import Mention


@admin.register(Mention)
class MentionAdmin(CuratedAdmin):
    """The pages of mentions."""

    group = "sources"
    list_display = ["shown_name", "kind", "shown_statement", "rank", "severity", "shown_source"]
    list_filter = ["kind", "rank", "severity"]
    list_select_related = ["source"]
    search_fields = ["name", "name_ko", "statement", "statement_ko", "note"]
    autocomplete_fields = ["source", "model", "product", "organization"]
    fieldsets = [
        (None, {"fields": ["source", ("position", "line"), "kind", "name", "name_ko", "locator"]}),
        (_("What it says"), {"fields": ["statement", "statement_ko"]}),
        (_("Where it errs"), {"fields": [("rank", "severity"), "note"]}),
        (_("What is meant"), {"fields": ["model", "product", "organization"]}),
    ]

    @admin.display(description=_("name"), ordering="name")
    def shown_name(self, mention: Mention) -> SafeString | str:
        """This function will return the name, the Korean one below it."""
        return bilingual(mention)

    @admin.display(description=_("statement"))
    def shown_statement(self, mention: Mention) -> SafeString | str:
        """This function will return the beginning of the statement."""
        return short(mention.statement)

    @admin.display(description=_("source"), ordering="source__title")
    def shown_source(self, mention: Mention) -> SafeString | str:
        """This function will return the source, cut where it would break the page."""
        return short(mention.source, 40)
