"""Publications: the published document of each model beside the columns that filters use.

Readers see these tables and no others: a draft has no row here, a withdrawn model loses its own.
Only `catalog.curation.publication` writes them.
"""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _

from catalog.models.constraints import null_or_positive
from catalog.models.ends import COUNT_ENDS, DAY_ENDS, MEASURE_ENDS, both_ways, days
from catalog.vocabulary.openness import LEVELS, MofClass


def _slugs(label: Any, help_text: Any) -> "ArrayField[Any, Any]":
    return ArrayField(models.CharField(max_length=100), default=list, verbose_name=label, help_text=help_text)


ARRAYS = (
    "modalities",
    "input_modalities",
    "output_modalities",
    "domains",
    "tasks",
    "architectures",
    "licenses",
    "commercial_use",
    "organizations",
    "countries",
    "sources",
    "products",
    "missing",
)
"""Columns of several slugs, each served by its own GIN index."""


AT_ONCE = False
"""For an index of words: what is new goes where it belongs, not onto a list that each search reads from end to end.

That list grows until the next vacuum. After 1,200 publications at 20,000 models the planner read all names rather than
it, and a misspelt search took 41 ms instead of 6; a publication takes 1 ms longer without it.
"""


class Publication(models.Model):
    """What readers get of one model, and the columns by which they find it."""

    model = models.OneToOneField(
        "catalog.FoundationModel",
        models.CASCADE,
        primary_key=True,
        related_name="publication",
        verbose_name=_("model"),
        help_text=_("The model that it describes."),
    )
    slug = models.CharField(_("slug"), max_length=100, unique=True, help_text=_("Address of the model."))
    name = models.CharField(_("name"), max_length=200, help_text=_("Name by which it is cited."))
    name_key = models.CharField(
        _("sort key"),
        max_length=200,
        db_collation="C",
        help_text=_("The name in lower case, ordered by code point on every server."),
    )
    revision = models.PositiveIntegerField(_("revision"), help_text=_("Number of the document."))
    sequence = models.PositiveBigIntegerField(_("sequence"), help_text=_("Number of the change that published it."))
    updated_at = models.DateTimeField(_("updated"), help_text=_("When it was published."))
    parameters = models.BigIntegerField(
        _("parameters"), null=True, help_text=_("Of the largest variant; null unless known.")
    )
    parameters_active = models.BigIntegerField(
        _("active parameters"), null=True, help_text=_("Of the same variant; null unless known.")
    )
    parameters_status = models.CharField(
        _("status of parameters"), max_length=20, help_text=_("Why there is no number where there is none.")
    )
    training_compute = models.FloatField(
        _("training compute"), null=True, help_text=_("FLOP, the largest of its variants; null unless known.")
    )
    openness = models.PositiveSmallIntegerField(
        _("openness"), null=True, help_text=_("Position among the six levels, 0 for closed; null while unknown.")
    )
    mof_class = models.PositiveSmallIntegerField(
        _("MOF class"), null=True, help_text=_("1, 2 or 3; null where no class is reached or assessed.")
    )
    architecture = models.CharField(
        _("architecture"), max_length=100, null=True, help_text=_("Accepted architecture; null while unknown.")
    )
    release_first = models.DateField(
        _("released from"), null=True, help_text=_("First day of the release date's span; null while unknown.")
    )
    release_last = models.DateField(
        _("released to"), null=True, help_text=_("Last day of the release date's span; null while unknown.")
    )
    modalities = _slugs(_("modalities"), _("Input and output modalities."))
    input_modalities = _slugs(_("input modalities"), _("What it takes in, with wider terms."))
    output_modalities = _slugs(_("output modalities"), _("What it gives out, with wider terms."))
    domains = _slugs(_("domains"), _("Fields of application, with wider terms."))
    tasks = _slugs(_("tasks"), _("What it does, with wider terms."))
    architectures = _slugs(_("architectures"), _("Accepted architecture with wider terms."))
    licenses = _slugs(_("licenses"), _("Licenses of the model."))
    commercial_use = _slugs(_("commercial use"), _("Permissions of its licenses for commercial use."))
    organizations = _slugs(_("organizations"), _("Developers and publishers, with the bodies they are part of."))
    countries = _slugs(_("countries"), _("Countries of its organizations."))
    sources = _slugs(_("sources"), _("Every source that says something about it."))
    products = _slugs(_("products"), _("Products that run, host or were announced to use it."))
    missing = _slugs(_("missing"), _("Core attributes of which no value is known."))
    verified_on = models.DateField(
        _("last verified"),
        null=True,
        help_text=_("Newest day on which somebody checked one of its facts or read the source of one."),
    )
    has_conflict = models.BooleanField(_("has a conflict"), default=False, help_text=_("Whether sources disagree."))
    source_count = models.PositiveIntegerField(_("sources"), default=0, help_text=_("Number of its sources."))
    claim_count = models.PositiveIntegerField(_("claims"), default=0, help_text=_("Number of its claims."))
    search = SearchVectorField(_("search"), help_text=_("Words of names, organizations and summaries, weighted."))
    summary_document = models.TextField(_("summary document"), help_text=_("JSON of the model in a list."))
    document = models.TextField(_("document"), help_text=_("JSON of the model in full."))

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        ordering = ["slug"]
        indexes = [
            *(GinIndex(fields=[column], name=f"publication_{column}"[:30]) for column in ARRAYS),
            GinIndex(fields=["search"], name="publication_search", fastupdate=AT_ONCE),
            models.Index(fields=["parameters_status"], name="publication_parameters_status"),
            models.Index(fields=["openness", "model"], name="publication_openness"),
            models.Index(fields=["mof_class", "model"], name="publication_mof_class"),
            models.Index(fields=["release_first", "model"], name="publication_release_first"),
            models.Index(fields=["release_last", "model"], name="publication_release_last"),
            models.Index(fields=["name_key", "model"], name="publication_name_key"),
            models.Index(fields=["updated_at", "model"], name="publication_updated_at"),
            models.Index(fields=["source_count", "model"], name="publication_source_count"),
            models.Index(fields=["claim_count", "model"], name="publication_claim_count"),
            models.Index(fields=["verified_on", "model"], name="publication_verified_on"),
            *both_ways("publication_parameters", "parameters", COUNT_ENDS),
            *both_ways("publication_active", "parameters_active", COUNT_ENDS),
            *both_ways("publication_compute", "training_compute", MEASURE_ENDS),
            *both_ways("publication_openness", "openness", COUNT_ENDS),
            *both_ways("publication_mof_class", "mof_class", COUNT_ENDS),
            *both_ways("publication_released", days("release_first"), DAY_ENDS),
            models.Index(fields=["has_conflict"], condition=models.Q(has_conflict=True), name="publication_conflict"),
            GinIndex(
                OpClass(models.F("name_key"), name="gin_trgm_ops"), name="publication_name_contains", fastupdate=AT_ONCE
            ),
        ]
        constraints = [
            null_or_positive("publication", "parameters"),
            null_or_positive("publication", "parameters_active"),
            null_or_positive("publication", "training_compute"),
            models.CheckConstraint(
                condition=models.Q(openness__isnull=True) | models.Q(openness__in=list(LEVELS.values())),
                name="publication_openness_known",
            ),
            models.CheckConstraint(
                condition=models.Q(mof_class__isnull=True) | models.Q(mof_class__in=MofClass.values),
                name="publication_mof_class_known",
            ),
            models.CheckConstraint(
                condition=models.Q(parameters_status="known", parameters__isnull=False)
                | (~models.Q(parameters_status="known") & models.Q(parameters__isnull=True)),
                name="publication_parameters_iff_known",
            ),
            models.CheckConstraint(
                condition=models.Q(release_first__isnull=True, release_last__isnull=True)
                | models.Q(release_first__lte=models.F("release_last")),
                name="publication_release_span",
            ),
        ]

    def __str__(self) -> str:
        return self.slug


class PublishedVariant(models.Model):
    """The numbers of one published variant, by which filters bind all bounds to the same variant."""

    publication = models.ForeignKey(
        Publication, models.CASCADE, related_name="variants", help_text=_("The model that it is a variant of.")
    )
    slug = models.CharField(_("slug"), max_length=100, help_text=_("Word that names it within its model."))
    parameters = models.BigIntegerField(_("parameters"), null=True, help_text=_("Null unless known."))
    parameters_active = models.BigIntegerField(_("active parameters"), null=True, help_text=_("Null unless known."))
    parameters_status = models.CharField(
        _("status of parameters"), max_length=20, help_text=_("Why there is no number where there is none.")
    )
    training_compute = models.FloatField(_("training compute"), null=True, help_text=_("FLOP; null unless known."))

    class Meta:
        verbose_name = _("published variant")
        verbose_name_plural = _("published variants")
        indexes = [
            models.Index(fields=["parameters", "publication"], name="published_variant_parameters"),
            models.Index(fields=["parameters_active", "publication"], name="published_variant_active"),
            models.Index(fields=["training_compute", "publication"], name="published_variant_compute"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["publication", "slug"], name="published_variant_unique"),
            null_or_positive("published_variant", "parameters"),
            null_or_positive("published_variant", "parameters_active"),
            null_or_positive("published_variant", "training_compute"),
        ]

    def __str__(self) -> str:
        return self.slug


class PublishedNameKind(models.TextChoices):
    """What sort of name leads to a model."""

    NAME = "name", _("name")
    ALIAS = "alias", _("alias")
    VARIANT = "variant", _("name of a variant")
    IDENTIFIER = "identifier", _("identifier")


class PublishedName(models.Model):
    """One name by which a published model can be found, folded for comparison."""

    publication = models.ForeignKey(
        Publication, models.CASCADE, related_name="names", help_text=_("The model that it leads to.")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=PublishedNameKind, help_text=_("What sort of name."))
    name = models.CharField(_("name"), max_length=500, help_text=_("The name as written."))
    key = models.CharField(_("key"), max_length=500, help_text=_("The name folded."))
    variant = models.CharField(_("variant"), max_length=100, blank=True, help_text=_("Slug of the variant it names."))

    class Meta:
        verbose_name = _("published name")
        verbose_name_plural = _("published names")
        indexes = [
            models.Index(fields=["key"], name="published_name_key"),
            GinIndex(OpClass(models.F("key"), name="gin_trgm_ops"), name="published_name_typos", fastupdate=AT_ONCE),
        ]

    def __str__(self) -> str:
        return self.name
