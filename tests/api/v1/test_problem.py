"""Every error of the API is a problem document."""

import json

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.test import RequestFactory
from rest_framework import exceptions

from catalog.api.v1.problem import BadRequest, Flaw, Gone, NotFound, exception_handler


def answer(error):
    response = exception_handler(error, {"request": RequestFactory().get("/api/v1/models/?a=b")})
    assert response["Content-Type"] == "application/problem+json"
    return response, json.loads(response.content)


def test_a_bad_request_lists_what_is_wrong_and_leaves_out_what_does_not_apply():
    flaw = Flaw(parameter="view", code="unknown_value", detail="No.", allowed=("full",), did_you_mean="full")
    response, document = answer(BadRequest([flaw, Flaw(pointer="/name", code="blank", detail="Empty.")]))
    assert response.status_code == 400
    assert document == {
        "type": "about:blank",
        "title": "Bad Request",
        "status": 400,
        "detail": "No. Empty.",
        "instance": "/api/v1/models/",
        "errors": [
            {
                "parameter": "view",
                "code": "unknown_value",
                "detail": "No.",
                "allowed": ["full"],
                "did_you_mean": "full",
            },
            {"pointer": "/name", "code": "blank", "detail": "Empty."},
        ],
    }


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (NotFound("Nothing."), 404),
        (Gone("Withdrawn."), 410),
        (Http404(), 404),
        (PermissionDenied(), 403),
        (exceptions.MethodNotAllowed("PUT"), 405),
        (exceptions.UnsupportedMediaType("text/xml"), 415),
        (exceptions.ParseError(), 400),
        (exceptions.NotAuthenticated(), 401),
    ],
)
def test_errors_of_the_framework_have_the_same_shape(error, status):
    response, document = answer(error)
    assert response.status_code == document["status"] == status
    assert document["detail"]
    assert "errors" not in document


def test_a_throttled_client_is_told_how_long_to_wait():
    response, _document = answer(exceptions.Throttled(wait=2.5))
    assert (response.status_code, response["Retry-After"]) == (429, "3")


def test_a_broken_body_is_pointed_into():
    error = exceptions.ValidationError({"variants": [{}, {"a/b": ["Too big."]}], "non_field_errors": ["Odd."]})
    _response, document = answer(error)
    assert [(flaw["pointer"], flaw["detail"]) for flaw in document["errors"]] == [
        ("/variants/1/a~1b", "Too big."),
        ("", "Odd."),
    ]


def test_a_mistake_of_ours_is_left_to_the_server():
    assert exception_handler(KeyError("x"), {"request": RequestFactory().get("/")}) is None
