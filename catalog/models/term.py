"""Vocabularies that grow: modalities, domains, tasks and architectures. Each is rows, not an enumeration in code."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from catalog.models.constraints import not_blank, term_is_wellformed


class Term(models.Model):
    """One word of a vocabulary that grows."""

    slug = models.CharField(_("slug"), max_length=100, unique=True, help_text=_("Word by which filters name it."))
    name = models.CharField(_("name"), max_length=200, help_text=_("Name in English."))
    name_ko = models.CharField(_("Korean name"), max_length=200, blank=True, help_text=_("Name in Korean."))
    description = models.TextField(_("description"), blank=True, help_text=_("What it covers, in English."))
    description_ko = models.TextField(_("Korean description"), blank=True, help_text=_("What it covers, in Korean."))
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("parent"),
        help_text=_("Wider term, which filters match too."),
    )

    publication_column: str
    """Column of the publication that lists the term's slug."""

    class Meta:
        abstract = True
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.name


class Modality(Term):
    """What a model takes in or gives out: text, image, audio, molecule..."""

    publication_column = "modalities"

    class Meta(Term.Meta):
        verbose_name = _("modality")
        verbose_name_plural = _("modalities")
        constraints = [term_is_wellformed("modality"), not_blank("modality", "name")]


class Domain(Term):
    """A field in which models are applied: general, biomedical, clinical, chemistry..."""

    publication_column = "domains"

    class Meta(Term.Meta):
        verbose_name = _("domain")
        verbose_name_plural = _("domains")
        constraints = [term_is_wellformed("domain"), not_blank("domain", "name")]


class Task(Term):
    """What a model does, in Hugging Face's pipeline tags where one exists."""

    publication_column = "tasks"

    class Meta(Term.Meta):
        verbose_name = _("task")
        verbose_name_plural = _("tasks")
        constraints = [term_is_wellformed("task"), not_blank("task", "name")]


class Architecture(Term):
    """A family of architectures: transformer-encoder, diffusion..."""

    publication_column = "architectures"

    class Meta(Term.Meta):
        verbose_name = _("architecture")
        verbose_name_plural = _("architectures")
        constraints = [term_is_wellformed("architecture"), not_blank("architecture", "name")]
