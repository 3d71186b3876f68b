"""Filters of organizations."""

from django.utils.translation import gettext_lazy as _

from catalog.api.v1.filters import kinds, noun
from catalog.api.v1.filters.columns import One
from catalog.api.v1.filters.filterset import Declared, StrictFilterSet
from catalog.models.organization import OrganizationKind


class OrganizationFilterSet(StrictFilterSet):
    """Which organizations a request asks for."""

    declarations = (
        noun.slug("google"),
        noun.named("name", "name_ko", aliases="aliases", example="Google"),
        Declared(
            name="kind",
            column=One("kind"),
            kind=kinds.closed(*OrganizationKind.values),
            description=_("What sort of body it is."),
            example="company",
        ),
        Declared(
            name="country",
            column=noun.Blank("country"),
            kind=kinds.COUNTRY,
            description=_("ISO 3166-1 alpha-2 code of its country; empty if international."),
            example="KR",
        ),
        noun.parent("organization", "google"),
    )
