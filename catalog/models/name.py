"""Names: what else models and variants are called, and the ids by which other places know them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from catalog.models.constraints import exactly_one, not_blank, one_of
from catalog.values.identifier import IDENTIFIER_KINDS


class Alias(models.Model):
    """Another name of a model or a variant."""

    model = models.ForeignKey(
        "catalog.FoundationModel",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="aliases",
        verbose_name=_("model"),
        help_text=_("The model that it names."),
    )
    variant = models.ForeignKey(
        "catalog.Variant",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="aliases",
        verbose_name=_("variant"),
        help_text=_("The variant that it names."),
    )
    name = models.CharField(_("name"), max_length=200, help_text=_("The name as written."))
    key = models.CharField(
        _("key"), max_length=200, db_index=True, help_text=_("The name folded, by which names are compared.")
    )

    class Meta:
        verbose_name = _("alias")
        verbose_name_plural = _("aliases")
        ordering = ["pk"]
        constraints = [
            exactly_one("alias", "model", "variant"),
            not_blank("alias", "name"),
            models.UniqueConstraint(fields=["model", "name"], name="alias_model_name_unique"),
            models.UniqueConstraint(fields=["variant", "name"], name="alias_variant_name_unique"),
        ]

    def __str__(self) -> str:
        return self.name


class Identifier(models.Model):
    """The id by which another place knows a model or a variant."""

    model = models.ForeignKey(
        "catalog.FoundationModel",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="identifiers",
        verbose_name=_("model"),
        help_text=_("The model that it identifies."),
    )
    variant = models.ForeignKey(
        "catalog.Variant",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="identifiers",
        verbose_name=_("variant"),
        help_text=_("The variant that it identifies."),
    )
    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=[(kind, kind) for kind in IDENTIFIER_KINDS],
        help_text=_("Which place's id it is."),
    )
    value = models.CharField(_("value"), max_length=500, help_text=_("The id itself."))

    class Meta:
        verbose_name = _("identifier")
        verbose_name_plural = _("identifiers")
        ordering = ["kind", "value"]
        constraints = [
            exactly_one("identifier", "model", "variant"),
            not_blank("identifier", "value"),
            one_of("identifier", "kind", list(IDENTIFIER_KINDS)),
            models.UniqueConstraint(fields=["kind", "value", "model"], name="identifier_model_unique"),
            models.UniqueConstraint(fields=["kind", "value", "variant"], name="identifier_variant_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}:{self.value}"
