"""Whether the process is up (/healthz, which touches nothing) and whether it can serve (/readyz).

They answer ahead of everything else, so that a probe needs no allowed host, no session and no TLS.
"""

from collections.abc import Callable
from functools import cache

import psycopg
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse

from registry import problem

LIVE, READY = "/healthz", "/readyz"
CONNECT_SECONDS = 2
ANSWER = "-c statement_timeout=1s -c lock_timeout=1s"


@cache
def migrations() -> frozenset[tuple[str, str]]:
    """Return the migrations that this code was written for; they do not change while it runs."""
    return frozenset(MigrationLoader(None).disk_migrations)


def missing() -> frozenset[tuple[str, str]]:
    """Return the migrations that the database lacks; raise psycopg's errors when it does not answer soon.

    It asks over a connection of its own: a request's connection waits longer than a probe does.
    """
    target = {**connection.get_connection_params(), "connect_timeout": CONNECT_SECONDS, "options": ANSWER}
    with psycopg.connect(**target) as own:
        try:
            applied = own.execute("SELECT app, name FROM django_migrations").fetchall()
        except psycopg.errors.UndefinedTable:
            return migrations()
    return migrations() - {(app, name) for app, name in applied}


def ready(request: HttpRequest) -> HttpResponse:
    """Answer 200 when the database answers and is migrated, else 503 with the reason."""
    try:
        lacking = missing()
    except psycopg.Error:
        return problem.response(request, 503, "The database does not answer.", retry_after=2)
    if lacking:
        return problem.response(request, 503, f"The database lacks {len(lacking)} migrations.", retry_after=5)
    return JsonResponse({"status": "ready"})


class Health:
    """Middleware, to be the outermost, that answers the two probes."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a probe, or pass the request on."""
        if request.path not in {LIVE, READY}:
            return self.get_response(request)
        if request.method not in {"GET", "HEAD"}:
            return HttpResponseNotAllowed(["GET", "HEAD"])
        response = JsonResponse({"status": "up"}) if request.path == LIVE else ready(request)
        response["Cache-Control"] = "no-store"
        return response
