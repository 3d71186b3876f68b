"""Query strings, read strictly: every parameter is known, decodable and right, or the answer is 400."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote_to_bytes

from django.http import QueryDict
from django.utils.translation import gettext as _
from rest_framework.request import Request

from catalog.api.v1.parameter import Parameter
from catalog.api.v1.problem import BadRequest, Flaw
from catalog.values.name import nearest
from catalog.values.problem import quoted

PAIR_LIMIT = 500
"""How many parameters one request may hold."""

SHOWN_FLAWS = 20
"""How many flaws one answer lists."""

_BAD_ESCAPE = re.compile(rb"%(?![0-9A-Fa-f]{2})")
_SEPARATOR = "__"


class Query:
    """The parameters of one request, and what is wrong with them."""

    def __init__(self, request: Request, known: Mapping[str, Parameter]) -> None:
        self.known = known
        self.data = QueryDict(mutable=True)
        self.flaws: list[Flaw] = []
        for pair in self._pairs(request):
            self._add(pair)
        for name in self.data:
            if name not in known:
                self.flaws.append(_unknown(name, known))

    def one(self, parameter: Parameter) -> Any:
        """This function will return the value of a parameter that may be given once, or its default."""
        if parameter.name not in self.data:
            return parameter.default
        values, flaws = parameter.read(self.data.getlist(parameter.name))
        self.flaws.extend(flaws)
        return values[0] if values else parameter.default

    def many(self, parameter: Parameter) -> list[Any]:
        """This function will return the values of a parameter that may be repeated."""
        values, flaws = parameter.read(self.data.getlist(parameter.name))
        self.flaws.extend(flaws)
        return values

    def text(self, name: str) -> tuple[str, ...]:
        """This function will return the values of a parameter as they were sent."""
        return tuple(self.data.getlist(name))

    def check(self) -> None:
        """This function will raise BadRequest if anything is wrong with what has been read."""
        if self.flaws:
            raise BadRequest(self.flaws[:SHOWN_FLAWS])

    def _pairs(self, request: Request) -> list[bytes]:
        pairs = [pair for pair in _raw(request).split(b"&") if pair]
        if len(pairs) > PAIR_LIMIT:
            detail = _("The request has too many parameters; allowed are %(limit)d.") % {"limit": PAIR_LIMIT}
            raise BadRequest([Flaw(parameter=_shown(pairs[PAIR_LIMIT]), code="too_many", detail=detail)])
        return pairs

    def _add(self, pair: bytes) -> None:
        name, _equals, value = pair.partition(b"=")
        try:
            self.data.appendlist(_decoded(name), _decoded(value))
        except ValueError:
            detail = _("This is not percent-encoded UTF-8; a percent sign itself is sent as its escape.")
            self.flaws.append(Flaw(parameter=_shown(pair), code="invalid_encoding", detail=detail))


def _raw(request: Request) -> bytes:
    """This function will return the query string as it came; WSGI hands bytes over as characters of Latin-1."""
    text: str = request.META.get("QUERY_STRING", "")
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")


def _decoded(part: bytes) -> str:
    """This function will return the text of a name or a value; raises ValueError where it is not UTF-8."""
    if _BAD_ESCAPE.search(part):
        raise ValueError(part)
    return unquote_to_bytes(part.replace(b"+", b" ")).decode("utf-8")


def _shown(pair: bytes) -> str:
    """This function will return the name in an undecodable pair as an answer may repeat it."""
    name = unquote_to_bytes(pair.partition(b"=")[0]).decode("utf-8", "replace")
    return quoted(name).strip('"')


def _unknown(name: str, known: Mapping[str, Parameter]) -> Flaw:
    base = name.partition(_SEPARATOR)[0]
    family = [entry for entry in known if entry.partition(_SEPARATOR)[0] == base]
    shown = quoted(name).strip('"')
    if family:
        return Flaw(
            parameter=shown,
            code="unknown_suffix",
            detail=_("“%(name)s” does not apply; allowed for “%(base)s” are %(allowed)s.")
            % {"name": shown, "base": base, "allowed": ", ".join(family)},
            allowed=family,
            did_you_mean=nearest(name, family),
        )
    return Flaw(
        parameter=shown,
        code="unknown_parameter",
        detail=_("“%(name)s” is no parameter of this address.") % {"name": shown},
        allowed=[entry for entry in known if _SEPARATOR not in entry or entry.partition(_SEPARATOR)[0] not in known],
        did_you_mean=nearest(name, known),
    )
