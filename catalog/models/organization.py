"""Organizations: who develops, publishes or runs models."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from catalog.models.constraints import not_blank, one_of, slug_is_wellformed


class OrganizationKind(models.TextChoices):
    """What sort of body an organization is."""

    COMPANY = "company", _("company")
    UNIVERSITY = "university", _("university")
    LAB = "lab", _("research laboratory")
    NONPROFIT = "nonprofit", _("nonprofit")
    COLLECTIVE = "collective", _("collective")
    OTHER = "other", _("other")


class Organization(models.Model):
    """A body that develops or publishes models."""

    slug = models.SlugField(_("slug"), max_length=100, unique=True, help_text=_("Word by which filters name it."))
    name = models.CharField(_("name"), max_length=200, help_text=_("Name in English."))
    name_ko = models.CharField(_("Korean name"), max_length=200, blank=True, help_text=_("Name in Korean."))
    aliases = ArrayField(
        models.CharField(max_length=200), default=list, blank=True, help_text=_("Other names it goes by.")
    )
    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=OrganizationKind,
        default=OrganizationKind.OTHER,
        help_text=_("What sort of body it is."),
    )
    country = models.CharField(
        _("country"), max_length=2, blank=True, help_text=_("ISO 3166-1 alpha-2 code; empty if international.")
    )
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("parent"),
        help_text=_("Body that it is a part of; filters for the parent match too."),
    )
    homepage = models.URLField(_("homepage"), blank=True, max_length=2000, help_text=_("Address of its own page."))

    publication_column = "organizations"

    class Meta:
        verbose_name = _("organization")
        verbose_name_plural = _("organizations")
        ordering = ["slug"]
        constraints = [
            slug_is_wellformed("organization"),
            not_blank("organization", "name"),
            one_of("organization", "kind", OrganizationKind.values),
            models.CheckConstraint(
                condition=models.Q(country="") | models.Q(country__regex=r"^[A-Z]{2}$"),
                name="organization_country_is_iso",
            ),
        ]

    def __str__(self) -> str:
        return self.name
