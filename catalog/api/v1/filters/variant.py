"""Columns of variants: a model matches where one of its variants does, and all bounds bind the same variant."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_
from typing import Any

from django.db.models import Exists, OuterRef, Q

from catalog.api.v1.filters.columns import ORDERED, One
from catalog.api.v1.filters.suffix import Suffix
from catalog.models import PublishedVariant


@dataclass(frozen=True)
class OfVariant:
    """A number of each variant, null where it is not known."""

    column: str
    suffixes: tuple[Suffix, ...] = ORDERED

    def condition(self, suffix: Suffix, values: Sequence[Any]) -> Q:
        """This method will return what models must fulfill by this parameter alone."""
        if suffix is Suffix.NOT:
            return ~same_variant([self.bound(Suffix.IS, values)])
        if suffix is Suffix.EMPTY:
            known = same_variant([Q(**{f"{self.column}__isnull": False})])
            return ~known if values[0] else known
        return same_variant([self.bound(suffix, values)])

    def binds(self, suffix: Suffix) -> bool:
        """This method will say whether a suffix sets a bound that must hold for the same variant as the others."""
        return suffix not in {Suffix.NOT, Suffix.EMPTY}

    def bound(self, suffix: Suffix, values: Sequence[Any]) -> Q:
        """This method will return what the variant must fulfill."""
        return One(self.column).condition(suffix, values)


def same_variant(bounds: Iterable[Q]) -> Q:
    """This function will keep the models that have a variant within all bounds."""
    variants = PublishedVariant.objects.filter(reduce(and_, bounds), publication=OuterRef("pk"))
    return Q(Exists(variants))
