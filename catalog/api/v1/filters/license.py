"""Filters of licenses."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from catalog.api.v1.filters import kinds, noun
from catalog.api.v1.filters.columns import One
from catalog.api.v1.filters.filterset import Declared, StrictFilterSet
from catalog.vocabulary.licenses import Permission


def _permission(name: str, description: str | Promise) -> Declared:
    return Declared(
        name=name,
        column=One(name),
        kind=kinds.closed(*Permission.values),
        description=description,
        example="yes",
    )


class LicenseFilterSet(StrictFilterSet):
    """Which licenses a request asks for."""

    declarations = (
        noun.slug("apache-2.0"),
        noun.named("name", example="Apache License 2.0"),
        Declared(
            name="spdx",
            column=noun.Blank("spdx"),
            kind=kinds.TEXT,
            description=_("Identifier in the SPDX license list, in any case; empty for custom licenses."),
            example="Apache-2.0",
        ),
        _permission("commercial_use", _("Whether it lets one earn money with the model.")),
        _permission("modification", _("Whether it lets one change the model.")),
        _permission("redistribution", _("Whether it lets one pass the model on.")),
    )
