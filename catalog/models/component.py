"""Components: the artifacts of a release in the Model Openness Framework's words."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from catalog.models.cited import Cited, cited_constraints
from catalog.models.constraints import one_of
from catalog.vocabulary.components import Availability, ComponentKind


class Component(Cited):
    """Whether one artifact of a model's release can be had, where and under which licenses."""

    model = models.ForeignKey(
        "catalog.FoundationModel",
        models.CASCADE,
        related_name="components",
        verbose_name=_("model"),
        help_text=_("The model whose release it belongs to."),
    )
    variant = models.ForeignKey(
        "catalog.Variant",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="components",
        verbose_name=_("variant"),
        help_text=_("Set where it belongs to one variant only."),
    )
    component = models.CharField(
        _("component"), max_length=40, choices=ComponentKind, help_text=_("Which of the seventeen it is.")
    )
    availability = models.CharField(
        _("availability"), max_length=20, choices=Availability, help_text=_("Whether it can be had.")
    )
    licenses = models.ManyToManyField(
        "catalog.License",
        blank=True,
        related_name="components",
        verbose_name=_("licenses"),
        help_text=_("Licenses under which it can be had."),
    )
    url = models.URLField(_("address"), blank=True, max_length=2000, help_text=_("Where it can be had."))

    class Meta:
        verbose_name = _("component")
        verbose_name_plural = _("components")
        ordering = ["pk"]
        constraints = [
            one_of("component", "component", ComponentKind.values),
            one_of("component", "availability", Availability.values),
            *cited_constraints("component"),
        ]

    def __str__(self) -> str:
        return f"{self.get_component_display()}: {self.get_availability_display()}"
