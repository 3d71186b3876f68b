import pytest

pytestmark = pytest.mark.usefixtures("seeded")


def language_of(response):
    content = response.content.decode()
    languages = [language for language in ("en", "ko") if f'<html lang="{language}">' in content]
    assert languages == [response.headers["Content-Language"]]
    return languages[0]


@pytest.mark.parametrize(
    ("preferred", "language"),
    [("ko-KR,ko;q=0.9,en;q=0.8", "ko"), ("en-US,en", "en"), ("fr-FR, ko;q=0.3", "ko"), ("fr", "en"), ("", "en")],
)
def test_the_browser_chooses_unless_the_reader_does(client, preferred, language):
    response = client.get("/", headers={"accept-language": preferred})
    assert language_of(response) == language
    assert {"Accept-Language", "Cookie"} <= {word.strip() for word in response.headers["Vary"].split(",")}
    assert response.cookies == {}


@pytest.mark.parametrize("address", ["/", "/models/gpt-3/", "/models/nothing-like-it/"])
def test_the_switch_is_remembered_on_every_page(client, address):
    switched = client.get(f"{address}?lang=ko", headers={"accept-language": "en"})
    assert language_of(switched) == "ko"
    cookie = switched.cookies["django_language"]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", 31_536_000)
    assert language_of(client.get("/models/gpt-3/", headers={"accept-language": "en"})) == "ko"
    assert language_of(client.get("/?lang=en")) == "en"
    assert language_of(client.get("/")) == "en"


def test_the_switch_keeps_what_is_asked_for(page):
    links = page("/?openness=api&ordering=name").one("nav", class_="languages").all("a")
    assert [link.attributes["href"] for link in links] == [
        "?openness=api&ordering=name&lang=en",
        "?openness=api&ordering=name&lang=ko",
    ]
    assert [link.attributes.get("aria-current") for link in links] == ["true", None]


def test_a_language_of_one_request_is_not_left_for_the_next(client):
    client.get("/?lang=ko")
    client.cookies.clear()
    assert language_of(client.get("/", headers={"accept-language": "en"})) == "en"
