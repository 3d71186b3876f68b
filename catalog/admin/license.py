"""Licenses and what they permit."""

from django.contrib import admin

from catalog.admin.term import UsedAdmin
from catalog.models import License


@admin.register(License)
class LicenseAdmin(UsedAdmin):
    """The pages of licenses."""

    group = "words"
    list_display = ["slug", "name", "commercial_use", "modification", "redistribution", "used"]
    list_filter = ["commercial_use", "modification", "redistribution"]
    search_fields = ["slug", "name", "spdx"]
    fields = ["name", "slug", "spdx", "url", "commercial_use", "modification", "redistribution", "note"]
