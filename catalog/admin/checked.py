"""The action on claims that somebody has read again: they are fresh from that day on."""

from typing import Any

from django.contrib import messages
from django.contrib.admin import action, helpers
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from catalog.admin.page import answer
from catalog.admin.problems import in_words
from catalog.curation.edit import edit
from catalog.curation.problem import CurationProblem
from catalog.curation.verify import verify
from catalog.models import Claim


@action(permissions=["change"], description=gettext_lazy("Checked against their sources today"))
def mark_checked(model_admin: Any, request: HttpRequest, queryset: models.QuerySet[Claim]) -> HttpResponse | None:
    """This function will date the selected claims' verification today, in one edit, once the curator says why."""
    problem = ""
    if request.POST.get("post"):
        try:
            with edit(actor=request.user.get_username(), reason=request.POST.get("reason", "")) as changes:
                count = verify(changes, queryset.order_by("pk"))
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
