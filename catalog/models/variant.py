"""Variants: released sizes and versions, and the parts of those that are systems."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from catalog.models.constraints import not_blank, slug_is_wellformed


class VariantQuerySet(models.QuerySet["Variant"]):
    """Questions about variants."""

    def whole(self) -> Self:
        """This function will keep the variants that are no part of another."""
        return self.filter(part_of__isnull=True)


class Variant(models.Model):
    """A released size or version of a model with its own parameter count, or a part of one."""

    model = models.ForeignKey(
        "catalog.FoundationModel",
        models.CASCADE,
        related_name="variants",
        verbose_name=_("model"),
        help_text=_("The model that it is a size or version of."),
    )
    part_of = models.ForeignKey(
        "self",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("part of"),
        help_text=_("Set for one component of a cascade or system, which filters do not take for the model."),
    )
    slug = models.SlugField(_("slug"), max_length=100, help_text=_("Word that names it within its model."))
    name = models.CharField(_("name"), max_length=200, help_text=_("Name by which it is cited."))
    name_ko = models.CharField(_("Korean name"), max_length=200, blank=True, help_text=_("Name in Korean."))
    position = models.PositiveIntegerField(_("position"), default=0, help_text=_("Place in the list, from 0."))

    objects = VariantQuerySet.as_manager()

    class Meta:
        verbose_name = _("variant")
        verbose_name_plural = _("variants")
        ordering = ["model", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["model", "slug"], name="variant_slug_unique"),
            slug_is_wellformed("variant"),
            not_blank("variant", "name"),
            models.CheckConstraint(
                condition=models.Q(part_of__isnull=True) | ~models.Q(part_of=models.F("pk")),
                name="variant_is_no_part_of_itself",
            ),
        ]

    def __str__(self) -> str:
        return self.name
