"""Cursors: the place where a page begins, bound to its list so that it means nothing anywhere else."""

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Collection, Sequence
from typing import Any

import orjson
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.crypto import salted_hmac

_SALT = "catalog.api.v1.cursor"
_DIGEST_SIZE = 16

Load = Callable[[Sequence[Any]], Sequence[Any]]
"""Reads a place from JSON; raises ValueError, TypeError or ValidationError for anything else."""


class Cursors:
    """Writes and reads the cursors of one list: an address with its filters and its order."""

    def __init__(self, path: str, data: QueryDict, positional: Collection[str]) -> None:
        """`positional` names the parameters that neither filter nor order, so that a cursor outlives their change."""
        bound = [path, sorted((name, values) for name, values in data.lists() if name not in positional)]
        self._bound = orjson.dumps(bound)

    def write(self, place: Sequence[Any], *, backward: bool) -> str:
        """This function will return the cursor to go on from a place, forward or backward."""
        payload = orjson.dumps([int(backward), *place])
        return urlsafe_b64encode(self._digest(payload) + payload).rstrip(b"=").decode()

    def read(self, text: str, load: Load) -> tuple[bool, Sequence[Any]]:
        """This function will return whether a cursor goes backward, and its place.

        It raises ValueError for a cursor that this list did not write.
        """
        try:
            raw = urlsafe_b64decode(f"{text}{'=' * (-len(text) % 4)}".encode("ascii"))
            digest, payload = raw[:_DIGEST_SIZE], raw[_DIGEST_SIZE:]
            genuine = hmac.compare_digest(digest, self._digest(payload))
            backward, *values = orjson.loads(payload if genuine else b"")
            return bool(backward), load(values)
        except (ValueError, TypeError, ValidationError):
            raise ValueError(text) from None

    def _digest(self, payload: bytes) -> bytes:
        return salted_hmac(_SALT, self._bound + payload, algorithm="sha256").digest()[:_DIGEST_SIZE]
