"""Products and the models that they run or host."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from catalog.admin.cited import CITATION, ENTERED, ROW, CitedAdmin, CitedInline
from catalog.admin.columns import link
from catalog.admin.facted import FactedAdmin
from catalog.admin.term import UsedAdmin
from catalog.models import Product, ProductModel


class EdgeInline(CitedInline, admin.StackedInline):
    """Models below the product that runs them."""

    model = ProductModel
    related = ["product", "model", "variant", "source"]
    autocomplete_fields = ["source", "model", "variant"]
    classes = ["collapse"]
    fieldsets = [(None, {"fields": [("role", "model", "variant"), *ROW]})]


class ProductInline(CitedInline, admin.StackedInline):
    """Products below the model that they run."""

    model = ProductModel
    related = ["product", "model", "variant", "source"]
    autocomplete_fields = ["source", "product", "variant"]
    classes = ["collapse"]
    verbose_name = _("product")
    verbose_name_plural = _("products")
    fieldsets = [(None, {"fields": [("product", "role", "variant"), *ROW]})]


@admin.register(Product)
class ProductAdmin(FactedAdmin, UsedAdmin):
    """The pages of products."""

    list_display = ["name", "name_ko", "kind", "offered_by", "used"]
    list_filter = ["kind"]
    search_fields = ["slug", "name", "name_ko", "aliases"]
    autocomplete_fields = ["organizations"]
    prepopulated_fields = {"slug": ["name"]}
    fields = ["name", "name_ko", "slug", "aliases", "kind", "organizations", "summary", "summary_ko", "homepage"]
    inlines = [EdgeInline]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """This function will return products with those who offer them."""
        return super().get_queryset(request).prefetch_related("organizations")

    @admin.display(description=_("organizations"))
    def offered_by(self, product: Product) -> str:
        """This function will return who offers it."""
        return ", ".join(organization.name for organization in product.organizations.all())


@admin.register(ProductModel)
class ProductModelAdmin(CitedAdmin):
    """The pages of product edges."""

    list_display = ["of_product", "role", "of_model", "shown_source", "basis", "rank"]
    list_display_links = ["role"]
    list_filter = ["role", "basis", "rank"]
    list_select_related = ["product", "model", "source"]
    search_fields = ["product__name", "model__name", "model__slug"]
    autocomplete_fields = ["product", "model", "variant", "source"]
    fieldsets = [(None, {"fields": ["product", "role", ("model", "variant")]}), CITATION, ENTERED]

    @admin.display(description=_("product"), ordering="product__name")
    def of_product(self, edge: ProductModel) -> SafeString | str:
        """This function will return the product."""
        return link(edge.product)

    @admin.display(description=_("model"), ordering="model__name")
    def of_model(self, edge: ProductModel) -> SafeString | str:
        """This function will return the model."""
        return link(edge.model)
