"""The two pages of the reference. Everything on them comes from this server."""

import json
from typing import Any, ClassVar

from csp.constants import NONCE
from csp.decorators import csp_update
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.decorators import method_decorator
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request

from catalog.api.v1.views.content import LANG, ContentView
from catalog.documents.encoding import BASE

PAGES = (("docs", gettext_lazy("Try it")), ("redoc", gettext_lazy("Read it")))
"""Last words of the addresses of the pages, and what links to them say."""


OWN_NAMES = (("en", "English"), ("ko", "한국어"))
"""Languages as their readers call them."""


class HtmlRenderer(BaseRenderer):
    """Names the format; the view writes it."""

    media_type = "text/html"
    format = "html"


class Page(ContentView):
    """One page around the OpenAPI document, in the reader's language."""

    schema = None  # a page is no operation of the API
    parameters = (LANG,)
    renderer_classes = (HtmlRenderer,)
    name: ClassVar[str]
    title: ClassVar[str | Promise]

    def get(self, request: Request) -> HttpResponse:
        """This function will answer with the page."""
        self.query.check()
        html = render_to_string(f"reference/{self.name}.html", {**self._context(), "nonce": self.nonce(request)})
        return HttpResponse(html, headers={"Cache-Control": "private, no-cache"})

    def nonce(self, request: Request) -> str:  # noqa: ARG002 - pages that inject styles need the request
        """This function will return the word by which scripts of the page may inject styles, none where none do."""
        return ""

    def _context(self) -> dict[str, Any]:
        language = get_language()
        return {
            "title": f"{self.title} · {_('Foundation Model Registry')}",
            "document": f"{BASE}openapi.json?{LANG.name}={language}",
            "pages": [
                {"address": f"/api/{name}/?{LANG.name}={language}", "label": label, "current": name == self.name}
                for name, label in PAGES
            ],
            "languages": [{"address": f"?{LANG.name}={code}", "code": code, "name": name} for code, name in OWN_NAMES],
            "labels": json.dumps(labels()),
        }


class Docs(Page):
    """Swagger UI: every operation with a form to try it."""

    name = "docs"
    title = gettext_lazy("Try the API")


@method_decorator(csp_update({"style-src": [NONCE]}), name="dispatch")
class Redoc(Page):
    """ReDoc: the whole reference on one page. Its styles are made in the browser, under a nonce."""

    name = "redoc"
    title = gettext_lazy("Reference of the API")

    def nonce(self, request: Request) -> str:
        """This function will return the nonce of this answer's policy."""
        return str(getattr(request, "csp_nonce"))  # noqa: B009 - the middleware adds it, of which the type knows nothing


def labels() -> dict[str, str]:
    """This function will return the words that ReDoc puts around the document."""
    return {
        "enum": _("One of"),
        "enumSingleValue": _("Value"),
        "enumArray": _("Items"),
        "default": _("Default"),
        "deprecated": _("Deprecated"),
        "example": _("Example"),
        "examples": _("Examples"),
        "recursive": _("Recursive"),
        "arrayOf": _("List of "),
        "const": _("Value"),
        "download": _("Download"),
        "downloadSpecification": _("Download the OpenAPI document"),
        "responses": _("Answers"),
        "requestSamples": _("Example requests"),
        "responseSamples": _("Example answers"),
    }
