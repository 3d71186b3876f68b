"""Pages work under the content security policy, and load nothing from elsewhere, as a real browser sees it."""

from urllib.parse import urlsplit

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import sync_playwright

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def curator(seeded):
    """A superuser whom a browser can sign in."""
    password = "a password for tests"
    user = get_user_model().objects.create_superuser(username="curator", password=password)
    return user.username, password


@pytest.fixture
def page(chromium, live_server, curator):
    """A page of a headless browser, with what it complained of and asked for.

    It is asked for last: while playwright's event loop runs in this thread, Django refuses to touch the database.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-dev-shm-usage"])
        page = browser.new_page()
        page.complaints, page.asked = [], []
        page.on("console", lambda message: page.complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on("request", lambda request: page.asked.append(request.url))
        yield page
        browser.close()


def elsewhere(page, server):
    home = urlsplit(server.url).netloc
    return [url for url in page.asked if urlsplit(url).scheme != "data" and urlsplit(url).netloc != home]


@pytest.mark.parametrize("path", ["/", "/models/gpt-3/", "/api/docs/", "/api/redoc/"])
def test_a_public_page_runs_without_complaint_and_asks_no_other_host(page, live_server, path):
    response = page.goto(f"{live_server.url}{path}", wait_until="networkidle")
    assert response.status == 200
    assert "'unsafe" not in response.headers["content-security-policy"]
    assert page.complaints == []
    assert elsewhere(page, live_server) == []


def test_the_desk_works_under_the_policy(page, live_server, curator):
    name, password = curator
    page.goto(f"{live_server.url}/admin/")
    page.fill("#id_username", name)
    page.fill("#id_password", password)
    page.click("input[type=submit]")
    for path in ("/admin/", "/admin/auth/user/", "/admin/auth/user/add/", "/admin/catalog/foundationmodel/"):
        response = page.goto(f"{live_server.url}{path}", wait_until="networkidle")
        assert response.status == 200
    assert page.complaints == []
    assert elsewhere(page, live_server) == []
