"""Lineage: typed edges from a model to those that it came from."""

from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from catalog.models.cited import Cited, cited_constraints
from catalog.models.constraints import one_of
from catalog.vocabulary.lineage import LineageKind


class Lineage(Cited):
    """One source's statement that one model (child) came from, contains or follows another (parent)."""

    child = models.ForeignKey(
        "catalog.FoundationModel",
        models.CASCADE,
        related_name="parents",
        verbose_name=_("model"),
        help_text=_("The later model."),
    )
    child_variant = models.ForeignKey(
        "catalog.Variant",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="parents",
        verbose_name=_("variant"),
        help_text=_("Set where the edge holds for one variant of the later model."),
    )
    kind = models.CharField(
        _("kind"), max_length=30, choices=LineageKind, help_text=_("What the later model is to the earlier one.")
    )
    parent = models.ForeignKey(
        "catalog.FoundationModel",
        models.PROTECT,
        related_name="children",
        verbose_name=_("parent"),
        help_text=_("The earlier model."),
    )
    parent_variant = models.ForeignKey(
        "catalog.Variant",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("parent variant"),
        help_text=_("Set where the edge holds for one variant of the earlier model."),
    )

    class Meta:
        verbose_name = _("lineage edge")
        verbose_name_plural = _("lineage edges")
        ordering = ["pk"]
        constraints = [
            one_of("lineage", "kind", LineageKind.values),
            models.CheckConstraint(
                condition=~models.Q(child=models.F("parent")), name="lineage_no_model_is_its_own_parent"
            ),
            models.UniqueConstraint(
                "child",
                Coalesce("child_variant", 0),
                "kind",
                "parent",
                Coalesce("parent_variant", 0),
                "source",
                name="lineage_edge_unique",
            ),
            *cited_constraints("lineage"),
        ]

    def __str__(self) -> str:
        return f"{self.child} {self.get_kind_display()} {self.parent}"
