"""Deciding what an import left for a person: the pages and actions that queued rows and held back cells share."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, ClassVar

from django.contrib import admin, messages
from django.contrib.admin import helpers
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.admin.base import ReadOnlyAdmin
from catalog.admin.columns import link, short
from catalog.admin.filters import GroupedFilter
from catalog.admin.page import answer
from catalog.admin.problems import in_words
from catalog.curation.problem import CurationProblem
from catalog.ingest.decide import decide_all, dismiss
from catalog.models.waiting import Decision, Waiting

EVERYTHING = "all"


class DecisionFilter(GroupedFilter):
    """What waits, unless the curator asks for what was decided too."""

    title = gettext_lazy("decision")
    parameter_name = "decision"
    column = "decision"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        """This function will return what may have become of an item, and everything at last."""
        return [*Decision.choices, (EVERYTHING, gettext_lazy("all"))]

    def value(self) -> str:
        """This function will return what is chosen: what waits, where nothing is."""
        return super().value() or Decision.WAITING

    def queryset(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> models.QuerySet[Any]:
        """This function will keep the items of one decision."""
        return queryset if self.value() == EVERYTHING else super().queryset(request, queryset)

    def get_facet_queryset(self, changelist: Any) -> dict[str, int]:
        """This function will count everything from the same query as its parts."""
        found = super().get_facet_queryset(changelist)
        last = len(Decision.choices)
        return {**found, f"{last}__c": sum(found[f"{place}__c"] for place in range(last))}

    def choices(self, changelist: Any) -> Iterator[Any]:
        """This function will leave out the choice of no filter: it is that of what waits."""
        return iter(list(super().choices(changelist))[1:])


class DecidedAdmin(ReadOnlyAdmin):
    """The pages of something that an import left: what it says, why it waits, and what a person makes of it."""

    group = "waiting"
    list_filter: ClassVar[Any] = [DecisionFilter, "batch__reader"]
    list_select_related = ["batch", "model"]
    search_fields = ["file", "row", "reason"]
    actions: Any = ["dismiss_selected"]
    page_template: str

    def may_decide(self, request: HttpRequest) -> bool:
        """This function will say whether somebody may decide, who may not change the item by hand."""
        return bool(request.user.has_perm(f"catalog.change_{self.opts.model_name}"))

    has_decide_permission = may_decide  # by this name Django asks for the permission of an action

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """This function will show an item with what a person needs to decide, and decide."""
        item = self.get_object(request, object_id)
        if item is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)  # type: ignore[attr-defined]  # Django's own
        if not self.has_view_permission(request, item):
            raise PermissionDenied
        typed = request.POST if request.method == "POST" else {}
        problem = ""
        if typed:
            if not self.may_decide(request):
                raise PermissionDenied
            try:
                said = self.decide(item, typed, actor=request.user.get_username())
            except CurationProblem as refused:
                problem = in_words(refused)
            else:
                self.message_user(request, said, messages.SUCCESS)
                return HttpResponseRedirect(self._next(item))
        context = {
            "title": str(item),
            "original": item,
            "may_decide": self.may_decide(request) and item.decision == Decision.WAITING,
            "problem": problem,
            "typed": typed,
            "reason": typed.get("reason", ""),
            **self.shown(item, typed),
            **(extra_context or {}),
        }
        return answer(self, request, self.page_template, context)

    def shown(self, item: Any, typed: Mapping[str, Any]) -> dict[str, Any]:
        """This function will return what the item's page shows beside the item."""
        raise NotImplementedError  # each kind of item says it

    def decide(self, item: Any, typed: Mapping[str, Any], *, actor: str) -> str:
        """This function will do what the curator chose and say so; raises CurationProblem."""
        raise NotImplementedError  # each kind of item says it

    def _next(self, item: Waiting) -> str:
        """The page of the next item of the same import that waits, or the list."""
        rest = type(item)._default_manager.filter(batch=item.batch, decision=Decision.WAITING)
        following = rest.filter(pk__gt=item.pk).order_by("pk").first() or rest.order_by("pk").first()
        if following is None:
            return reverse(f"admin:catalog_{self.opts.model_name}_changelist")
        return reverse(f"admin:catalog_{self.opts.model_name}_change", args=[following.pk])

    @admin.action(permissions=["decide"], description=gettext_lazy("Dismiss the selected"))
    def dismiss_selected(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> HttpResponse | None:
        """This function will put several items aside for one reason."""
        return self.decide_selected(request, queryset, "dismiss_selected", _("Dismiss the selected"), dismiss)

    def decide_selected(
        self, request: HttpRequest, queryset: models.QuerySet[Any], name: str, title: str, verb: Callable[..., Any]
    ) -> HttpResponse | None:
        """This function will ask for a reason, then do the same with all of some items or with none."""
        problem = ""
        if request.POST.get("post"):
            try:
                actor, reason = request.user.get_username(), request.POST.get("reason", "")
                count = decide_all(verb, queryset, actor=actor, reason=reason)
            except CurationProblem as refused:
                problem = in_words(refused)
            else:
                self.message_user(request, _("%(count)d decided.") % {"count": count}, messages.SUCCESS)
                return None
        context = {
            "title": title,
            "queryset": queryset,
            "action": name,
            "action_checkbox_name": helpers.ACTION_CHECKBOX_NAME,
            "problem": problem,
            "reason": request.POST.get("reason", ""),
        }
        return answer(self, request, "admin/catalog/waiting/decide_selected.html", context)

    @admin.display(description=gettext_lazy("reason"))
    def shown_reason(self, item: Any) -> SafeString | str:
        """This function will return the beginning of the reason."""
        return short(item.reason)

    @admin.display(description=gettext_lazy("model"), ordering="model__name")
    def of_model(self, item: Any) -> SafeString | str:
        """This function will return the model that it is about."""
        return link(item.model)

    @admin.display(description=gettext_lazy("batch"), ordering="batch")
    def of_batch(self, item: Any) -> SafeString | str:
        """This function will return the import that left it."""
        return link(item.batch)
