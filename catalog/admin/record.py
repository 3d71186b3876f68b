"""The record of what happened: revisions, edits, changes and former addresses. Curation alone writes it."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from catalog.admin.base import ReadOnlyAdmin
from catalog.admin.columns import link, short
from catalog.models import Change, EditedRow, EditRecord, FormerSlug, Revision


@admin.register(Revision)
class RevisionAdmin(ReadOnlyAdmin):
    """Every document that was ever published."""

    list_display = ["number", "of_model", "created_at", "actor", "shown_reason"]
    list_display_links = ["number"]
    list_filter = ["actor"]
    list_select_related = ["model"]
    date_hierarchy = "created_at"
    ordering = ["-created_at", "-pk"]
    search_fields = ["model__slug", "model__name", "actor", "reason"]
    fields = ["model", "number", "created_at", "actor", "reason", "checksum", "document"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """This function will leave the documents in the database while a list is shown."""
        queryset = super().get_queryset(request)
        match = request.resolver_match
        is_list = match is not None and str(match.url_name).endswith("_changelist")
        return queryset.defer("document") if is_list else queryset

    @admin.display(description=_("model"), ordering="model__name")
    def of_model(self, revision: Revision) -> SafeString | str:
        """This function will return the model that it describes."""
        return link(revision.model)

    @admin.display(description=_("reason"))
    def shown_reason(self, row: Revision) -> SafeString | str:
        """This function will return the beginning of the reason."""
        return short(row.reason)


class EditedRowInline(admin.TabularInline):
    """The rows that an edit created, changed or deleted."""

    model = EditedRow
    fields = ["noun", "key", "before", "after"]
    readonly_fields = ["noun", "key", "before", "after"]
    can_delete = False
    extra = 0
    max_num = 0


@admin.register(EditRecord)
class EditRecordAdmin(ReadOnlyAdmin):
    """What curators did, each act with the rows that it changed."""

    list_display = ["created_at", "actor", "shown_reason", "reverts"]
    list_filter = ["actor"]
    list_select_related = ["reverts"]
    date_hierarchy = "created_at"
    search_fields = ["actor", "reason"]
    fields = ["created_at", "actor", "reason", "reverts", "request_id"]
    inlines = [EditedRowInline]

    @admin.display(description=_("reason"))
    def shown_reason(self, row: EditRecord) -> SafeString | str:
        """This function will return the beginning of the reason."""
        return short(row.reason)


@admin.register(Change)
class ChangeAdmin(ReadOnlyAdmin):
    """The log over the whole catalog."""

    list_display = ["sequence", "at", "action", "slug", "revision", "actor", "shown_reason"]
    list_filter = ["action", "actor"]
    date_hierarchy = "at"
    ordering = ["-sequence"]
    search_fields = ["slug", "actor", "reason"]
    fields = ["sequence", "at", "action", "model", "slug", "revision", "actor", "reason", "fields"]

    @admin.display(description=_("reason"))
    def shown_reason(self, row: Change) -> SafeString | str:
        """This function will return the beginning of the reason."""
        return short(row.reason)


@admin.register(FormerSlug)
class FormerSlugAdmin(ReadOnlyAdmin):
    """Addresses that models have left."""

    list_display = ["slug", "of_model", "created_at"]
    list_select_related = ["model"]
    date_hierarchy = "created_at"
    search_fields = ["slug", "model__name"]

    @admin.display(description=_("model"), ordering="model__name")
    def of_model(self, former: FormerSlug) -> SafeString | str:
        """This function will return the model that is found there now."""
        return link(former.model)
