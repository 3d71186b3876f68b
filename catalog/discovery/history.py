"""History: what the registry published, when, and what it said on any date."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from catalog.discovery.foundation_model import Stored
from catalog.models import Change, FormerSlug, FoundationModel, Revision
from catalog.values.date import PartialDate
from catalog.values.name import is_slug
from catalog.values.problem import ValueProblem
from catalog.vocabulary.actions import Action, ModelState

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


def revision_as_of(model_id: int, at: dt.datetime) -> Revision | None:
    """This function will return the document that readers saw of a model at a moment, or None where they saw none."""
    newest = Change.objects.filter(model_id=model_id, at__lte=at).order_by("-sequence").first()
    if newest is None or newest.action not in VISIBLE:
        return None
    return Revision.objects.filter(model_id=model_id, number=newest.revision).first()


def find_as_of(slug: str, at: dt.datetime) -> Stored | None:
    """This function will return the document that readers saw at an address at a moment, or None."""
    key = key_now(slug)
    revision = revision_as_of(key, at) if key else None
    return Stored(revision.number, revision.created_at, revision.document) if revision else None


def key_now(slug: str) -> int | None:
    """This function will return the key of the model that an address leads or led to, published or not, or None.

    Drafts that were never published have no history and are not found.
    """
    if not is_slug(slug):
        return None
    known = FoundationModel.objects.filter(revision__gt=0)
    found = known.filter(slug=slug).values_list("pk", flat=True).first()
    return found or known.filter(former_slugs__slug=slug).values_list("pk", flat=True).first()


def moved_to(slug: str) -> str | None:
    """This function will return the address to which a model of a former address has moved, or None."""
    if not is_slug(slug):
        return None
    return FormerSlug.objects.filter(slug=slug).values_list("model__slug", flat=True).first()


def key_of_merged(slug: str) -> int | None:
    """This function will return the key of the model that was published at an address until it was merged, or None."""
    if not is_slug(slug):
        return None
    gone = FoundationModel.objects.filter(slug=slug, state=ModelState.WITHDRAWN, revision__gt=0)
    leads = FormerSlug.objects.filter(slug=slug).exclude(model__slug=slug)
    return gone.filter(Exists(leads)).values_list("pk", flat=True).first()


def current_slugs(changes: Iterable[Change]) -> dict[int, str]:
    """This function will return where the documents of some changes' models are found now, in one query."""
    keys = {change.model_id for change in changes if change.model_id}
    return dict(FoundationModel.objects.filter(pk__in=keys).values_list("pk", "slug"))
