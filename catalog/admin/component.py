"""Components: the artifacts of a release."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from catalog.admin.cited import CITATION, ENTERED, ROW, CitedAdmin, CitedInline
from catalog.admin.columns import link
from catalog.models import Component


class ComponentInline(CitedInline, admin.StackedInline):
    """Components below their model."""

    model = Component
    related = ["source", "variant"]
    autocomplete_fields = ["source", "licenses", "variant"]
    classes = ["collapse"]
    fieldsets = [(None, {"fields": [("component", "availability", "variant"), ("licenses", "url"), *ROW]})]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """This function will return the components with their licenses."""
        return super().get_queryset(request).prefetch_related("licenses")


@admin.register(Component)
class ComponentAdmin(CitedAdmin):
    """The pages of components."""

    list_display = ["component", "of_model", "availability", "shown_source", "rank"]
    list_filter = ["component", "availability", "basis", "rank"]
    list_select_related = ["model", "source"]
    search_fields = ["model__name", "model__slug", "note"]
    autocomplete_fields = ["model", "variant", "licenses", "source"]
    fieldsets = [
        (None, {"fields": [("model", "variant"), ("component", "availability"), "licenses", "url"]}),
        CITATION,
        ENTERED,
    ]

    @admin.display(description=_("model"), ordering="model__name")
    def of_model(self, component: Component) -> SafeString | str:
        """This function will return the model whose release it belongs to."""
        return link(component.model)
