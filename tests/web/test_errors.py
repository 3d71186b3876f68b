import pytest
from django.test import RequestFactory
from django.utils import translation

from registry import errors, faults
from tests.web.reading import Reader


@pytest.mark.parametrize(
    ("language", "says"), [("en", "Nothing is at this address"), ("ko", "이 주소에는 아무것도 없습니다")]
)
def test_an_address_of_nothing_has_a_page_with_a_way_on(page, db, language, says):
    shown = page("/no/such/place", language, status=404)
    assert shown.one("h1").text == says
    assert "/" in [link.attributes["href"] for link in shown.one("main").all("a")]


@pytest.mark.parametrize(
    ("handler", "status", "arguments"),
    [
        (errors.bad_request, 400, (Exception(),)),
        (errors.permission_denied, 403, (Exception(),)),
        (errors.server_error, 500, ()),
    ],
)
@pytest.mark.parametrize("language", ["en", "ko"])
def test_other_errors_have_pages_that_need_no_database(handler, status, arguments, language):
    with translation.override(language):
        response = handler(RequestFactory().get("/"), *arguments)
    content = response.content.decode()
    assert response.status_code == status
    assert f'<html lang="{language}">' in content
    assert "catalog/web/base.css" in content
    assert str(status) in content


def test_a_database_that_is_away_has_a_page_in_the_same_dress():
    with translation.override("en"):
        response = faults.answer(RequestFactory().get("/"), faults.AWAY)
    shown = Reader.read(response.content.decode())
    assert (response.status_code, shown.one("h1").text) == (503, faults.AWAY.detail)
    assert [each.attributes["href"] for each in shown.all("link", rel="stylesheet")] == ["/static/catalog/web/base.css"]
