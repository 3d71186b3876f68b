"""Errors raised outside the API's views, in the API's shape: problem documents below /api/."""

from django.http import HttpRequest, HttpResponse

from catalog.api.v1.problem import problem_response

API = "/api/"


def wanted(request: HttpRequest) -> bool:
    """Tell whether whoever asks reads problem documents: whatever is below /api/."""
    return request.path.startswith(API)


def response(request: HttpRequest, status: int, detail: str, *, retry_after: int | None = None) -> HttpResponse:
    """Return a problem document; `retry_after` is in seconds."""
    headers = None if retry_after is None else {"Retry-After": str(retry_after)}
    return problem_response(request, status, detail, headers=headers)
