"""History: what the registry published, when, and what it said on any date."""

import datetime as dt

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from catalog.models import Change, Revision
from catalog.values.date import PartialDate
from catalog.values.problem import ValueProblem
from catalog.vocabulary.actions import Action

VISIBLE = (Action.PUBLISHED, Action.RENAMED)
"""Actions after which readers see the model."""


def moment(text: str) -> dt.datetime:
    """This function will return the moment that a date or an instant means: a date means its last microsecond, in UTC.

    Raises ValueProblem for what is neither an ISO 8601 date of any precision nor an instant.
    """
    if "T" in text:
        try:
            instant = dt.datetime.fromisoformat(text)
        except ValueError as error:
            raise ValueProblem(
                "invalid_date", "This is no instant; allowed is ISO 8601, as in 2024-01-01T12:00:00Z."
            ) from error
        return instant if instant.tzinfo else instant.replace(tzinfo=dt.UTC)
    last = PartialDate.parse(text).last
    return dt.datetime.combine(last, dt.time.max, tzinfo=dt.UTC)


def published_as_of(at: dt.datetime) -> QuerySet[Revision]:
    """This function will return the revision that readers saw of each model at a moment, in the order of their slugs.

    Models that were not yet published, withdrawn or merged away by then are left out.
    """
    newest = Change.objects.filter(model=OuterRef("model"), at__lte=at).order_by("-sequence")
    return (
        Revision.objects.annotate(
            state=Subquery(newest.values("action")[:1]),
            shown=Subquery(newest.values("revision")[:1]),
            slug_then=Coalesce(Subquery(newest.values("slug")[:1]), "model__slug"),
        )
        .filter(number=F("shown"), state__in=VISIBLE)
        .order_by("slug_then")
    )
