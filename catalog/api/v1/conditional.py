"""Conditional requests: validators, and the short answers to clients that have the current document already."""

import datetime as dt
from collections.abc import Iterable
from hashlib import sha256

from django.http import HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import gettext as _
from rest_framework.request import Request

from catalog.api.v1.problem import PreconditionFailed

CACHE_CONTROL = "public, no-cache"
"""Anybody may keep an answer, but asks each time whether it still holds: that is cheap, and corrections show."""

REPRESENTATION = 1
"""Counts changes of the envelope, so that no client takes an older shape for the current one."""

AGES = frozenset({"stale_for"})
"""Parameters that are counted from today."""

_CONDITIONS = ("HTTP_IF_MATCH", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_IF_UNMODIFIED_SINCE")
_NOT_MODIFIED = 304
_PRECONDITION_FAILED = 412


def model_tag(slug: str, revision: int) -> str:
    """This function will return the strong validator of a model's document."""
    return f'"{slug}-{revision}"'


def list_tag(request: Request, sequence: int) -> str:
    """This function will return the strong validator of a list: the catalog's last change, and what was asked."""
    asked = asked_for(request).encode("utf-8", "surrogatepass")
    return f'"{sequence}-{sha256(asked).hexdigest()[:16]}"'


def asked_for(request: Request) -> str:
    """This function will return all that a list depends on besides the state of the catalog.

    Where ages are asked for, the day is a part of it: tomorrow more models are as old.
    """
    return f"{REPRESENTATION} {day_of(request.GET)} {request.get_full_path()}"


def day_of(query: Iterable[str]) -> str:
    """This function will return today, in UTC, where one of these parameters counts from it, else nothing."""
    return "" if AGES.isdisjoint(query) else timezone.now().date().isoformat()


def is_conditional(request: Request) -> bool:
    """This function will say whether the answer depends on what the client has or expects."""
    return any(header in request.META for header in _CONDITIONS)


def not_modified(request: Request, etag: str, modified: dt.datetime | None) -> HttpResponse | None:
    """This function will return 304 where the client has the current state, or None where it wants the content.

    Raises PreconditionFailed where the client asks for another state (If-Match, If-Unmodified-Since).
    """
    stamp = _stamp(modified)
    answer = get_conditional_response(request, etag=etag, last_modified=stamp)
    if answer is None:
        return None
    if answer.status_code == _PRECONDITION_FAILED:
        raise PreconditionFailed(_("The document is no longer what the request expects."), headers={"ETag": etag})
    return validated(answer, etag, modified) if answer.status_code == _NOT_MODIFIED else None


def validated(response: HttpResponse, etag: str, modified: dt.datetime | None) -> HttpResponse:
    """This function will add the validators to an answer."""
    response["ETag"] = etag
    response["Cache-Control"] = CACHE_CONTROL
    stamp = _stamp(modified)
    if stamp is not None:
        response["Last-Modified"] = http_date(stamp)
    return response


def _stamp(modified: dt.datetime | None) -> int | None:
    """This function will return the second of a change once it is over: until then another change may follow in it."""
    if modified is None or int(timezone.now().timestamp()) <= int(modified.timestamp()):
        return None
    return int(modified.timestamp())
