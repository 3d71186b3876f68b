"""What a database error means to a client, by SQLSTATE: busy or gone, in conflict, or a bad value. No database text.

A failed serialization or a deadlock is retried where the transaction is, in the verb; here it has failed twice.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from django.db import DataError, Error, IntegrityError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from registry import problem

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Fault:
    """A status, a sentence for people, and after how many seconds another attempt makes sense."""

    status: int
    detail: str
    retry_after: int | None = None


AWAY = Fault(503, gettext_noop("The database does not answer at the moment."), 2)
BUSY = Fault(503, gettext_noop("The database took too long for this request."), 5)
RACED = Fault(503, gettext_noop("Another change came in between; the same request may succeed now."), 1)
CONFLICT = Fault(409, gettext_noop("This contradicts a record that exists."))
BAD_VALUE = Fault(400, gettext_noop("A value is not one that can be stored or compared."))

# The longest beginning of the SQLSTATE counts; PostgreSQL's appendix A lists them.
BY_STATE = {
    "08": AWAY,
    "22": BAD_VALUE,
    "23502": BAD_VALUE,
    "23503": CONFLICT,
    "23505": CONFLICT,
    "23514": BAD_VALUE,
    "23P01": CONFLICT,
    "40001": RACED,
    "40P01": RACED,
    "53": AWAY,
    "55P03": BUSY,
    "57014": BUSY,
    "57P": AWAY,
    "58": AWAY,
}
# Errors that the driver or Django raise by themselves carry no SQLSTATE.
BY_KIND: tuple[tuple[type[Error], Fault], ...] = (
    (OperationalError, AWAY),
    (InterfaceError, AWAY),
    (DataError, BAD_VALUE),
    (IntegrityError, CONFLICT),
)


def fault_of(error: BaseException | None) -> Fault | None:
    """Return what the error means to a client, or None when it is a mistake of ours."""
    if not isinstance(error, Error):
        return None
    state = getattr(error.__cause__, "sqlstate", None)
    if state:
        return next((BY_STATE[state[:size]] for size in (5, 3, 2) if state[:size] in BY_STATE), None)
    return next((fault for kind, fault in BY_KIND if isinstance(error, kind)), None)


def answer(request: HttpRequest, fault: Fault) -> HttpResponse:
    """Return the fault as a problem document below /api/ and as a plain page elsewhere."""
    if problem.wanted(request):
        return problem.response(request, fault.status, _(fault.detail), retry_after=fault.retry_after)
    page = render_to_string("registry/fault.html", {"status": fault.status, "detail": _(fault.detail)})
    headers = {} if fault.retry_after is None else {"Retry-After": str(fault.retry_after)}
    return HttpResponse(page, status=fault.status, headers=headers)


class DatabaseFaults:
    """Middleware that answers for database errors that a view lets out."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer for a database error; leave any other to the handlers."""
        fault = fault_of(error)
        if fault is None:
            return None
        log.warning("%s %s: %s", request.method, request.path, type(error.__cause__ or error).__name__)
        return answer(request, fault)
