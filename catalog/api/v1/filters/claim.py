"""Filters of claims."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from catalog.api.v1.filters import kinds
from catalog.api.v1.filters.columns import Flag, One
from catalog.api.v1.filters.filterset import Declared, StrictFilterSet
from catalog.api.v1.filters.kinds import Kind
from catalog.api.v1.filters.suffix import Suffix
from catalog.api.v1.parameter import words
from catalog.models import FoundationModel
from catalog.models.claim import about_models
from catalog.vocabulary.attributes import ATTRIBUTES
from catalog.vocabulary.bases import Basis
from catalog.vocabulary.confidences import Confidence
from catalog.vocabulary.ranks import Rank
from catalog.vocabulary.statuses import ValueStatus


@dataclass(frozen=True)
class OfModel:
    """The model that a claim is about, itself or by one of its variants."""

    suffixes: tuple[Suffix, ...] = (Suffix.IS, Suffix.NOT)

    def condition(self, suffix: Suffix, values: Sequence[str]) -> Q:
        """This method will compare the model with slugs."""
        having = about_models(FoundationModel.objects.filter(slug__in=values))
        return ~having if suffix is Suffix.NOT else having


class ClaimFilterSet(StrictFilterSet):
    """Which claims a request asks for."""

    declarations = (
        Declared(
            name="model",
            column=OfModel(),
            kind=kinds.term("model"),
            description=_("Slug of the model that it is about, itself or by one of its variants."),
            example="gpt-3",
        ),
        Declared(
            name="variant",
            column=One("variant__slug", (Suffix.IS, Suffix.NOT, Suffix.EMPTY)),
            kind=kinds.SLUG,
            description=_("Slug of the variant that it is about, within its model."),
            example="175b",
        ),
        Declared(
            name="product",
            column=One("product__slug", (Suffix.IS, Suffix.NOT, Suffix.EMPTY)),
            kind=kinds.term("product"),
            description=_("Slug of the product that it is about."),
            example="chatgpt",
        ),
        Declared(
            name="organization",
            column=One("organization__slug", (Suffix.IS, Suffix.NOT, Suffix.EMPTY)),
            kind=kinds.term("organization"),
            description=_("Slug of the organization that it is about."),
            example="jasper",
        ),
        Declared(
            name="attribute",
            column=One("attribute"),
            kind=Kind(words(*ATTRIBUTES)),
            description=_("What is claimed: parameters, release_date, openness..."),
            example="parameters",
        ),
        Declared(
            name="source",
            column=One("source__slug"),
            kind=kinds.term("source"),
            description=_("Slug of the document that says so."),
            example="gpt-3-paper",
        ),
        Declared(
            name="rank",
            column=One("rank"),
            kind=kinds.closed(*Rank.values),
            description=_("How it stands among its rivals: deprecated claims are kept but never accepted."),
            example="deprecated",
        ),
        Declared(
            name="basis",
            column=One("basis"),
            kind=kinds.closed(*Basis.values),
            description=_("On what the source rests it."),
            example="estimated",
        ),
        Declared(
            name="confidence",
            column=One("confidence"),
            kind=kinds.closed(*Confidence.values),
            description=_("Whether somebody has read the place that is cited."),
            example="verified",
        ),
        Declared(
            name="status",
            column=One("status"),
            kind=kinds.closed(*ValueStatus.values),
            description=_("Whether there is a value and, if not, why."),
            example="undisclosed",
        ),
        Declared(
            name="disputed",
            column=Flag("disputed"),
            kind=kinds.BOOLEAN,
            description=_("With `true` keeps what a person found to contradict a rival, with `false` the rest."),
            example="true",
        ),
    )
