"""Conflicts: every disagreement of sources on a published model, as the model's document shows it."""

from collections.abc import Mapping
from typing import Any, NamedTuple, Self

import orjson
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from catalog.models.constraints import null_or_positive


class ConflictOrder(models.TextChoices):
    """Which disagreements come first."""

    MODEL = "model", _("by model")
    SPREAD = "spread", _("farthest apart first")


class Place(NamedTuple):
    """Where a list of disagreements goes on, in either order."""

    slug: str
    position: int
    spread: float | None


class PublishedConflictQuerySet(models.QuerySet["PublishedConflict"]):
    """Questions about disagreements, in the order of their models' slugs and, for each model, of its document."""

    def open(self) -> Self:
        """This function will keep what nobody has decided."""
        return self.filter(settled=False)

    def in_order(self, order: ConflictOrder) -> Self:
        """This function will order them; where the farthest apart come first, what is no number comes last."""
        widest = [models.F("spread").desc(nulls_last=True)] if order == ConflictOrder.SPREAD else []
        return self.order_by(*widest, "slug", "position")

    def beyond(self, place: Place, order: ConflictOrder = ConflictOrder.MODEL) -> Self:
        """This function will keep what comes after a place in an order."""
        later = models.Q(slug__gt=place.slug) | models.Q(slug=place.slug, position__gt=place.position)
        if order == ConflictOrder.MODEL:
            return self.filter(later)
        if place.spread is None:
            return self.filter(later, spread=None)
        same, narrower = models.Q(spread=place.spread), models.Q(spread__lt=place.spread) | models.Q(spread=None)
        return self.filter(narrower | same & later)

    def with_names(self) -> Self:
        """This function will add the name of the model to each, as `model_name`."""
        return self.annotate(model_name=models.F("publication__name"))


class PublishedConflict(models.Model):
    """One disagreement beside what filters compare. Only `catalog.curation.publication` writes it."""

    publication = models.ForeignKey(
        "catalog.Publication", models.CASCADE, related_name="conflicts", help_text=_("The model that it is about.")
    )
    slug = models.CharField(_("slug"), max_length=100, help_text=_("Address of the model."))
    position = models.PositiveIntegerField(_("position"), help_text=_("Its place in the model's document, from 1."))
    attribute = models.CharField(_("attribute"), max_length=50, help_text=_("What sources disagree on."))
    variant = models.CharField(
        _("variant"),
        max_length=100,
        null=True,
        help_text=_("Slug of the variant; null for the model as a whole."),
    )
    settled = models.BooleanField(_("settled"), help_text=_("Whether a curator has decided it, by ranks."))
    spread = models.FloatField(
        _("spread"), null=True, help_text=_("Largest number over smallest; null for what is no number.")
    )
    sources = ArrayField(
        models.CharField(max_length=100), verbose_name=_("sources"), help_text=_("Every source on one of its sides.")
    )
    document = models.TextField(_("document"), help_text=_("JSON of the disagreement."))

    model_name: str
    """Name of the model, where it was fetched `with_names`."""

    objects = PublishedConflictQuerySet.as_manager()

    class Meta:
        verbose_name = _("published conflict")
        verbose_name_plural = _("published conflicts")
        ordering = ["slug", "position"]
        indexes = [
            models.Index(fields=["attribute", "slug", "position"], name="published_conflict_attribute"),
            models.Index(
                fields=["slug", "position"], condition=models.Q(settled=False), name="published_conflict_open"
            ),
            GinIndex(fields=["sources"], name="published_conflict_sources"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["slug", "position"], name="published_conflict_unique"),
            null_or_positive("published_conflict", "spread"),
        ]

    def __str__(self) -> str:
        return f"{self.slug}: {self.attribute}"

    @property
    def place(self) -> Place:
        """Where it stands in lists."""
        return Place(self.slug, self.position, self.spread)

    @property
    def entry(self) -> Mapping[str, Any]:
        """The disagreement as the model's document holds it."""
        found: Mapping[str, Any] = orjson.loads(self.document)
        return found
