"""Licenses: SPDX ones and named custom ones, with what they permit."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from catalog.models.constraints import not_blank, one_of, term_is_wellformed
from catalog.vocabulary.licenses import Permission


class License(models.Model):
    """Terms under which a model or one of its components can be had."""

    slug = models.CharField(_("slug"), max_length=100, unique=True, help_text=_("Word by which filters name it."))
    name = models.CharField(_("name"), max_length=200, help_text=_("Full name."))
    spdx = models.CharField(
        _("SPDX id"),
        max_length=100,
        blank=True,
        help_text=_("Identifier in the SPDX license list; empty for a custom license."),
    )
    url = models.URLField(_("address"), blank=True, max_length=2000, help_text=_("Where its text is found."))
    commercial_use = models.CharField(
        _("commercial use"),
        max_length=20,
        choices=Permission,
        default=Permission.UNKNOWN,
        help_text=_("Whether it lets one earn money with the model."),
    )
    modification = models.CharField(
        _("modification"),
        max_length=20,
        choices=Permission,
        default=Permission.UNKNOWN,
        help_text=_("Whether it lets one change the model."),
    )
    redistribution = models.CharField(
        _("redistribution"),
        max_length=20,
        choices=Permission,
        default=Permission.UNKNOWN,
        help_text=_("Whether it lets one pass the model on."),
    )
    note = models.TextField(_("note"), blank=True, help_text=_("Conditions in short."))

    publication_column = "licenses"

    class Meta:
        verbose_name = _("license")
        verbose_name_plural = _("licenses")
        ordering = ["slug"]
        constraints = [
            term_is_wellformed("license"),
            not_blank("license", "name"),
            models.UniqueConstraint(fields=["spdx"], condition=~models.Q(spdx=""), name="license_spdx_unique"),
            one_of("license", "commercial_use", Permission.values),
            one_of("license", "modification", Permission.values),
            one_of("license", "redistribution", Permission.values),
        ]

    def __str__(self) -> str:
        return self.spdx or self.name
