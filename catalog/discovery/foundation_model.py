"""Single models: the published one at an address, and what to say where there is none."""

import datetime as dt
from dataclasses import dataclass

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models.expressions import Combinable

from catalog.models import Claim, FoundationModel, Publication, PublishedName
from catalog.values.name import fold, is_slug
from catalog.vocabulary.actions import ModelState

LONGEST = 200


@dataclass(frozen=True, slots=True)
class Stored:
    """A published document, or what was asked for of it."""

    revision: int
    updated_at: dt.datetime
    text: str


def find(slug: str, text: Combinable) -> Stored | None:
    """This function will return the document at an address with the text that an expression gives, or None."""
    if not is_slug(slug):
        return None
    rows = Publication.objects.filter(slug=slug).order_by().annotate(text=text)
    found = rows.values_list("revision", "updated_at", "text").first()
    return Stored(*found) if found else None


def is_withdrawn(slug: str) -> bool:
    """This function will say whether a model was published at an address and has been taken away."""
    if not is_slug(slug):
        return False
    return FoundationModel.objects.filter(slug=slug, state=ModelState.WITHDRAWN).exists()


def suggestion(name: str) -> str | None:
    """This function will return the slug of the published model whose name is nearest to one that nobody has."""
    key = fold(name[:LONGEST])
    if not key or "\0" in key:
        return None
    same = PublishedName.objects.filter(key=key).order_by("pk").values_list("publication__slug", flat=True).first()
    if same:
        return str(same)
    similar = PublishedName.objects.filter(key__trigram_similar=key).annotate(similarity=TrigramSimilarity("key", key))
    slug = similar.order_by("-similarity", "pk").values_list("publication__slug", flat=True).first()
    return None if slug is None else str(slug)


def key_of(slug: str) -> int | None:
    """This function will return the key of the model published at an address, or None."""
    return Publication.objects.filter(slug=slug).values_list("pk", flat=True).first() if is_slug(slug) else None


def model_of_claim(claim_id: int) -> str | None:
    """This function will return the slug of the model that a claim is about, itself or through a variant, or None."""
    claim = Claim.objects.filter(pk=claim_id).select_related("model", "variant__model").first()
    model = (claim.variant.model if claim.variant else claim.model) if claim else None
    return model.slug if model else None
