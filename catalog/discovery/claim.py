"""Searches among claims: by the names of all that a claim speaks of."""

from functools import reduce
from operator import and_, or_
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.utils.text import smart_split, unescape_string_literal

from catalog.models import Claim, FoundationModel, Organization, Product, Source, Variant
from catalog.vocabulary.attributes import ATTRIBUTES


def holding(words: str) -> QuerySet[Claim]:
    """This function will return the claims in which every word is found, those in quotes together.

    A word is looked for in the names of what the claim is about and of its source, in what is claimed, as readers of
    the active language call it, and in the note. Names are looked up first, so that claims are compared by their keys.
    """
    return Claim.objects.filter(reduce(and_, (_holding(word) for word in _words(words)), Q()))


def _words(text: str) -> list[str]:
    found = [
        unescape_string_literal(word) if word[0] in "\"'" and word[0] == word[-1] and len(word) > 1 else word
        for word in smart_split(text.replace("\x00", ""))
    ]
    return [word for word in found if word.strip()]


def _holding(word: str) -> Q:
    models = _keys(FoundationModel, _named(word, "name", "name_ko", "slug"))
    return (
        Q(model__in=models)
        | Q(variant__in=_keys(Variant, _named(word, "name", "name_ko") | Q(model__in=models)))
        | Q(product__in=_keys(Product, _named(word, "name", "name_ko")))
        | Q(organization__in=_keys(Organization, _named(word, "name", "name_ko")))
        | Q(source__in=_keys(Source, _named(word, "title", "title_ko")))
        | Q(attribute__in=_attributes(word))
        | Q(note__icontains=word)
    )


def _named(word: str, *columns: str) -> Q:
    return reduce(or_, (Q(**{f"{column}__icontains": word}) for column in columns))


def _keys(table: type[Model], having: Q) -> list[Any]:
    return list(table._default_manager.filter(having).order_by().values_list("pk", flat=True))


def _attributes(word: str) -> list[str]:
    wanted = word.casefold()
    return [key for key, entry in ATTRIBUTES.items() if wanted in key or wanted in str(entry.label).casefold()]
