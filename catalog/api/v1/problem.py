"""Problems: every error of the API as an RFC 9457 document that names what is wrong and what would be right."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from rest_framework.exceptions import APIException, ValidationError

from catalog.documents.encoding import encode
from catalog.values.problem import ValueProblem

PROBLEM_JSON = "application/problem+json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Flaw:
    """One thing that is wrong with a request: the parameter, or the place in the body, and how to mend it."""

    code: str
    """For programs; never changes."""
    detail: str | Promise
    """For people: one sentence."""
    parameter: str | None = None
    """Name of the query parameter, header or part of the path."""
    pointer: str | None = None
    """JSON pointer into the body that was sent."""
    allowed: Sequence[str] | None = None
    did_you_mean: str | None = None

    @classmethod
    def of_value(cls, parameter: str, problem: ValueProblem) -> "Flaw":
        """This function will return what a parser found wrong with the value of a parameter."""
        return cls(
            parameter=parameter,
            code=problem.code,
            detail=problem.detail,
            allowed=problem.allowed,
            did_you_mean=problem.did_you_mean,
        )

    def facts(self) -> dict[str, Any]:
        """This function will return the flaw as problem documents show it, without what does not apply."""
        shown = {
            "parameter": self.parameter,
            "pointer": self.pointer,
            "code": self.code,
            "detail": str(self.detail),
            "allowed": None if self.allowed is None else list(self.allowed),
            "did_you_mean": self.did_you_mean,
        }
        return {key: value for key, value in shown.items() if value is not None}


class Problem(Exception):
    """An answer other than the one asked for."""

    status = HTTPStatus.INTERNAL_SERVER_ERROR

    def __init__(self, detail: str, *, errors: Iterable[Flaw] = (), headers: Mapping[str, str] | None = None) -> None:
        super().__init__(detail)
        self.detail = detail
        self.errors = tuple(errors)
        self.headers = dict(headers or {})


class BadRequest(Problem):
    """The request cannot be answered as it stands; `errors` say why."""

    status = HTTPStatus.BAD_REQUEST

    def __init__(self, errors: Iterable[Flaw]) -> None:
        flaws = tuple(errors)
        super().__init__(" ".join(str(flaw.detail) for flaw in flaws), errors=flaws)


class NotFound(Problem):
    """Nothing is at this address."""

    status = HTTPStatus.NOT_FOUND


class NotAcceptable(Problem):
    """The client asks for a format that this address does not have."""

    status = HTTPStatus.NOT_ACCEPTABLE


class Gone(Problem):
    """What was at this address has been withdrawn."""

    status = HTTPStatus.GONE


class Moved(Problem):
    """What was at this address is at another one now."""

    status = HTTPStatus.PERMANENT_REDIRECT

    def __init__(self, detail: str, location: str) -> None:
        super().__init__(detail, headers={"Location": location})


class PreconditionFailed(Problem):
    """The client made the request depend on a state that does not hold."""

    status = HTTPStatus.PRECONDITION_FAILED


class Conflict(Problem):
    """The write meets another record or a later edit."""

    status = HTTPStatus.CONFLICT


class Unprocessable(Problem):
    """The key of a write came with another request before."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY


class PreconditionRequired(Problem):
    """The write has to say which state of the model it changes."""

    status = HTTPStatus.PRECONDITION_REQUIRED


def exception_handler(error: Exception, context: Mapping[str, Any]) -> HttpResponse | None:
    """This function will answer an error that a view of the API raised, or return None for a mistake of ours."""
    request = context["request"]
    if isinstance(error, Problem):
        return problem_response(request, error.status, error.detail, errors=error.errors, headers=error.headers)
    if isinstance(error, Http404):
        return problem_response(request, HTTPStatus.NOT_FOUND, _("Nothing is at this address."))
    if isinstance(error, PermissionDenied):
        return problem_response(request, HTTPStatus.FORBIDDEN, _("This is not permitted."))
    if isinstance(error, APIException):
        return _of_framework(request, error)
    return None


def problem_response(
    request: HttpRequest,
    status: int,
    detail: str,
    *,
    errors: Iterable[Flaw] = (),
    headers: Mapping[str, str] | None = None,
) -> HttpResponse:
    """This function will return a problem document; `errors` are left out where there are none."""
    document: dict[str, Any] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": int(status),
        "detail": detail,
        "instance": request.path,
    }
    flaws = [flaw.facts() for flaw in errors]
    if flaws:
        document["errors"] = flaws
    return HttpResponse(encode(document), status=int(status), content_type=PROBLEM_JSON, headers=dict(headers or {}))


def _of_framework(request: HttpRequest, error: APIException) -> HttpResponse:
    """Django REST framework's own errors: wrong method, unreadable body, wrong media type, broken rules of a body."""
    headers = {}
    if wait := getattr(error, "wait", None):
        headers["Retry-After"] = str(int(wait))
    if challenge := getattr(error, "auth_header", None):
        headers["WWW-Authenticate"] = challenge
    flaws = tuple(_flaws(error.detail, "")) if isinstance(error, ValidationError) else ()
    detail = _("The content breaks a rule.") if flaws else str(error.detail)
    return problem_response(request, error.status_code, detail, errors=flaws, headers=headers)


def _flaws(detail: Any, pointer: str) -> Iterable[Flaw]:
    """This function will return the leaves of a validation error, each with a JSON pointer to its place."""
    if isinstance(detail, Mapping):
        for key, value in detail.items():
            yield from _flaws(value, pointer if key == "non_field_errors" else f"{pointer}/{_escaped(str(key))}")
    elif isinstance(detail, list | tuple):
        several = any(isinstance(value, Mapping | list | tuple) for value in detail)
        for index, value in enumerate(detail):
            yield from _flaws(value, f"{pointer}/{index}" if several else pointer)
    else:
        yield Flaw(pointer=pointer, code=getattr(detail, "code", "invalid"), detail=str(detail))


def _escaped(key: str) -> str:
    """This function will return a key as RFC 6901 writes it in a pointer."""
    return key.replace("~", "~0").replace("/", "~1")
