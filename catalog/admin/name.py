"""Aliases and identifiers: other names of models and variants."""

from typing import Any

from django.contrib import admin
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from catalog.admin.base import CuratedAdmin, CuratedInline
from catalog.admin.columns import link
from catalog.models import Alias, Identifier


class AliasInline(CuratedInline, admin.TabularInline):
    """Other names, below what they name."""

    model = Alias
    fields = ["name"]
    classes = ["compact"]


class IdentifierInline(CuratedInline, admin.TabularInline):
    """Ids elsewhere, below what they identify."""

    model = Identifier
    fields = ["kind", "value"]
    classes = ["compact"]


class NamingAdmin(CuratedAdmin):
    """The pages of a noun that names a model or a variant."""

    list_select_related = ["model", "variant"]
    autocomplete_fields = ["model", "variant"]

    @admin.display(description=_("names"))
    def named(self, row: Any) -> SafeString | str:
        """This function will return what it names."""
        return link(row.model or row.variant)


@admin.register(Alias)
class AliasAdmin(NamingAdmin):
    """The pages of aliases."""

    list_display = ["name", "named"]
    search_fields = ["name", "key"]
    fields = ["name", "model", "variant"]


@admin.register(Identifier)
class IdentifierAdmin(NamingAdmin):
    """The pages of identifiers."""

    list_display = ["value", "kind", "named"]
    list_filter = ["kind"]
    search_fields = ["value"]
    fields = ["kind", "value", "model", "variant"]
