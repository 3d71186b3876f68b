"""Products: services, platforms, frameworks and applications that run or host models."""

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from catalog.models.cited import Cited, cited_constraints
from catalog.models.constraints import not_blank, one_of, slug_is_wellformed
from catalog.vocabulary.products import ProductKind, ProductRole


class ProductQuerySet(models.QuerySet["Product"]):
    """Questions about products."""

    def with_evidence(self) -> Self:
        """This function will fetch what a product's page shows, in a constant number of queries."""
        return self.prefetch_related(
            "organizations", "claims__source", "edges__source", "edges__model", "edges__variant"
        )


class Product(models.Model):
    """A service or platform that runs or hosts models: ChatGPT, Bard, BioNeMo."""

    slug = models.SlugField(_("slug"), max_length=100, unique=True, help_text=_("Word by which filters name it."))
    name = models.CharField(_("name"), max_length=200, help_text=_("Name in English."))
    name_ko = models.CharField(_("Korean name"), max_length=200, blank=True, help_text=_("Name in Korean."))
    aliases = ArrayField(
        models.CharField(max_length=200), default=list, blank=True, help_text=_("Other names it goes by.")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=ProductKind, help_text=_("What sort of thing it is."))
    summary = models.TextField(_("summary"), blank=True, help_text=_("What it is, in short."))
    summary_ko = models.TextField(_("Korean summary"), blank=True, help_text=_("The summary in Korean."))
    homepage = models.URLField(_("homepage"), blank=True, max_length=2000, help_text=_("Address of its own page."))
    organizations = models.ManyToManyField(
        "catalog.Organization",
        blank=True,
        related_name="products",
        verbose_name=_("organizations"),
        help_text=_("Who offers it."),
    )

    objects = ProductQuerySet.as_manager()
    publication_column = "products"

    class Meta:
        verbose_name = _("product")
        verbose_name_plural = _("products")
        ordering = ["slug"]
        constraints = [
            slug_is_wellformed("product"),
            not_blank("product", "name"),
            one_of("product", "kind", ProductKind.values),
        ]

    def __str__(self) -> str:
        return self.name


class ProductModel(Cited):
    """One source's statement that a product runs, hosts or was used to train a model."""

    product = models.ForeignKey(
        Product, models.CASCADE, related_name="edges", verbose_name=_("product"), help_text=_("The product.")
    )
    model = models.ForeignKey(
        "catalog.FoundationModel",
        models.CASCADE,
        related_name="product_edges",
        verbose_name=_("model"),
        help_text=_("The model."),
    )
    variant = models.ForeignKey(
        "catalog.Variant",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="product_edges",
        verbose_name=_("variant"),
        help_text=_("Set where one variant is meant."),
    )
    role = models.CharField(
        _("role"), max_length=20, choices=ProductRole, help_text=_("What the product does with the model.")
    )

    class Meta:
        verbose_name = _("product edge")
        verbose_name_plural = _("product edges")
        ordering = ["pk"]
        constraints = [
            one_of("product_model", "role", ProductRole.values),
            models.UniqueConstraint(
                "product", "model", Coalesce("variant", 0), "role", "source", name="product_model_edge_unique"
            ),
            *cited_constraints("product_model"),
        ]

    def __str__(self) -> str:
        return f"{self.product} {self.get_role_display()} {self.model}"
