"""Filters of products."""

from django.utils.translation import gettext_lazy as _

from catalog.api.v1.filters import kinds, noun
from catalog.api.v1.filters.columns import One
from catalog.api.v1.filters.filterset import Declared, StrictFilterSet
from catalog.models import Product
from catalog.vocabulary.products import ProductKind


class ProductFilterSet(StrictFilterSet):
    """Which products a request asks for."""

    declarations = (
        noun.slug("bionemo"),
        noun.named("name", "name_ko", aliases="aliases", example="ChatGPT"),
        Declared(
            name="kind",
            column=One("kind"),
            kind=kinds.closed(*ProductKind.values),
            description=_("What sort of thing it is."),
            example="platform",
        ),
        Declared(
            name="organization",
            column=noun.Linked(Product, "organizations__slug"),
            kind=kinds.term("organization"),
            description=_("Slug of who offers it."),
            example="nvidia",
        ),
        Declared(
            name="model",
            column=noun.Linked(Product, "edges__model__slug"),
            kind=kinds.term("model"),
            description=_("Slug of a model that it runs, hosts, was used to train or was announced to use."),
            example="megamolbart",
        ),
    )
