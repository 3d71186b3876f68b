"""The handlers of errors that no view answered: problem documents below /api/, pages elsewhere."""

import sys

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views import defaults

from registry import faults, problem


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 400: a wrong Host, too many fields, a path that cannot be."""
    if problem.wanted(request):
        return problem.response(request, 400, _("The request cannot be understood."))
    return defaults.bad_request(request, exception)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 403."""
    if problem.wanted(request):
        return problem.response(request, 403, _("This is not permitted."))
    return defaults.permission_denied(request, exception)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 404."""
    if problem.wanted(request):
        return problem.response(request, 404, _("Nothing is at this address."))
    return defaults.page_not_found(request, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500, or what a database error outside of the views means: Django calls this while handling the error."""
    fault = faults.fault_of(sys.exc_info()[1])
    if fault is not None:
        return faults.answer(request, fault)
    if problem.wanted(request):
        return problem.response(request, 500, _("The service made a mistake; it has been logged."))
    return defaults.server_error(request)
