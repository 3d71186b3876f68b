"""Foundation models, as people cite them: BERT, GPT-3, GatorTron."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from catalog.models.constraints import not_blank, one_of, slug_is_wellformed
from catalog.values.name import RESERVED_SLUGS
from catalog.vocabulary.actions import ModelState

EVIDENCE = (
    "aliases",
    "identifiers",
    "claims__source",
    "variants__aliases",
    "variants__identifiers",
    "variants__claims__source",
    "components__source",
    "components__licenses",
    "components__variant",
    "parents__source",
    "parents__parent",
    "parents__child_variant",
    "parents__parent_variant",
    "children__source",
    "children__child",
    "children__child_variant",
    "children__parent_variant",
    "product_edges__source",
    "product_edges__product",
    "product_edges__variant",
)
"""What a document is made of, as paths from its model."""


class FoundationModelQuerySet(models.QuerySet["FoundationModel"]):
    """Questions about models as facts; readers ask publications instead."""

    def published(self) -> Self:
        """This function will keep the models that readers can see."""
        return self.filter(state=ModelState.PUBLISHED)

    def with_evidence(self) -> Self:
        """This function will fetch all that a model's document is made of, in a constant number of queries."""
        return self.prefetch_related(*EVIDENCE)


class FoundationModel(models.Model):
    """A model as people cite it. What is claimed of it stands in claims; here stands only what names it."""

    slug = models.SlugField(_("slug"), max_length=100, unique=True, help_text=_("Address of the model."))
    name = models.CharField(_("name"), max_length=200, help_text=_("Name by which it is cited."))
    name_ko = models.CharField(_("Korean name"), max_length=200, blank=True, help_text=_("Name in Korean."))
    summary = models.TextField(_("summary"), blank=True, help_text=_("What it is, in two to four sentences."))
    summary_ko = models.TextField(_("Korean summary"), blank=True, help_text=_("The summary in Korean."))
    state = models.CharField(
        _("state"),
        max_length=20,
        choices=ModelState,
        default=ModelState.DRAFT,
        help_text=_("Drafts and withdrawn models are invisible to readers."),
    )
    revision = models.PositiveIntegerField(
        _("revision"),
        default=0,
        help_text=_("Number of the document that readers get or last got; 0 before the first."),
    )
    version = models.PositiveIntegerField(
        _("version"), default=0, help_text=_("Counts every change of its facts, to notice edits that meet.")
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True, help_text=_("When it was entered."))
    updated_at = models.DateTimeField(_("updated"), auto_now=True, help_text=_("When it was last changed."))

    objects = FoundationModelQuerySet.as_manager()

    class Meta:
        verbose_name = _("foundation model")
        verbose_name_plural = _("foundation models")
        ordering = ["slug"]
        constraints = [
            slug_is_wellformed("model"),
            not_blank("model", "name"),
            one_of("model", "state", ModelState.values),
            models.CheckConstraint(
                condition=~models.Q(slug__in=sorted(RESERVED_SLUGS)), name="model_slug_is_no_address"
            ),
        ]

    def __str__(self) -> str:
        return self.name
