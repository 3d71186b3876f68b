"""Claims: one statement by one source about one subject."""

import datetime as dt
import json
from typing import Any, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Q, Value
from django.db.models.functions import Cast, Coalesce, Left, Length, NullIf, TruncDate
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _

from catalog.models.cited import Cited, cited_constraints
from catalog.models.constraints import JsonType, exactly_one, not_blank, one_of
from catalog.models.variant import Variant
from catalog.vocabulary.actions import ModelState
from catalog.vocabulary.confidences import Confidence
from catalog.vocabulary.freshness import FRESH_DAYS
from catalog.vocabulary.ranks import Rank
from catalog.vocabulary.sources import TrustTier
from catalog.vocabulary.statuses import ValueStatus


class ValueDecoder(json.JSONDecoder):
    """Reads whole numbers beyond 64 bits, such as FLOP, as the floats that PostgreSQL spelled out."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "parse_int": lambda text: int(text) if len(text) < 19 else float(text)})  # noqa: PLR2004 - digits of 2**63 - 1


def _value_is(json_type: str) -> Exact:
    return Exact(JsonType("value"), Value(json_type))


def about_models(few: models.QuerySet[Any]) -> Q:
    """This function will return the condition that a claim is about one of a few models or about a variant of one.

    The database looks their keys up first and finds the claims by two indexes: where models and variants are joined in,
    it reads all claims.
    """
    keys = few.order_by().values("pk")
    variants = Variant.objects.filter(model__in=keys).order_by().values("pk")
    return Q(_among("model", keys), model__isnull=False) | Q(_among("variant", variants), variant__isnull=False)


def _among(column: str, keys: models.QuerySet[Any]) -> Func:
    """Compares with an array that is made once, unlike IN, which becomes a join or a scan."""
    made = Func(ArraySubquery(keys), function="ANY")
    return Func(F(column), made, template="%(expressions)s", arg_joiner=" = ", output_field=models.BooleanField())


class ClaimQuerySet(models.QuerySet["Claim"]):
    """Questions about claims."""

    def visible(self) -> Self:
        """This function will keep the claims that readers can see: not those of drafts and withdrawn models."""
        return self.filter(
            Q(model__state=ModelState.PUBLISHED)
            | Q(variant__model__state=ModelState.PUBLISHED)
            | Q(product__isnull=False)
            | Q(organization__isnull=False)
        )

    def past_freshness(self, today: dt.date) -> Self:
        """This function will keep the claims on what changes with time that nobody has checked for too long.

        A claim was checked on its own date of verification; else when its value held, when its source was read, or
        when it was entered. A date known to the month or the year means its last day.
        """
        checked = Coalesce(
            NullIf("verified_date", Value("")),
            NullIf("as_of", Value("")),
            NullIf("source__accessed_date", Value("")),
            Cast(TruncDate("created_at"), models.CharField()),
        )
        too_long_ago = Q()
        for days in sorted(set(FRESH_DAYS.values())):
            limit = (today - dt.timedelta(days=days)).isoformat()
            attributes = [attribute for attribute, fresh in FRESH_DAYS.items() if fresh == days]
            too_long_ago |= Q(attribute__in=attributes, checked__lt=Left(Value(limit), Length("checked")))
        return self.exclude(rank=Rank.DEPRECATED).alias(checked=checked).filter(too_long_ago)

    def on_no_checked_word(self) -> Self:
        """This function will keep the claims that stand alone on a word that nobody has checked.

        A claim cannot be stored without a source. What comes nearest is one that is recalled, or by a source of the
        lowest tier, where no better source says anything of the same.
        """
        unchecked = Q(source__tier=TrustTier.UNCHECKED) | Q(confidence=Confidence.UNVERIFIED)
        better = Claim.objects.exclude(rank=Rank.DEPRECATED).exclude(unchecked).filter(attribute=OuterRef("attribute"))
        alone = self.exclude(rank=Rank.DEPRECATED).filter(unchecked)
        for subject in ("model", "variant", "product", "organization"):
            alone = alone.filter(~Exists(better.filter(**{subject: OuterRef(subject)})))
        return alone


class Claim(Cited):
    """What one source says of one attribute of one subject."""

    model = models.ForeignKey(
        "catalog.FoundationModel",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="claims",
        verbose_name=_("model"),
        help_text=_("The model that it is about."),
    )
    variant = models.ForeignKey(
        "catalog.Variant",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="claims",
        verbose_name=_("variant"),
        help_text=_("The variant that it is about."),
    )
    product = models.ForeignKey(
        "catalog.Product",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="claims",
        verbose_name=_("product"),
        help_text=_("The product that it is about."),
    )
    organization = models.ForeignKey(
        "catalog.Organization",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="claims",
        verbose_name=_("organization"),
        help_text=_("The organization that it is about."),
    )
    attribute = models.CharField(_("attribute"), max_length=50, help_text=_("What is claimed."))
    status = models.CharField(
        _("value status"),
        max_length=20,
        choices=ValueStatus,
        default=ValueStatus.KNOWN,
        help_text=_("Whether there is a value and, if not, why."),
    )
    value = models.JSONField(
        _("value"),
        null=True,
        blank=True,
        decoder=ValueDecoder,
        help_text=_("The value in the attribute's kind; null unless known."),
    )
    disputed = models.BooleanField(
        _("disputed"),
        default=False,
        help_text=_("A person found that it contradicts a rival where no machine can compare the two."),
    )
    as_of = models.CharField(
        _("as of"), max_length=10, blank=True, help_text=_("When the value held, for values that change.")
    )
    verified_date = models.CharField(
        _("verified"), max_length=10, blank=True, help_text=_("When somebody last checked it against the source.")
    )
    batch = models.ForeignKey(
        "catalog.Batch",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="claims",
        verbose_name=_("batch"),
        help_text=_("The import run that brought it in."),
    )

    objects = ClaimQuerySet.as_manager()

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        ordering = ["pk"]
        indexes = [models.Index(fields=["attribute"], name="claim_attribute")]
        constraints = [
            exactly_one("claim", "model", "variant", "product", "organization"),
            not_blank("claim", "attribute"),
            one_of("claim", "status", ValueStatus.values),
            models.CheckConstraint(
                condition=Q(status=ValueStatus.KNOWN, value__isnull=False)
                | (~Q(status=ValueStatus.KNOWN) & Q(value__isnull=True)),
                name="claim_value_iff_known",
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=True) | ~Q(_value_is("number")) | Q(value__gt=0),
                name="claim_number_is_positive",
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=True) | ~Q(_value_is("null")), name="claim_value_is_no_json_null"
            ),
            *cited_constraints("claim"),
        ]

    def __str__(self) -> str:
        return f"{self.attribute}: {self.value if self.status == ValueStatus.KNOWN else self.status}"
