"""What would be published if a page were saved as it stands: as readers' page, and as the document. Nothing is kept."""

import copy
from typing import Any

import orjson
from django.contrib.admin.options import ModelAdmin
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import resolve
from django.utils.translation import gettext as _

from catalog.curation.publication import publish
from catalog.curation.revert import rehearsal
from catalog.documents.encoding import model_page
from catalog.models import FoundationModel, Publication

BUTTON = "_preview"
DOCUMENT = "document"


class PreviewPages(ModelAdmin):
    """A noun whose page shows what saving it would publish."""

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """This function will save for the preview's sake, and undo it; a reason is not asked for."""
        if request.method != "POST" or BUTTON not in request.POST or object_id is None:
            return super().changeform_view(request, object_id, form_url, extra_context)
        posted: Any = request.POST.copy()
        posted["reason"] = posted.get("reason", "").strip() or _("Preview")
        request.POST = posted
        with rehearsal():
            return super().changeform_view(request, object_id, form_url, extra_context)

    def response_change(self, request: HttpRequest, obj: FoundationModel) -> HttpResponse:
        """This function will answer with the preview while what it shows is still there."""
        if BUTTON not in request.POST:
            return super().response_change(request, obj)
        if not Publication.objects.filter(pk=obj.pk).exists():
            publish(obj.pk, actor=request.user.get_username(), reason=request.POST["reason"])
        if request.POST[BUTTON] == DOCUMENT:
            document = orjson.loads(Publication.objects.get(pk=obj.pk).document)
            return HttpResponse(orjson.dumps(document, option=orjson.OPT_INDENT_2), content_type="application/json")
        return _as_readers(request, model_page(obj.slug))


def _as_readers(request: HttpRequest, address: str) -> HttpResponse:
    """What is found at an address, asked for by the same person."""
    asked = copy.copy(request)
    asked.method, asked.GET, asked.path, asked.path_info = "GET", QueryDict(), address, address
    found = resolve(address)
    return HttpResponse(found.func(asked, *found.args, **found.kwargs).content)
