"""By what models can be ordered."""

from django.db.models import BigIntegerField
from django.utils.translation import gettext as _

from catalog.api.v1.ordering import Key, Order, date, measure, moment, number, order_of, ordering_parameter, text
from catalog.api.v1.problem import Flaw
from catalog.api.v1.query import Query
from catalog.discovery.search import Search

KEYS = {
    "slug": text("slug", unique=True),
    "name": text("name_key"),
    "parameters": number("parameters", nullable=True),
    "parameters_active": number("parameters_active", nullable=True),
    "training_compute": measure("training_compute"),
    "openness": number("openness", nullable=True),
    "mof_class": number("mof_class", nullable=True),
    "released": date("release_first"),
    "updated_at": moment("updated_at"),
    "source_count": number("source_count"),
    "claim_count": number("claim_count"),
}
"""Columns of a model by which a list can be ordered."""

RELEVANCE = "relevance"
ORDERING = ordering_parameter((*KEYS, RELEVANCE), default=None, example="-parameters,name")
SEARCHED = (f"-{RELEVANCE}", "slug")
"""The order of a search unless another is asked for: the best match first."""


def order(query: Query, search: Search | None) -> Order:
    """This function will return the order of a request; what is wrong with it is added to the query's flaws."""
    names = query.one(ORDERING) or (SEARCHED if search else ("slug",))
    keys = dict(KEYS)
    if search:
        keys[RELEVANCE] = Key(search.relevance, BigIntegerField())
    elif any(name.endswith(RELEVANCE) for name in names):
        detail = _("Only a search has an order by relevance.")
        query.flaws.append(
            Flaw(parameter=ORDERING.name, code="relevance_needs_search", detail=detail, allowed=tuple(KEYS))
        )
        names = ("slug",)
    return order_of(names, keys, unique="pk")
