"""Answers that count all models that match: made once in each state of the catalog, however many ask."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import get_language
from rest_framework.request import Request

from catalog.api.v1.conditional import asked_for
from catalog.discovery.remembered import Remembered
from catalog.discovery.state import State
from catalog.documents.encoding import encode

MOST = 100
"""How many of them are kept: one may be as large as some hundred kB."""

_answers: Remembered[bytes] = Remembered(MOST)


def remembered(request: Request, state: State, make: Callable[[], Any]) -> bytes:
    """This function will return what `make` returns, as JSON, made anew only where the catalog has changed since.

    Answers in other languages are others. `state` is that before anything else was read: what changes while an answer
    is made moves it on.
    """
    asked = get_language(), asked_for(request)
    answer = _answers.find(state, asked)
    if answer is None:
        answer = encode(make()).encode()
        _answers.keep(state, asked, answer)
    return answer
