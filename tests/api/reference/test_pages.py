"""The reference for people: both pages, both languages, nothing from another host, nothing inline."""

import re
from html.parser import HTMLParser

import pytest
from django.contrib.staticfiles import finders

from registry.env import BASE_DIR

PAGES = ["docs", "redoc"]
STATIC = BASE_DIR / "catalog" / "static" / "catalog" / "reference"


class Seen(HTMLParser):
    """What a page loads, what it links to, and what it does inline."""

    def __init__(self, text):
        super().__init__()
        self.loads, self.links, self.inline, self.inside = [], [], [], ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.inside = tag
        self.inline += [name for name in found if name.startswith("on") or name == "style"]
        if tag in {"script", "img", "link"}:
            self.loads.append(found.get("src") or found.get("href") or "inline")
        if tag == "a":
            self.links.append(found["href"])

    def handle_data(self, data):
        if self.inside in {"script", "style"} and data.strip():
            self.inline.append(data)


@pytest.fixture(params=PAGES)
def page(request, client):
    """Ask for one of the pages."""
    return lambda query="", **headers: client.get(f"/api/{request.param}/{query}", headers=headers)


@pytest.mark.parametrize("query", ["", "?lang=en", "?lang=ko"])
def test_everything_comes_from_this_server(page, query):
    response = page(query)
    assert response.status_code == 200
    seen = Seen(response.content.decode())
    assert seen.inline == []
    assert all(address.startswith("/static/") for address in seen.loads)
    assert all(address.startswith(("/", "?")) and not address.startswith("//") for address in seen.links)
    written = re.sub(r'nonce="[^"]*"', "", response.content.decode())  # a random word may well hold two slashes
    assert not re.search(r"(https?:)?//[a-z]", written)


def test_what_a_page_loads_exists(page):
    for address in Seen(page().content.decode()).loads:
        assert finders.find(address.removeprefix("/static/")), address


def test_the_policy_stays_strict(page):
    response = page()
    policy = dict(part.split(" ", 1) for part in response["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == "'self'"
    assert "unsafe" not in response["Content-Security-Policy"]
    styles = policy["style-src"].split()
    assert styles[0] == "'self'"
    assert all(re.fullmatch(r"'nonce-[\w+/=-]+'", extra) for extra in styles[1:])
    for nonce in re.findall(r"nonce-([^']+)", policy["style-src"]):
        assert f'nonce="{nonce}"' in response.content.decode()


def test_a_nonce_is_used_once(client):
    policies = {client.get("/api/redoc/")["Content-Security-Policy"] for _ in range(3)}
    assert len(policies) == 3
    assert "nonce" not in client.get("/api/docs/")["Content-Security-Policy"]


def test_the_page_and_its_document_are_in_the_readers_language(page):
    for response in (page("?lang=ko"), page("", accept_language="ko")):
        html = response.content.decode()
        assert '<html lang="ko">' in html
        assert 'data-document="/api/v1/openapi.json?lang=ko"' in html
        assert "시험해 보기" in html
        assert response["Content-Language"] == "ko"
    assert '<html lang="en">' in page().content.decode()


def test_pages_are_as_strict_as_the_api(page):
    response = page("?language=ko")
    assert response.status_code == 400
    assert response.json()["errors"][0]["did_you_mean"] == "lang"
    assert page("?lang=fr").status_code == 400


@pytest.mark.parametrize("name", ["docs.js", "redoc.js", "page.css"])
def test_our_own_files_name_no_other_host(name):
    assert not re.search(r"(https?:)?//[a-z0-9-]+\.", (STATIC / name).read_text())


def test_what_would_call_out_is_switched_off():
    docs, redoc = (STATIC / "docs.js").read_text(), (STATIC / "redoc.js").read_text()
    assert "validatorUrl: null" in docs
    assert "queryConfigEnabled: false" in docs
    assert "disableSearch: true" in redoc
    assert "fontFamily" in redoc
