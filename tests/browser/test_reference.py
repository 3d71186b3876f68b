"""The reference in a real browser: it shows, it works, it complains of nothing and asks no other host."""

import pytest
from playwright.sync_api import sync_playwright

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def visit(seeded, chromium, live_server):
    """Open an address of the service; returns the page, its complaints and the outside addresses that it asked for."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-dev-shm-usage"])

        def opened(path):
            page, complaints, outside = browser.new_page(), [], []
            page.on("console", lambda message: complaints.append(message.text))
            page.on("pageerror", lambda error: complaints.append(str(error)))
            page.on("request", lambda request: outside.append(request.url))
            page.goto(f"{live_server.url}{path}", wait_until="networkidle")
            return page, complaints, outside

        def foreign(addresses):
            return [address for address in addresses if not address.startswith((live_server.url, "data:"))]

        yield opened, foreign
        browser.close()


@pytest.mark.parametrize(
    ("path", "seen"),
    [
        ("/api/docs/?lang=en", "Find models"),
        ("/api/docs/?lang=ko", "모델 찾기"),
        ("/api/redoc/?lang=en", "Find models"),
        ("/api/redoc/?lang=ko", "모델 찾기"),
    ],
)
def test_the_reference_shows_without_a_complaint_or_another_host(visit, path, seen):
    opened, foreign = visit
    page, complaints, asked = opened(path)
    page.get_by_text(seen).locator("visible=true").first.wait_for()
    assert complaints == []
    assert foreign(asked) == []


def test_an_operation_can_be_tried_as_it_comes(visit):
    opened, foreign = visit
    page, complaints, asked = opened("/api/docs/?lang=en")
    operation = page.locator("[id$=-resolve]").first
    operation.locator(".opblock-summary-control").click()
    operation.locator(".try-out__btn").click()
    operation.locator(".execute").click()
    operation.locator(".live-responses-table").get_by_text("mt-nlg").first.wait_for()
    assert complaints == []
    assert foreign(asked) == []
    assert asked[-1].endswith("/api/v1/resolve/?name=Megatron-Turing%20NLG%20530B")


def test_forms_come_empty_where_nothing_is_required(visit):
    opened, _foreign = visit
    page, _complaints, _asked = opened("/api/docs/?lang=en")
    operation = page.locator("[id$=-models_list]").first
    operation.locator(".opblock-summary-control").click()
    operation.locator(".try-out__btn").click()
    filled = operation.locator("input[type=text]").evaluate_all("fields => fields.map(field => field.value)")
    assert set(filled) <= {"", "25"}  # the default size of a page
    assert filled.count("") > 3
