"""Former slugs: addresses that models had before they were renamed or merged, so that old links lead somewhere."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from catalog.models.constraints import slug_is_wellformed


class FormerSlug(models.Model):
    """An address that leads to another model now."""

    slug = models.SlugField(_("slug"), max_length=100, unique=True, help_text=_("The address that was left."))
    model = models.ForeignKey(
        "catalog.FoundationModel",
        models.CASCADE,
        related_name="former_slugs",
        verbose_name=_("model"),
        help_text=_("The model that it leads to."),
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True, help_text=_("When the address was left."))

    class Meta:
        verbose_name = _("former slug")
        verbose_name_plural = _("former slugs")
        ordering = ["slug"]
        constraints = [slug_is_wellformed("former_slug")]

    def __str__(self) -> str:
        return self.slug
