"""Sources: the documents in which claims stand."""

from typing import Any

from django.contrib import admin
from django.db.models import OuterRef, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from catalog.admin.base import CuratedAdmin
from catalog.admin.columns import short
from catalog.admin.term import CountOf
from catalog.models import Claim, Source


@admin.register(Source)
class SourceAdmin(CuratedAdmin):
    """The pages of sources."""

    group = "sources"
    list_display = ["shown_title", "kind", "tier", "date", "accessed_date", "claim_count", "link"]
    list_filter = ["kind", "tier"]
    search_fields = ["slug", "title", "title_ko", "authors", "arxiv", "doi", "publisher"]
    prepopulated_fields = {"slug": ["title"]}
    fieldsets = [
        (None, {"fields": ["title", "title_ko", "slug", ("kind", "tier"), "note"]}),
        (_("Where it is found"), {"fields": ["url", ("arxiv", "doi"), "version", "license"]}),
        (_("Who and when"), {"fields": ["authors", "publisher", ("date", "accessed_date")]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """This function will count the claims that stand in each source."""
        claims = Claim.objects.filter(source=OuterRef("pk")).order_by().values("pk")
        return super().get_queryset(request).annotate(claim_count=CountOf(claims))

    @admin.display(description=_("title"), ordering="title")
    def shown_title(self, source: Source) -> SafeString | str:
        """This function will return the title, cut where it would break the page."""
        return short(source.title, 90)

    @admin.display(description=_("claims"), ordering="claim_count")
    def claim_count(self, source: Any) -> int:
        """This function will return how many claims stand in it."""
        return int(source.claim_count)

    @admin.display(description=_("address"))
    def link(self, source: Source) -> SafeString | str:
        """This function will return a way to the document itself."""
        return format_html('<a href="{}" rel="noreferrer">{}</a>', source.url, _("open")) if source.url else ""
