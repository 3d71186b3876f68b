"""How much the registry holds."""

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Q, Sum

from catalog.models import Claim, Organization, Publication, PublishedConflict, PublishedVariant, Source

State = tuple[int, dt.datetime | None]
"""Number and time of the catalog's last change."""


@dataclass(frozen=True, slots=True)
class Published:
    """What is counted over all published models."""

    models: int
    variants: int
    claims: int
    open_conflicts: int


@dataclass(frozen=True, slots=True)
class Numbers:
    """What the registry holds at this moment."""

    models: int
    variants: int
    claims: int
    sources: int
    organizations: int
    open_conflicts: int


def numbers(state: State) -> Numbers:
    """This function will count what readers can see.

    What takes reading every model is counted once for each state of the catalog, which its last change names.
    """
    published = _published(state)
    others = Claim.objects.filter(Q(product__isnull=False) | Q(organization__isnull=False)).count()
    return Numbers(
        models=published.models,
        variants=published.variants,
        claims=published.claims + others,
        sources=Source.objects.count(),
        organizations=Organization.objects.count(),
        open_conflicts=published.open_conflicts,
    )


@lru_cache(maxsize=1)
def _published(_state: State) -> Published:
    return Published(
        models=Publication.objects.count(),
        variants=PublishedVariant.objects.count(),
        claims=Publication.objects.aggregate(total=Sum("claim_count"))["total"] or 0,
        open_conflicts=PublishedConflict.objects.open().count(),
    )
