"""A page of the desk: what Django gives to its own pages, and what this one shows."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse


def answer(pages: Any, request: HttpRequest, template: str, shown: Mapping[str, Any]) -> HttpResponse:
    """This function will answer with a page among those of a noun, which `pages`, its ModelAdmin, tells."""
    request.current_app = pages.admin_site.name
    own = {**pages.admin_site.each_context(request), "opts": pages.opts, "media": pages.media}
    return TemplateResponse(request, template, {**own, **shown})
