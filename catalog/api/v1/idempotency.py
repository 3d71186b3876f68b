"""Idempotency keys: a write that is sent twice with the same key is done once and answered alike."""

import datetime as dt
import hashlib
from collections.abc import Callable

from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework.request import Request

from catalog.api.v1.problem import BadRequest, Flaw, Unprocessable
from catalog.curation.retry import once_more
from catalog.models import IdempotentAnswer

HEADER = "Idempotency-Key"
LONGEST = 255
KEPT = dt.timedelta(days=1)
"""How long an answer is repeated."""

REPEATED_HEADERS = ("ETag", "Location", "Content-Type")


@once_more
def once(request: Request, actor: str, write: Callable[[], HttpResponse]) -> HttpResponse:
    """This function will do a write, or repeat the answer to the same write done before with the same key.

    The answer is kept in the transaction of the write. Raises Unprocessable where the key came with another body, and
    BadRequest for a key that is blank or too long. A write that fails keeps nothing, so that it can be mended and sent
    again.
    """
    key = given_key(request)
    if key is None:
        return write()
    digest = _digest(request)
    kept = _kept(actor, key)
    if kept is None:
        try:
            with transaction.atomic():
                return _keep(write(), actor, key, digest)
        except IntegrityError:
            kept = _kept(actor, key)
            if kept is None:
                raise
    return _repeat(kept, digest)


def given_key(request: Request) -> str | None:
    """This function will return the key of a request; raises BadRequest for one that is blank or too long."""
    key = request.headers.get(HEADER)
    if key is not None and (not key.strip() or len(key) > LONGEST or not key.isprintable()):
        detail = _("A key has from 1 to %(limit)d printable characters.") % {"limit": LONGEST}
        raise BadRequest([Flaw(parameter=HEADER, code="invalid_key", detail=detail)])
    return key


def _kept(actor: str, key: str) -> IdempotentAnswer | None:
    IdempotentAnswer.objects.filter(created_at__lt=timezone.now() - KEPT).delete()
    return IdempotentAnswer.objects.filter(actor=actor, key=key).first()


def _keep(answer: HttpResponse, actor: str, key: str, digest: str) -> HttpResponse:
    IdempotentAnswer.objects.create(
        actor=actor,
        key=key,
        digest=digest,
        status=answer.status_code,
        headers={name: answer[name] for name in REPEATED_HEADERS if name in answer},
        body=answer.content.decode(),
    )
    return answer


def _repeat(kept: IdempotentAnswer, digest: str) -> HttpResponse:
    if kept.digest != digest:
        detail = _("This key came with another request before.")
        raise Unprocessable(detail, errors=[Flaw(parameter=HEADER, code="reused_key", detail=detail)])
    answer = HttpResponse(kept.body, status=kept.status, headers=kept.headers)
    answer["Idempotent-Replayed"] = "true"
    return answer


def _digest(request: Request) -> str:
    asked = f"{request.method} {request.get_full_path()}\n{request.headers.get('If-Match', '')}\n".encode()
    return hashlib.sha256(asked + request.body).hexdigest()
