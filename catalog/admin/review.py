"""The page on which a proposal stands beside what is published, and is approved, amended or rejected."""

from typing import Any

from django.contrib import messages
from django.contrib.admin.options import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from catalog.admin.foreseen import Foreseen, foresee
from catalog.admin.operation import amended, asked
from catalog.admin.page import answer
from catalog.admin.problems import in_words
from catalog.curation.edit import Edit, edit
from catalog.curation.operations import perform
from catalog.curation.problem import CurationProblem
from catalog.curation.review import approve, reject
from catalog.models import Proposal
from catalog.vocabulary.proposals import ProposalState


class ReviewPage(ModelAdmin):
    """A noun whose rows one person proposes and another decides."""

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """This function will show what the proposal would change, and do what the reviewer decides."""
        del form_url, extra_context  # Django's signature; the page has one address
        proposal = self.get_object(request, object_id)
        if proposal is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)  # type: ignore[attr-defined] # not in the stubs
        if not self.has_view_permission(request, proposal):
            raise PermissionDenied
        may_decide = self.may_decide(request, proposal)
        problem = ""
        operations = proposal.operations
        if request.method == "POST":
            if not request.user.has_perm("catalog.change_proposal"):
                raise PermissionDenied
            try:
                if "_reject" not in request.POST:
                    operations = amended(proposal.operations, request.POST)
                if "_preview" not in request.POST:
                    return self._decide(request, proposal, operations)
            except CurationProblem as refused:
                problem = in_words(refused)
        foreseen: Foreseen | None = None
        if proposal.state == ProposalState.WAITING:
            try:
                foreseen = foresee(lambda: _perform(proposal, operations))
            except CurationProblem as refused:
                problem = problem or in_words(refused)
        context = {
            "title": _("Proposal %(number)d") % {"number": proposal.pk},
            "original": proposal,
            "operations": asked(proposal.operations, request.POST if request.method == "POST" else None),
            "foreseen": foreseen,
            "problem": problem,
            "reason": request.POST.get("reason", ""),
            "may_decide": may_decide,
            "is_own": proposal.actor == request.user.get_username(),
            "is_waiting": proposal.state == ProposalState.WAITING,
        }
        return answer(self, request, "admin/catalog/proposal/review.html", context)

    def may_decide(self, request: HttpRequest, proposal: Proposal) -> bool:
        """This function will tell whether the person may decide: a reviewer, of what somebody else proposes."""
        waits = proposal.state == ProposalState.WAITING and proposal.actor != request.user.get_username()
        return waits and request.user.has_perm("catalog.change_proposal")

    def _decide(self, request: HttpRequest, proposal: Proposal, operations: Any) -> HttpResponse:
        actor, reason = request.user.get_username(), request.POST.get("reason", "")
        if "_reject" in request.POST:
            reject(proposal.pk, actor=actor, reason=reason)
            said = _("The proposal is rejected.")
        else:
            changed = operations if operations != proposal.operations else None
            approve(proposal.pk, actor=actor, reason=reason, operations=changed)
            said = _("The proposal is approved with your amendments.") if changed else _("The proposal is approved.")
        self.message_user(request, said, messages.SUCCESS)
        waiting = Proposal.objects.filter(state=ProposalState.WAITING).exclude(actor=actor).order_by("pk").first()
        if waiting:
            return HttpResponseRedirect(reverse("admin:catalog_proposal_change", args=[waiting.pk]))
        return HttpResponseRedirect(reverse("admin:catalog_proposal_changelist"))


def _perform(proposal: Proposal, operations: Any) -> Edit:
    with edit(actor=proposal.actor, reason=proposal.reason) as changes:
        perform(changes, operations)
    return changes
