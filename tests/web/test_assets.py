import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

pytestmark = pytest.mark.usefixtures("seeded")

PAGES = [("/", 200), ("/models/gpt-3/", 200), ("/models/nothing/", 404), ("/nothing", 404), ("/?bad=1", 400)]
LOADING = {"script": "src", "img": "src", "iframe": "src", "source": "src", "link": "href", "form": "action"}
LOCAL = re.compile(r"/(?!/)|\?|#|\.$")


@pytest.mark.parametrize(("address", "status"), PAGES)
def test_nothing_comes_from_another_host(page, address, status):
    shown = page(address, status=status)
    loaded = [
        element.attributes[LOADING[element.name]]
        for element in shown.all()
        if element.name in LOADING and LOADING[element.name] in element.attributes
    ]
    assert [each for each in loaded if not LOCAL.match(each)] == []
    assert any(each.endswith(".css") for each in loaded)


@pytest.mark.parametrize(("address", "status"), PAGES)
def test_no_script_and_no_style_stands_in_the_page(page, address, status):
    shown = page(address, status=status)
    assert shown.all("script") == shown.all("style") == []
    assert [element.name for element in shown.all() if "style" in element.attributes] == []


@pytest.mark.parametrize(("address", "status"), PAGES)
def test_the_content_security_policy_is_strict(client, address, status):
    policy = dict(
        directive.strip().split(" ", 1)
        for directive in client.get(address).headers["Content-Security-Policy"].split(";")
    )
    assert policy["default-src"] == "'none'"
    assert policy["style-src"] == policy["script-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert not re.search(r"unsafe|https?:|\*", " ".join(policy.values()))


def test_links_to_other_hosts_give_them_nothing(page):
    outside = [link for link in page("/models/gpt-3/").all("a") if "://" in link.attributes["href"]]
    assert outside
    assert {link.attributes.get("rel") for link in outside} == {"noopener nofollow"}


@pytest.mark.parametrize("name", ["base.css", "front.css", "model.css", "icon.svg"])
def test_every_asset_is_there_and_loads_nothing_itself(name):
    path = finders.find(f"catalog/web/{name}")
    content = Path(path).read_text().replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert not re.search(r"url\(|@import|https?:|//\w|<script|<style", content)


def test_a_browser_that_looks_for_an_icon_finds_it(client):
    response = client.get("/favicon.ico")
    assert (response.status_code, response.headers["Location"]) == (302, "/static/catalog/web/icon.svg")
