"""What a search or a worklist finds among claims, found once for the list and for every count beside it."""

from collections.abc import Callable, Hashable
from functools import reduce
from operator import and_
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest
from django.utils.text import smart_split, unescape_string_literal

from catalog.models import Claim, FoundationModel, Organization, Product, Source, Variant
from catalog.models.claim import about_models
from catalog.vocabulary.attributes import ATTRIBUTES

MOST = 10_000
"""How many keys are written into a query; what finds more is asked again by each count."""


def once(request: HttpRequest, asked: Hashable, rows: Callable[[], QuerySet[Any]]) -> Q:
    """This function will return the condition that a row is among some, which are looked up once for a request.

    Django makes a query for the list and one more for the counts of each filter, and each would look them up anew.
    """
    kept: dict[Hashable, list[int]] = vars(request).setdefault("_found", {})
    if asked not in kept:
        kept[asked] = list(rows().order_by().values_list("pk", flat=True)[: MOST + 1])
    found = kept[asked]
    return Q(pk__in=found) if len(found) <= MOST else Q(pk__in=rows().order_by().values("pk"))


def claims(term: str) -> QuerySet[Claim]:
    """This function will return the claims in which every word is found, those in quotes together.

    A word is looked for in the names of what the claim is about and of its source, in what is claimed, as readers of
    either language call it, and in the note. Names are looked up first, so that claims are compared by their keys.
    """
    return Claim.objects.filter(reduce(and_, (_holding(word) for word in _words(term)), Q()))


def _words(term: str) -> list[str]:
    quoted = ('"', "'")
    found = [
        unescape_string_literal(word) if word[0] in quoted and word[0] == word[-1] and len(word) > 1 else word
        for word in smart_split(term.replace("\x00", ""))
    ]
    return [word for word in found if word.strip()]


def _holding(word: str) -> Q:
    models = _keys(FoundationModel, word, "name", "name_ko", "slug")
    return (
        about_models(models)
        | Q(variant__in=_keys(Variant, word, "name", "name_ko"))
        | Q(product__in=_keys(Product, word, "name", "name_ko"))
        | Q(organization__in=_keys(Organization, word, "name", "name_ko"))
        | Q(source__in=_keys(Source, word, "title", "title_ko"))
        | Q(attribute__in=_attributes(word))
        | Q(note__icontains=word)
    )


def _keys(table: type[Model], word: str, *columns: str) -> list[int]:
    having = reduce(lambda either, column: either | Q(**{f"{column}__icontains": word}), columns, Q())
    return list(table._default_manager.filter(having).order_by().values_list("pk", flat=True))


def _attributes(word: str) -> list[str]:
    wanted = word.casefold()
    return [key for key, entry in ATTRIBUTES.items() if wanted in key or wanted in str(entry.label).casefold()]
