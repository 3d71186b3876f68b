"""What no view answers is a problem document below /api/ and a page elsewhere."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import RequestFactory

from registry import errors


@pytest.mark.parametrize(
    ("handler", "arguments", "status"),
    [
        (errors.bad_request, [ValueError()], 400),
        (errors.permission_denied, [PermissionDenied()], 403),
        (errors.page_not_found, [ValueError()], 404),
        (errors.server_error, [], 500),
    ],
)
def test_every_handler_speaks_both_languages(handler, arguments, status):
    response = handler(RequestFactory().get("/api/v1/x/"), *arguments)
    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"
    page = handler(RequestFactory().get("/x/"), *arguments)
    assert page.status_code == status
    assert page["Content-Type"].startswith("text/html")


def test_a_wrong_host_below_the_api_gets_a_problem_document(client):
    response = client.get("/api/v1/models/", headers={"host": "elsewhere.example"})
    assert response.status_code == 400
    assert response.json()["instance"] == "/api/v1/models/"


def test_an_unknown_address_below_the_api_gets_a_problem_document(client):
    response = client.get("/api/nowhere/")
    assert response.status_code == 404
    assert response.json() == {
        "type": "about:blank",
        "title": "Not Found",
        "status": 404,
        "detail": "Nothing is at this address.",
        "instance": "/api/nowhere/",
    }
