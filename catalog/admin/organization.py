"""Organizations: who develops, publishes or runs models."""

from django.contrib import admin

from catalog.admin.facted import FactedAdmin
from catalog.admin.term import UsedAdmin
from catalog.models import Organization


@admin.register(Organization)
class OrganizationAdmin(FactedAdmin, UsedAdmin):
    """The pages of organizations."""

    list_display = ["name", "name_ko", "kind", "country", "parent", "used"]
    list_filter = ["kind", "country"]
    list_select_related = ["parent"]
    search_fields = ["slug", "name", "name_ko", "aliases"]
    autocomplete_fields = ["parent"]
    prepopulated_fields = {"slug": ["name"]}
    fields = ["name", "name_ko", "slug", "aliases", "kind", "country", "parent", "homepage"]
