"""Errors raised outside the API's views, in the API's shape: RFC 9457 problem documents below /api/."""

from http import HTTPStatus

from django.http import HttpRequest, JsonResponse

API = "/api/"


def wanted(request: HttpRequest) -> bool:
    """Tell whether whoever asks reads problem documents: whatever is below /api/."""
    return request.path.startswith(API)


def response(request: HttpRequest, status: int, detail: str, *, retry_after: int | None = None) -> JsonResponse:
    """Return a problem document; `retry_after` is in seconds."""
    problem = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "instance": request.path,
    }
    headers = {} if retry_after is None else {"Retry-After": str(retry_after)}
    return JsonResponse(problem, status=status, headers=headers, content_type="application/problem+json")
