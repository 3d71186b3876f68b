"""Variants: released sizes and versions, and the parts of those that are systems."""

from django.contrib import admin
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from catalog.admin.base import CuratedInline
from catalog.admin.columns import link
from catalog.admin.facted import FactedAdmin
from catalog.admin.name import AliasInline, IdentifierInline
from catalog.models import Variant


class VariantInline(CuratedInline, admin.TabularInline):
    """Variants below their model: their names and order. Their facts stand beside those of the model."""

    model = Variant
    fields = ["name", "name_ko", "slug", "position", "part_of"]
    autocomplete_fields = ["part_of"]
    related = ["part_of"]
    show_change_link = True
    prepopulated_fields = {"slug": ["name"]}


@admin.register(Variant)
class VariantAdmin(FactedAdmin):
    """The pages of variants."""

    list_display = ["name", "name_ko", "of_model", "slug", "position", "part_of"]
    list_select_related = ["model", "part_of"]
    search_fields = ["name", "name_ko", "slug", "model__name", "model__slug"]
    autocomplete_fields = ["model", "part_of"]
    fixed = ["slug", "model"]
    fields = ["model", ("name", "name_ko"), "slug", "position", "part_of"]
    inlines = [AliasInline, IdentifierInline]

    @admin.display(description=_("model"), ordering="model__name")
    def of_model(self, variant: Variant) -> SafeString | str:
        """This function will return the model that it is a size or version of."""
        return link(variant.model)
