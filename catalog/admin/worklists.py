"""Worklists: what waits for a curator, counted on the desk's front page, each with a way to its list."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from catalog.admin.filters import outdated_claims, unchecked_claims
from catalog.models import Proposal, PublishedConflict, QuarantineItem, QueueItem
from catalog.vocabulary.proposals import ProposalState

MOST = 10_000
"""Counting stops here: the page opens as fast however much waits."""


@dataclass(frozen=True, slots=True)
class Work:
    """One kind of waiting things."""

    title: str | Promise
    hint: str | Promise
    permission: str
    page: str
    """Name of the address of its list."""
    query: str
    count: Callable[[], int]


@dataclass(frozen=True, slots=True)
class Worklist:
    """One kind of waiting things as the front page shows it."""

    title: str | Promise
    hint: str | Promise
    address: str
    count: int

    @property
    def is_more(self) -> bool:
        """Whether there are more than were counted."""
        return self.count >= MOST


def _waiting(rows: Any) -> int:
    return int(rows.order_by()[:MOST].count())


WORKS = (
    Work(
        _("Proposals"),
        _("Somebody proposes a change; another one decides."),
        "catalog.view_proposal",
        "admin:catalog_proposal_changelist",
        f"?state__exact={ProposalState.WAITING}",
        lambda: _waiting(Proposal.objects.filter(state=ProposalState.WAITING)),
    ),
    Work(
        _("Conflicts"),
        _("Sources disagree, and nobody has decided."),
        "catalog.view_claim",
        "admin:catalog_claim_conflicts",
        "",
        lambda: _waiting(PublishedConflict.objects.open()),
    ),
    Work(
        _("Facts without a checked source"),
        _("Nobody has found the place that says so."),
        "catalog.view_claim",
        "admin:catalog_claim_changelist",
        "?work=unchecked",
        lambda: _waiting(unchecked_claims()),
    ),
    Work(
        _("Facts past their freshness date"),
        _("They change with time and were checked too long ago."),
        "catalog.view_claim",
        "admin:catalog_claim_changelist",
        "?work=outdated",
        lambda: _waiting(outdated_claims()),
    ),
    Work(
        _("Queued records"),
        _("A record of an import may be a model that we know."),
        "catalog.view_queueitem",
        "admin:catalog_queueitem_changelist",
        "?decision__exact=waiting",
        lambda: _waiting(QueueItem.objects.waiting()),
    ),
    Work(
        _("Imports in quarantine"),
        _("Rows and cells of imports that give no sure value."),
        "catalog.view_quarantineitem",
        "admin:catalog_quarantineitem_changelist",
        "?decision__exact=waiting",
        lambda: _waiting(QuarantineItem.objects.waiting()),
    ),
)
"""What waits, in the order of the front page."""


def worklists(request: HttpRequest) -> list[Worklist]:
    """This function will count, in one query for each, what waits of all that the person may see."""
    found = []
    for work in WORKS:
        if not request.user.has_perm(work.permission):
            continue
        try:
            address = reverse(work.page)
        except NoReverseMatch:
            continue  # its noun has no pages
        found.append(Worklist(work.title, work.hint, f"{address}{work.query}", work.count()))
    return found
