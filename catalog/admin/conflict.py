"""One disagreement of sources as it stands now: its sides with every claim, what it was seen as, and the next one."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, QueryDict
from django.urls import reverse

from catalog.admin.columns import label
from catalog.admin.evidence import Evidence, evidence
from catalog.admin.freshness import digest
from catalog.admin.labels import Labels
from catalog.curation.resolution import resolve
from catalog.curation.vocabularies import Vocabularies
from catalog.models import Claim, FoundationModel, PublishedConflict
from catalog.models.conflict import ConflictOrder
from catalog.values.name import is_slug
from catalog.vocabulary.attributes import ATTRIBUTES


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What sources say of one attribute of one model or variant."""

    model: FoundationModel
    variant: str | None
    attribute: str
    title: str
    evidence: list[Evidence]
    spread: float | None
    is_open: bool
    """Whether sources disagree and nobody has decided."""

    @property
    def mark(self) -> str:
        """The digest of all that is shown of it."""
        return digest([f"{e.claim.pk} {e.claim.rank} {e.claim.status} {e.claim.value}" for e in self.evidence])

    def claim(self, number: str) -> Claim | None:
        """This function will return one of its claims by its number."""
        return next((entry.claim for entry in self.evidence if str(entry.claim.pk) == number), None)


def disagreement(slug: str, attribute: str, variant: str | None) -> Disagreement:
    """This function will gather a disagreement from the claims as they stand; raises Http404 where nothing is said."""
    model = FoundationModel.objects.filter(slug=slug).first()
    subject: Any = model
    if model and variant:
        subject = model.variants.filter(slug=variant).first() if is_slug(variant) else None
    if model is None or subject is None or attribute not in ATTRIBUTES:
        raise Http404
    claims = list(subject.claims.filter(attribute=attribute).select_related("source"))
    if not claims:
        raise Http404
    resolved = resolve(attribute, claims, Vocabularies.load())
    named = f"{subject} · {label(attribute)}" if variant else label(attribute)
    return Disagreement(
        model=model,
        variant=variant,
        attribute=attribute,
        title=f"{model} · {named}",
        evidence=evidence(resolved, Labels.load()),
        spread=resolved.conflict.spread if resolved.conflict else None,
        is_open=bool(resolved.conflict and not resolved.conflict.settled),
    )


def conflict_address(slug: str, attribute: str, variant: str | None, order: ConflictOrder = ConflictOrder.MODEL) -> str:
    """This function will return where a disagreement is decided, by somebody who goes through them in an order."""
    address = reverse("admin:catalog_claim_conflict", args=[slug, attribute])
    asked = {"variant": variant} if variant else {}
    asked |= {"order": order.value} if order != ConflictOrder.MODEL else {}
    return f"{address}?{urlencode(asked)}" if asked else address


def order_of(query: QueryDict) -> ConflictOrder:
    """This function will return the order that a request asks for; what is none stands for that by model."""
    asked = query.get("order")
    return ConflictOrder(asked) if asked in ConflictOrder.values else ConflictOrder.MODEL


def next_open(slug: str, attribute: str, variant: str | None, order: ConflictOrder) -> str:
    """This function will return the address of the next undecided disagreement, or that of the list at the end."""
    here = PublishedConflict.objects.filter(slug=slug, attribute=attribute, variant=variant).first()
    rows = PublishedConflict.objects.open().in_order(order)
    following = (rows.beyond(here.place, order) if here else rows).first()
    return address_of(following, order) if following else list_address(order)


def list_address(order: ConflictOrder) -> str:
    """This function will return where disagreements are listed in an order."""
    address = reverse("admin:catalog_claim_conflicts")
    return address if order == ConflictOrder.MODEL else f"{address}?{urlencode({'order': order.value})}"


def address_of(row: PublishedConflict, order: ConflictOrder) -> str:
    """This function will return where a listed disagreement is decided."""
    return conflict_address(row.slug, row.attribute, row.variant, order)
