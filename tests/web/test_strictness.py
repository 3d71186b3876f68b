import pytest

pytestmark = pytest.mark.usefixtures("seeded")


@pytest.mark.parametrize(
    ("query", "parameter", "says", "address"),
    [
        ("modalitty=text", "modalitty", "no such parameter", "/?modality=text"),
        ("modality=texd&page=1", "modality", "not one of its values", "/?page=1&modality=text"),
        ("openness=opn-weights", "openness", "not one of its values", "/?openness=open-weights"),
        ("domain=biomedica", "domain", "not one of its values", "/?domain=biomedical"),
        ("organization=nvidea", "organization", "not one of its values", "/?organization=nvidia"),
        ("ordering=parameter", "ordering", "not one of its values", "/?ordering=parameters"),
        ("has_conflict=yes", "has_conflict", "not one of its values", "/?"),
        ("ordering=name&ordering=name", "ordering", "2 times", "/?"),
        ("page=0", "page", "whole number", "/?"),
        ("page=-1", "page", "whole number", "/?"),
        ("page=1.5", "page", "whole number", "/?"),
        ("page=99999999999999999999", "page", "whole number", "/?"),
        ("page=%D9%A1", "page", "whole number", "/?"),
        ("page=9999", "page", "last page is", "/?"),
        ("search=%00", "search", "cannot be shown", "/?"),
        ("search=%FF%FE", "search", "UTF-8", "/?"),
        ("search=" + "a" * 10_000, "search", "longer than 200", "/?"),
        ("search=!!!", "search", "no word", "/?"),
        ("lang=fr", "lang", "not one of its values", "/?"),
        ("lang=ko&lang=en", "lang", "2 times", "/?"),
        ("lang=", "lang", "not one of its values", "/?"),
    ],
)
def test_what_it_does_not_know_is_refused_with_the_way_out(page, query, parameter, says, address):
    shown = page(f"/?{query}", status=400)
    problem = shown.one("dl", class_="problems")
    assert problem.one("dt").text == parameter
    assert says in problem.one("dd").text
    assert problem.one("a").attributes["href"] == address


def test_everything_that_is_wrong_is_said_at_once(page):
    shown = page("/?openness=opn&modality=texd&page=x", "ko", status=400)
    assert [name.text for name in shown.all("dt")] == ["openness", "modality", "page"]
    assert "1 이상의 정수" in shown.text


def test_the_page_of_a_model_is_as_strict(page):
    assert "no such parameter" in page("/models/gpt-3/?utm_source=x", status=400).text


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_pages_are_only_read(client, method):
    assert getattr(client, method)("/").status_code == 405


@pytest.mark.parametrize(
    "address",
    [
        "/?%00=%00",
        "/?ordering=%ED%A0%80",
        "/?source=%27%22%3E%3Cscript%3E",
        "/?organization=" + "a" * 201,
        "/?" + "&".join(f"x{number}=1" for number in range(500)),
        "/?search=%22unclosed -",
        "/?search=a OR",
        "/?task=a%0Ab",
        "/models/%00/",
        "/models/" + "a" * 5000 + "/",
        "/models/%FF/",
        "/models/../",
        "/models/<script>/",
        "/models/%E2%80%AE/",
    ],
)
def test_hostile_addresses_are_answered_and_break_nothing(client, address):
    response = client.get(address)
    assert response.status_code in {200, 301, 302, 400, 404}
    assert b"<script" not in response.content
    assert b"\x00" not in response.content
