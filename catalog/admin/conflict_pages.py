"""The pages on which disagreements of sources are listed and decided, one after the other."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.admin.options import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import path, reverse
from django.utils.translation import gettext as _

from catalog.admin.columns import label
from catalog.admin.conflict import address_of, conflict_address, disagreement, next_open
from catalog.admin.evidence import said
from catalog.admin.labels import Labels
from catalog.admin.page import answer
from catalog.admin.problems import in_words
from catalog.curation.accept import settle
from catalog.curation.edit import edit
from catalog.curation.problem import CurationProblem
from catalog.models import PublishedConflict, Source
from catalog.values.name import is_slug
from catalog.vocabulary.attributes import ATTRIBUTES

ON_A_PAGE = 50
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
        """This function will list disagreements in the order of their models, those that nobody has decided first."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        state = request.GET.get("state", "open")
        attribute = request.GET.get("attribute", "")
        conflicts = PublishedConflict.objects.all()
        if state in STATES:
            conflicts = conflicts.filter(settled=STATES[state])
        if attribute in ATTRIBUTES:
            conflicts = conflicts.filter(attribute=attribute)
        rows = list(conflicts.with_names().beyond(*_place(request.GET))[: ON_A_PAGE + 1])
        context = {
            "title": _("Where sources disagree"),
            "conflicts": _listed(rows[:ON_A_PAGE]),
            "count": conflicts.count(),
            "state": state,
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
                following = next_open(model, attribute, variant)
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
            "following": next_open(model, attribute, variant),
            "here": conflict_address(model, attribute, variant),
            "problem": problem,
            "reason": reason,
        }
        return answer(self, request, "admin/catalog/claim/conflict.html", context)


def _place(query: QueryDict) -> tuple[str, int]:
    """Where the page before ended; the beginning for the first page and for what is no place."""
    slug, _separator, position = query.get("after", "").rpartition(":")
    return (slug, int(position)) if is_slug(slug) and position.isdecimal() and len(position) < 9 else ("", 0)  # noqa: PLR2004 - digits that fit an integer


def _following(query: QueryDict, last: PublishedConflict) -> str:
    asked = query.copy()
    asked["after"] = f"{last.slug}:{last.position}"
    return f"{reverse('admin:catalog_claim_conflicts')}?{asked.urlencode()}"


def _listed(rows: list[PublishedConflict]) -> list[Listed]:
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
        found.append(Listed(row.model_name, what, address_of(row), row.settled, row.spread, sides))
    return found
