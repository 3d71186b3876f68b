"""The pages on which disagreements of sources are listed and decided, one after the other."""

import re
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.admin.options import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import path, reverse
from django.utils.translation import gettext as _

from catalog.admin.columns import label
from catalog.admin.conflict import address_of, conflict_address, disagreement, list_address, next_open, order_of
from catalog.admin.evidence import said
from catalog.admin.labels import Labels
from catalog.admin.page import answer
from catalog.admin.problems import in_words
from catalog.curation.accept import settle
from catalog.curation.edit import edit
from catalog.curation.problem import CurationProblem
from catalog.models import PublishedConflict, Source
from catalog.models.conflict import ConflictOrder, Place
from catalog.values.name import SLUG_PATTERN
from catalog.vocabulary.attributes import ATTRIBUTES

ON_A_PAGE = 50
_NUMBER = r"[0-9]{1,20}(?:\.[0-9]{1,20})?(?:e\+?[0-9]{1,3})?"
_PLACE = re.compile(f"(?P<slug>{SLUG_PATTERN}):(?P<position>[0-9]{{1,9}}):(?P<spread>{_NUMBER})?")
STATES = {"open": False, "settled": True}


@dataclass(frozen=True, slots=True)
class Listed:
    """A disagreement in the list."""

    name: str
    what: str
    address: str
    settled: bool
    spread: float | None
    sides: list[tuple[str, str, bool]]
    """Value, sources and whether it is published, of each side."""


class ConflictPages(ModelAdmin):
    """A noun whose disagreements are decided at the desk."""

    def get_urls(self) -> list[Any]:
        """This function will add the list and the page of one."""
        view = self.admin_site.admin_view
        own = [
            path("conflicts/", view(self.conflicts_view), name="catalog_claim_conflicts"),
            path("conflicts/<slug:model>/<slug:attribute>/", view(self.conflict_view), name="catalog_claim_conflict"),
        ]
        return [*own, *super().get_urls()]

    def conflicts_view(self, request: HttpRequest) -> HttpResponse:
        """This function will list disagreements in an order, those that nobody has decided unless asked for others."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        state = request.GET.get("state", "open")
        attribute = request.GET.get("attribute", "")
        conflicts = PublishedConflict.objects.all()
        if state in STATES:
            conflicts = conflicts.filter(settled=STATES[state])
        if attribute in ATTRIBUTES:
            conflicts = conflicts.filter(attribute=attribute)
        order, place = order_of(request.GET), _place(request.GET)
        ordered = conflicts.with_names().in_order(order)
        rows = list((ordered.beyond(place, order) if place else ordered)[: ON_A_PAGE + 1])
        context = {
            "title": _("Where sources disagree"),
            "conflicts": _listed(rows[:ON_A_PAGE], order),
            "count": conflicts.count(),
            "state": state,
            "order": order,
            "orders": ConflictOrder.choices,
            "attribute": attribute,
            "attributes": [(key, entry.label) for key, entry in ATTRIBUTES.items()],
            "following": _following(request.GET, rows[ON_A_PAGE - 1]) if len(rows) > ON_A_PAGE else "",
        }
        return answer(self, request, "admin/catalog/claim/conflicts.html", context)

    def conflict_view(self, request: HttpRequest, model: str, attribute: str) -> HttpResponse:
        """This function will show the sides of a disagreement, and go on to the next one once it is decided."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        variant = request.GET.get("variant") or None
        shown = disagreement(model, attribute, variant)
        order = order_of(request.GET)
        may_decide = self.has_change_permission(request)
        reason, problem, chosen = request.POST.get("reason", ""), "", request.POST.get("accept", "")
        if request.method == "POST":
            if not may_decide:
                raise PermissionDenied
            claim = shown.claim(chosen)
            if request.POST.get("seen") != shown.mark:
                problem = _("Somebody has changed these claims since you opened the page. Look again.")
            elif claim is None:
                problem = _("Choose the claim that shall be published.")
            else:
                following = next_open(model, attribute, variant, order)
                try:
                    with edit(actor=request.user.get_username(), reason=reason) as changes:
                        settle(changes, claim)
                except CurationProblem as refused:
                    problem = in_words(refused)
                else:
                    done = _("Decided: %(title)s.") % {"title": shown.title}
                    self.message_user(request, done, messages.SUCCESS)
                    return HttpResponseRedirect(following)
        context = {
            "title": shown.title,
            "shown": shown,
            "chosen": chosen or next((str(entry.claim.pk) for entry in shown.evidence if entry.accepted), ""),
            "may_decide": may_decide,
            "following": next_open(model, attribute, variant, order),
            "here": conflict_address(model, attribute, variant, order),
            "list": list_address(order),
            "problem": problem,
            "reason": reason,
        }
        return answer(self, request, "admin/catalog/claim/conflict.html", context)


def _place(query: QueryDict) -> Place | None:
    """Where the page before ended; None for the first page and for what is no place."""
    found = _PLACE.fullmatch(query.get("after", ""))
    if found is None:
        return None
    return Place(found["slug"], int(found["position"]), float(found["spread"]) if found["spread"] else None)


def _following(query: QueryDict, last: PublishedConflict) -> str:
    asked = query.copy()
    asked["after"] = f"{last.slug}:{last.position}:{'' if last.spread is None else last.spread}"
    return f"{reverse('admin:catalog_claim_conflicts')}?{asked.urlencode()}"


def _listed(rows: list[PublishedConflict], order: ConflictOrder) -> list[Listed]:
    slugs = {slug for row in rows for slug in row.sources}
    titles = dict(Source.objects.filter(slug__in=slugs).values_list("slug", "title"))
    labels = Labels.load()
    found = []
    for row in rows:
        sides = [
            (
                said(row.attribute, side["status"], side["value"], labels),
                ", ".join(titles.get(slug, slug) for slug in side["sources"]),
                side["accepted"],
            )
            for side in row.entry["values"]
        ]
        what = f"{row.variant} · {label(row.attribute)}" if row.variant else label(row.attribute)
        found.append(Listed(row.model_name, what, address_of(row, order), row.settled, row.spread, sides))
    return found
