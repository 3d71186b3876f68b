"""Errors as the OpenAPI document describes them: one shape, and what each status means here."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from catalog.api.v1.problem import PROBLEM_JSON


class FlawSerializer(serializers.Serializer):
    """One thing that is wrong with a request, and how to mend it."""

    parameter = serializers.CharField(
        required=False, help_text=_("Name of the query parameter, the header or the part of the path.")
    )
    pointer = serializers.CharField(required=False, help_text=_("JSON pointer into the body that was sent."))
    code = serializers.CharField(help_text=_("For programs: the same words whatever the language."))
    detail = serializers.CharField(help_text=_("For people: one sentence."))
    allowed = serializers.ListField(
        child=serializers.CharField(), required=False, help_text=_("What is allowed, where that can be listed.")
    )
    did_you_mean = serializers.CharField(required=False, help_text=_("The nearest right spelling."))


class ProblemSerializer(serializers.Serializer):
    """An error, as RFC 9457 writes it."""

    type = serializers.CharField(help_text=_("Kind of the problem; about:blank where the status says it all."))
    title = serializers.CharField(help_text=_("Name of the status."))
    status = serializers.IntegerField(help_text=_("HTTP status."))
    detail = serializers.CharField(help_text=_("What is wrong, for people."))
    instance = serializers.CharField(help_text=_("Path that was asked for."))
    errors = FlawSerializer(  # type: ignore[assignment]  # DRF takes declared fields out of the class
        many=True, required=False, help_text=_("Each thing that is wrong with the request.")
    )


def _example(status: int, title: str, detail: str, path: str, *flaws: Mapping[str, Any]) -> dict[str, Any]:
    own = {"type": "about:blank", "title": title, "status": status, "detail": detail, "instance": path}
    return {**own, "errors": list(flaws)} if flaws else own


_UNKNOWN = {
    "parameter": "modalitty",
    "code": "unknown_parameter",
    "detail": "“modalitty” is no parameter of this address.",
    "allowed": ["modality", "input_modality", "output_modality"],
    "did_you_mean": "modality",
}
_NOWHERE = {
    "parameter": "slug",
    "code": "unknown_model",
    "detail": "No model is at this address.",
    "did_you_mean": "gpt-3",
}

_TAKEN = {"pointer": "/slug", "code": "conflict", "detail": "There is a model “bert” already."}

NAMES = {
    308: "Moved",
    400: "BadRequest",
    401: "Unauthorized",
    403: "Forbidden",
    404: "NotFound",
    405: "MethodNotAllowed",
    406: "NotAcceptable",
    409: "Conflict",
    410: "Gone",
    412: "PreconditionFailed",
    415: "UnsupportedMediaType",
    422: "Unprocessable",
    428: "PreconditionRequired",
    503: "ServiceUnavailable",
}
"""Names of the components that describe problem documents."""

_DESCRIPTIONS: Mapping[int, str | Promise] = {
    308: _("The model is at another address now: Location names it."),
    400: _("A parameter is unknown, or its value is wrong: the answer names it, what is allowed and the nearest word."),
    401: _("The request shows no token, or one that is wrong, ended or revoked."),
    403: _("The token does not reach so far."),
    404: _("Nothing is at this address; the answer names the nearest word that has one."),
    405: _("The address does not have this method."),
    406: _("The Accept header leaves out the only format of this address."),
    409: _("The write contradicts a record that exists; Location names it where it is a model."),
    410: _("The model was published and has been withdrawn."),
    412: _("The state that the request expects is no longer the current one; a write names the fields that differ."),
    415: _("The body is no JSON."),
    422: _("The idempotency key came with another request before."),
    428: _("The write does not say which document it has seen."),
    503: _("The database is away or busy; the answer says when to try again."),
}

_EXAMPLES = {
    308: _example(308, "Permanent Redirect", "This model is at another address now.", "/api/v1/models/former-name/"),
    400: _example(400, "Bad Request", "“modalitty” is no parameter of this address.", "/api/v1/models/", _UNKNOWN),
    401: _example(401, "Unauthorized", "Writing needs a bearer token.", "/api/v1/models/"),
    403: _example(403, "Forbidden", "This token does not reach so far; the scope curate is needed.", "/api/v1/models/"),
    404: _example(404, "Not Found", "No model is at this address.", "/api/v1/models/gpt3/", _NOWHERE),
    405: _example(405, "Method Not Allowed", 'Method "PUT" not allowed.', "/api/v1/models/"),
    406: _example(406, "Not Acceptable", "This address answers with application/json only.", "/api/v1/models/"),
    409: _example(409, "Conflict", "There is a model “bert” already.", "/api/v1/models/", _TAKEN),
    410: _example(410, "Gone", "This model has been withdrawn.", "/api/v1/models/withdrawn-model/"),
    412: _example(
        412, "Precondition Failed", "The document is no longer what the request expects.", "/api/v1/models/bert/"
    ),
    415: _example(415, "Unsupported Media Type", 'Unsupported media type "text/plain" in request.', "/api/v1/models/"),
    422: _example(422, "Unprocessable Entity", "This key came with another request before.", "/api/v1/models/"),
    428: _example(
        428,
        "Precondition Required",
        "Say which document you have seen: send its ETag as If-Match.",
        "/api/v1/models/bert/",
    ),
    503: _example(503, "Service Unavailable", "The database does not answer at the moment.", "/api/v1/models/"),
}

_HEADERS = {
    308: ("Location",),
    401: ("WWW-Authenticate",),
    405: ("Allow",),
    409: ("Location",),
    412: ("ETag",),
    428: ("ETag",),
    503: ("Retry-After",),
}


def response(status: int, problem: Mapping[str, Any], header: Any) -> dict[str, Any]:
    """This function will return the description of one error; `header` gives the reference to a header."""
    names = ("Vary", "Content-Language", *_HEADERS.get(status, ()))
    return {
        "description": str(_DESCRIPTIONS[status]),
        "headers": {name: header(name) for name in names},
        "content": {PROBLEM_JSON: {"schema": problem, "example": _EXAMPLES[status]}},
    }
