"""Terms: whether the words of a vocabulary that a request names exist, looked up in one query for all of them."""

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import Any

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import CharField, F, Model, Q, QuerySet, Value
from django.db.models.functions import Cast, Lower
from django.utils.translation import gettext as _

from catalog.api.v1.problem import Flaw
from catalog.models import Architecture, Domain, License, Modality, Organization, Product, Publication, Source, Task
from catalog.values.name import nearest
from catalog.values.problem import quoted

TABLES: Mapping[str, type[Model]] = {
    "architecture": Architecture,
    "domain": Domain,
    "license": License,
    "modality": Modality,
    "model": Publication,
    "organization": Organization,
    "product": Product,
    "source": Source,
    "task": Task,
}
"""Whose rows the words of each noun are."""

LISTED = 50
"""Vocabularies of up to so many words are listed in full in an error."""

COMPARED = 200
"""How many words, the most similar ones, are compared with a misspelt one."""

Slugs = Mapping[tuple[str, str], str]
"""For each noun and word as it was sent: the slug that it means."""


def slugs_of(terms: Iterable[tuple[str, Sequence[str]]]) -> Slugs:
    """This function will return the slugs of those words that exist, in one query."""
    wanted: dict[str, set[str]] = {}
    for noun, values in terms:
        wanted.setdefault(noun, set()).update(values)
    first, *rest = [_known(noun, sorted(values)) for noun, values in wanted.items()]
    rows = first.union(*rest, all=True) if rest else first
    return {(noun, word): slug for noun, slug, spelling in rows for word in (slug, spelling)}


def missing_terms(terms: Mapping[str, tuple[str, Sequence[str]]], known: Slugs) -> list[Flaw]:
    """This function will return a flaw for each word that no row has; `terms` gives noun and words by parameter."""
    return [
        _flaw(parameter, noun, value)
        for parameter, (noun, values) in terms.items()
        for value in dict.fromkeys(values)
        if (noun, value) not in known
    ]


def _known(noun: str, values: list[str]) -> QuerySet[Any, Any]:
    rows = TABLES[noun]._default_manager.order_by()
    name = Value(noun, CharField())
    if noun == "license":  # people write the SPDX id, Apache-2.0, as often as the slug
        rows = rows.annotate(spelling=Lower("spdx")).filter(Q(slug__in=values) | Q(spelling__in=values))
        return rows.values_list(name, "slug", "spelling")
    return rows.filter(slug__in=values).values_list(name, "slug", Cast("slug", CharField()))


def _flaw(parameter: str, noun: str, value: str) -> Flaw:
    choices = _choices(noun, value)
    few = len(choices) <= LISTED
    return Flaw(
        parameter=parameter,
        code="unknown_term",
        detail=_("%(value)s is not known; its slug is looked up at %(address)s.")
        % {"value": quoted(value), "address": f"/api/v1/{ADDRESSES[noun]}/"}
        if noun in ADDRESSES
        else _("%(value)s is not known.") % {"value": quoted(value)},
        allowed=sorted(choices) if few else None,
        did_you_mean=_named(noun, value) or nearest(value, choices),
    )


ADDRESSES = {
    "architecture": "architectures",
    "domain": "domains",
    "license": "licenses",
    "modality": "modalities",
    "model": "models",
    "organization": "organizations",
    "product": "products",
    "source": "sources",
    "task": "tasks",
}
"""Addresses that list the words of a noun."""


def _choices(noun: str, value: str) -> list[str]:
    """This function will return the words of a noun, or the most similar ones where they are many."""
    similar = TrigramSimilarity("slug", value)
    return list(
        TABLES[noun]
        ._default_manager.annotate(similarity=similar)
        .order_by(F("similarity").desc(), "slug")
        .values_list("slug", flat=True)[:COMPARED]
    )


def _named(noun: str, value: str) -> str | None:
    """This function will return the slug of the row whose name, in English or Korean, was given in its place."""
    fields = {field.name for field in TABLES[noun]._meta.get_fields()}
    names = [name for name in ("name", "name_ko", "title", "title_ko") if name in fields]
    same = reduce(or_, (Q(**{f"{name}__iexact": value}) for name in names))
    named = TABLES[noun]._default_manager.filter(same).order_by("slug")
    slug: str | None = named.values_list("slug", flat=True).first()
    return slug
