"""The base of all views: strict parameters, problem documents, JSON, conditional answers."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any, ClassVar

from django.http import HttpResponse
from django.utils.translation import gettext as _
from rest_framework.exceptions import MethodNotAllowed
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.parsers import BaseParser
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.views import APIView

from catalog.api.v1.conditional import list_tag, not_modified, validated
from catalog.api.v1.parameter import Parameter
from catalog.api.v1.problem import NotAcceptable
from catalog.api.v1.query import Query
from catalog.api.v1.remembered import remembered
from catalog.discovery.state import State, current_state

JSON = "application/json"


class Negotiation(BaseContentNegotiation):
    """One format at each address: a client that accepts none of it is told so."""

    def select_parser(self, request: Request, parsers: Iterable[BaseParser]) -> Any:
        """This function will return the parser for the body that was sent, or None."""
        content_type = (request.content_type or "").partition(";")[0].strip().lower()
        return next((parser for parser in parsers if parser.media_type == content_type), None)

    def select_renderer(
        self,
        request: Request,
        renderers: Iterable[BaseRenderer],
        format_suffix: str | None = None,  # noqa: ARG002 - DRF's signature
    ) -> tuple[BaseRenderer, str]:
        """This function will return the one renderer, or raise NotAcceptable."""
        renderer = next(iter(renderers))
        accepted = request.headers.get("Accept", "").strip()
        if accepted and not _accepts(accepted, renderer.media_type):
            raise NotAcceptable(_("This address answers with %(type)s only.") % {"type": renderer.media_type})
        return renderer, renderer.media_type


class ApiView(APIView):
    """A view that knows every parameter it takes: any other is 400."""

    parameters: ClassVar[tuple[Parameter, ...]] = ()
    """Every query parameter of the address."""

    content_negotiation_class = Negotiation
    query: Query

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """This function will refuse a method that the address does not have before it looks at anything else."""
        if request.method not in self.allowed_methods:
            raise MethodNotAllowed(str(request.method))
        super().initial(request, *args, **kwargs)
        self.query = Query(request, known_to(type(self)))  # type: ignore[arg-type]  # classes can be hashed
        if request.method == "OPTIONS":
            self.query.check()

    def options(self, request: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ARG002 - DRF's signature
        """This function will name the methods of the address; the OpenAPI document describes the rest."""
        return HttpResponse(status=204)

    def answer_from_catalog(self, request: Request, answer: Any) -> HttpResponse:
        """This function will return `answer()`, or 304 where nothing in the catalog changed since the client asked.

        `answer` returns a response; it is called only where the content is wanted.
        """
        return self._answer_in(current_state(), request, answer)

    def answer_remembered(self, request: Request, make: Callable[[], Any]) -> HttpResponse:
        """This function will answer so with what `make` returns, as JSON, made once in each state of the catalog."""
        state = current_state()
        return self._answer_in(state, request, lambda: json_response(remembered(request, state, make)))

    def _answer_in(self, state: State, request: Request, answer: Any) -> HttpResponse:
        sequence, changed = state
        etag = list_tag(request, sequence)
        unchanged = not_modified(request, etag, changed)
        if unchanged is not None:
            return unchanged
        return validated(answer(), etag, changed)


@cache
def known_to(view: type[ApiView]) -> Mapping[str, Parameter]:
    """This function will return the parameters of a view by their names."""
    return {parameter.name: parameter for parameter in view.parameters}


def json_response(body: bytes | str, *, headers: Mapping[str, str] | None = None) -> HttpResponse:
    """This function will return JSON text that is ready to be sent."""
    given = {key: value for key, value in (headers or {}).items() if value}
    return HttpResponse(body, content_type=JSON, headers=given)


def _accepts(header: str, media_type: str) -> bool:
    """This function will say whether an Accept header leaves room for a media type; what it cannot read it passes."""
    main = media_type.partition("/")[0]
    for entry in header.split(","):
        wanted, *options = (part.strip().lower() for part in entry.split(";"))
        if wanted in {media_type, f"{main}/*", "*/*"} and not any(_is_zero(option) for option in options):
            return True
    return False


def _is_zero(option: str) -> bool:
    name, _equals, value = option.partition("=")
    return name == "q" and value.strip() in {"0", "0.0", "0.00", "0.000"}
