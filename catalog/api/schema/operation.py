"""Operations: what one method of an address does and with what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise
from rest_framework.serializers import Serializer

from catalog.api.v1.parameter import Parameter

Shape = type[Serializer[Any]]


LIST_ERRORS = (400, 405, 406, 412, 503)
"""Statuses of addresses that always exist."""

RECORD_ERRORS = (400, 404, 405, 406, 412, 503)
"""Statuses of addresses of one record."""

MODEL_ERRORS = (308, 400, 404, 405, 406, 410, 412, 503)
"""Statuses of addresses of one model, which may have moved or been withdrawn."""


READING_HEADERS = ("If-None-Match", "If-Modified-Since", "Accept-Language")


@dataclass(frozen=True, slots=True)
class Record:
    """One record as JSON."""

    shape: Shape


@dataclass(frozen=True, slots=True)
class Page:
    """One page of records in the envelope."""

    shape: Shape
    name: str
    """Name of the envelope's component."""


@dataclass(frozen=True, slots=True)
class Named:
    """Records by their names."""

    shape: Shape


@dataclass(frozen=True, slots=True)
class Object:
    """An object that is described elsewhere."""

    media_type: str = "application/json"


@dataclass(frozen=True, slots=True)
class File:
    """Text of another media type."""

    media_type: str
    attached: bool = False
    """Whether browsers save it instead of showing it."""


Answer = Record | Page | Named | Object | File


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One method of one address."""

    id: str
    """Name of the method in generated clients."""
    tag: str
    summary: str | Promise
    description: str | Promise
    answer: Answer
    answer_description: str | Promise
    example: str = ""
    """File of `examples/` with a real answer."""
    errors: tuple[int, ...] = RECORD_ERRORS
    """Statuses of problem documents."""
    parameters: tuple[Parameter, ...] | None = None
    """Query parameters, where they are not those of the view."""
    headers: tuple[str, ...] = READING_HEADERS
    """Headers of the request that it reads."""
    statuses: tuple[int, ...] = (200, 304)
    """Statuses of success; an answer with 304 may be kept and asked for again."""
    rehearsal: Answer | None = None
    """What 200 answers with, where another status says that something was made of the first shape."""
    body: Shape | None = None
    """Shape of what is sent."""
    sent: Mapping[str, Any] = field(default_factory=dict)
    """Example of what is sent."""
    bearer: bool = False
    """Whether it needs a token."""
