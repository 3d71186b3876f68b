"""Actions on several rows of a list: each asks for its reason before it does anything."""

from typing import Any

from django.contrib import messages
from django.contrib.admin import action, helpers
from django.contrib.admin.utils import model_ngettext
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.admin.page import answer
from catalog.admin.problems import in_words
from catalog.curation.problem import CurationProblem


@action(permissions=["delete"], description=gettext_lazy("Delete selected %(verbose_name_plural)s"))
def delete_selected(model_admin: Any, request: HttpRequest, queryset: models.QuerySet[Any]) -> HttpResponse | None:
    """This function will delete the selected rows once the curator has seen what goes with them and said why."""
    to_delete, counts, perms_needed, protected = model_admin.get_deleted_objects(queryset, request)
    problem = ""
    if request.POST.get("post") and not protected:
        if perms_needed:
            raise PermissionDenied
        rows = list(queryset)
        try:
            with transaction.atomic():
                model_admin.log_deletions(request, rows)
                model_admin.delete_queryset(request, rows)
        except CurationProblem as refused:
            problem = in_words(refused)
        else:
            message = _("Successfully deleted %(count)d %(items)s.")
            items = model_ngettext(model_admin.opts, len(rows))
            model_admin.message_user(request, message % {"count": len(rows), "items": items}, messages.SUCCESS)
            return None
    impossible = perms_needed or protected
    context = {
        "title": _("This cannot be deleted") if impossible else _("Delete several records"),
        "objects_name": str(model_ngettext(queryset)),
        "deletable_objects": [to_delete],
        "model_count": dict(counts).items(),
        "queryset": queryset,
        "perms_lacking": perms_needed,
        "protected": protected,
        "action_checkbox_name": helpers.ACTION_CHECKBOX_NAME,
        "problem": problem,
        "reason": request.POST.get("reason", ""),
    }
    return answer(model_admin, request, "admin/catalog/delete_selected_confirmation.html", context)
