"""Sources: the citable documents in which claims stand."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from catalog.models.constraints import not_blank, one_of, slug_is_wellformed
from catalog.vocabulary.sources import SourceKind, TrustTier


class Source(models.Model):
    """A document that says something about models."""

    slug = models.SlugField(_("slug"), max_length=100, unique=True, help_text=_("Word by which filters name it."))
    title = models.CharField(_("title"), max_length=500, help_text=_("Title, as one would cite it."))
    title_ko = models.CharField(_("Korean title"), max_length=500, blank=True, help_text=_("Title in Korean."))
    kind = models.CharField(_("kind"), max_length=20, choices=SourceKind, help_text=_("What sort of document it is."))
    tier = models.PositiveSmallIntegerField(
        _("trust tier"), choices=TrustTier, help_text=_("How near it stands to the fact; 1 is nearest.")
    )
    url = models.URLField(_("address"), blank=True, max_length=2000, help_text=_("Where it is found."))
    arxiv = models.CharField(_("arXiv id"), max_length=32, blank=True, help_text=_("As in 1810.04805."))
    doi = models.CharField(_("DOI"), max_length=200, blank=True, help_text=_("As in 10.1038/s41746-022-00742-2."))
    authors = models.TextField(_("authors"), blank=True, help_text=_("As one would cite them."))
    publisher = models.CharField(_("publisher"), max_length=200, blank=True, help_text=_("Who put it out."))
    date = models.CharField(_("date"), max_length=10, blank=True, help_text=_("ISO 8601, of any precision."))
    accessed_date = models.CharField(
        _("accessed"), max_length=10, blank=True, help_text=_("When it was read: ISO 8601, of any precision.")
    )
    version = models.CharField(
        _("version"), max_length=200, blank=True, help_text=_("Commit, tag or revision that was read.")
    )
    license = models.CharField(_("license"), max_length=100, blank=True, help_text=_("License of its content."))
    note = models.TextField(_("note"), blank=True, help_text=_("How much of it was read, and what to beware of."))

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["slug"]
        constraints = [
            slug_is_wellformed("source"),
            not_blank("source", "title"),
            one_of("source", "kind", SourceKind.values),
            models.CheckConstraint(condition=models.Q(tier__in=TrustTier.values), name="source_tier_known"),
            models.CheckConstraint(
                condition=models.Q(date="") | models.Q(date__regex=r"^\d{4}(-\d{2}(-\d{2})?)?$"),
                name="source_date_is_iso",
            ),
        ]

    def __str__(self) -> str:
        return self.title
