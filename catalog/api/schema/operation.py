"""Operations: what one method of an address does and with what it answers."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from rest_framework.serializers import BaseSerializer

Shape = type[BaseSerializer[Any]]


LIST_ERRORS = (400, 405, 406, 412, 503)
"""Statuses of addresses that always exist."""

RECORD_ERRORS = (400, 404, 405, 406, 412, 503)
"""Statuses of addresses of one record."""

MODEL_ERRORS = (308, 400, 404, 405, 406, 410, 412, 503)
"""Statuses of addresses of one model, which may have moved or been withdrawn."""


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
    """A JSON object that is described elsewhere."""


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
    example: str = ""
    """File of `examples/` with a real answer."""
    errors: tuple[int, ...] = RECORD_ERRORS
    """Statuses of problem documents, besides 200 and 304."""
    answer_description: str | Promise = ""
