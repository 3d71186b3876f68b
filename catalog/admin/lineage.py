"""Lineage: how models come from each other."""

from django.contrib import admin
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from catalog.admin.cited import CITATION, ENTERED, ROW, CitedAdmin, CitedInline
from catalog.admin.columns import link
from catalog.models import Lineage


class LineageInline(CitedInline, admin.StackedInline):
    """The models that this one came from, below it."""

    model = Lineage
    fk_name = "child"
    related = ["child", "child_variant", "parent", "parent_variant", "source"]
    autocomplete_fields = ["source", "parent", "child_variant", "parent_variant"]
    verbose_name = _("edge to an earlier model")
    verbose_name_plural = _("comes from")
    classes = ["collapse"]
    fieldsets = [(None, {"fields": [("kind", "parent"), ("child_variant", "parent_variant"), *ROW]})]


@admin.register(Lineage)
class LineageAdmin(CitedAdmin):
    """The pages of lineage edges."""

    list_display = ["later", "kind", "earlier", "shown_source", "basis", "rank"]
    list_display_links = ["kind"]
    list_filter = ["kind", "basis", "confidence", "rank"]
    list_select_related = ["child", "parent", "source"]
    search_fields = ["child__name", "parent__name", "child__slug", "parent__slug"]
    autocomplete_fields = ["child", "child_variant", "parent", "parent_variant", "source"]
    fieldsets = [
        (None, {"fields": [("child", "child_variant"), "kind", ("parent", "parent_variant")]}),
        CITATION,
        ENTERED,
    ]

    @admin.display(description=_("model"), ordering="child__name")
    def later(self, edge: Lineage) -> SafeString | str:
        """This function will return the later model."""
        return link(edge.child)

    @admin.display(description=_("parent"), ordering="parent__name")
    def earlier(self, edge: Lineage) -> SafeString | str:
        """This function will return the earlier model."""
        return link(edge.parent)
