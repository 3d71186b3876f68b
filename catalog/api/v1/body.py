"""Bodies: JSON read strictly, so that nothing a client sends is silently ignored or stored unreadable."""

import json
from typing import Any

from django.utils.translation import gettext as _
from rest_framework.exceptions import UnsupportedMediaType
from rest_framework.request import Request

from catalog.api.v1.problem import BadRequest, Flaw
from catalog.values.problem import ValueProblem
from catalog.values.text import clean_json

LIMIT = 1_000_000
"""Longest body, in bytes."""


def read(request: Request) -> dict[str, Any]:
    """This function will return the JSON object that a request holds.

    Raises BadRequest for what is too long, no JSON, no object, names a member twice, or holds NaN, NUL, a lone
    surrogate or nesting without end; UnsupportedMediaType for another type of content.
    """
    if not request.body:
        raise _bad("required", _("The body is empty; a JSON object is required."))
    content_type = (request.content_type or "").partition(";")[0].strip().lower()
    if content_type not in {"application/json", "application/merge-patch+json"}:
        raise UnsupportedMediaType(content_type or "none")
    raw = request.body
    if len(raw) > LIMIT:
        raise _bad("too_long", _("The body is longer than %(limit)d bytes.") % {"limit": LIMIT})
    try:
        data = json.loads(raw.decode(), object_pairs_hook=_object, parse_constant=_constant)
        clean_json(data)
    except ValueProblem as problem:
        raise _bad(problem.code, problem.detail) from problem
    except (ValueError, RecursionError) as error:
        raise _bad("invalid_json", _("The body is no JSON: %(why)s.") % {"why": str(error)[:200]}) from error
    if not isinstance(data, dict):
        raise _bad("invalid", _("The body is a JSON object."))
    return data


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _value in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueProblem("repeated", _("The member “%(name)s” stands twice.") % {"name": twice[:100]})
    return found


def _constant(name: str) -> Any:
    raise ValueProblem("invalid_number", _("%(name)s is no JSON.") % {"name": name})


def _bad(code: str, detail: str) -> BadRequest:
    return BadRequest([Flaw(pointer="", code=code, detail=detail)])
