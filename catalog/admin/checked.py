"""The action on claims that somebody has read again: they are fresh from that day on."""

from typing import Any

from django.contrib import messages
from django.contrib.admin import action, helpers
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from catalog.admin.page import answer
from catalog.admin.problems import in_words
from catalog.curation.edit import edit
from catalog.curation.problem import CurationProblem
from catalog.models import Claim
from catalog.vocabulary.confidences import Confidence


@action(permissions=["change"], description=gettext_lazy("Checked against their sources today"))
def mark_checked(model_admin: Any, request: HttpRequest, queryset: models.QuerySet[Claim]) -> HttpResponse | None:
    """This function will date the selected claims' verification today, in one edit, once the curator says why."""
    problem = ""
    if request.POST.get("post"):
        try:
            count = _check(queryset, request.user.get_username(), request.POST.get("reason", ""))
        except CurationProblem as refused:
            problem = in_words(refused)
        else:
            said = ngettext("%(count)d claim is marked as checked.", "%(count)d claims are marked as checked.", count)
            model_admin.message_user(request, said % {"count": count}, messages.SUCCESS)
            return None
    context = {
        "title": _("Checked against their sources"),
        "queryset": queryset,
        "action_checkbox_name": helpers.ACTION_CHECKBOX_NAME,
        "problem": problem,
        "reason": request.POST.get("reason", ""),
    }
    return answer(model_admin, request, "admin/catalog/claim/checked.html", context)


def _check(claims: models.QuerySet[Claim], actor: str, reason: str) -> int:
    today, count = timezone.now().date().isoformat(), 0
    with edit(actor=actor, reason=reason) as changes:
        for claim in claims.order_by("pk"):
            claim.verified_date, claim.confidence = today, Confidence.VERIFIED
            changes.save(claim, fields=["verified_date", "confidence"])
            count += 1
    return count
