"""The reference in a real browser: it shows, it works, it complains of nothing and asks no other host."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def visit(seeded, live_server, person):
    """Open an address of the service; returns the page, its complaints and the outside addresses that it asked for."""

    def opened(path):
        page, complaints, outside = person().new_page(), [], []
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: outside.append(request.url))
        response = page.goto(f"{live_server.url}{path}", wait_until="load")
        assert "'unsafe" not in response.headers["content-security-policy"]
        return page, complaints, outside

    def foreign(addresses):
        return [address for address in addresses if not address.startswith((live_server.url, "data:"))]

    return opened, foreign


def test_the_reference_is_read_and_tried_in_english(visit):
    opened, foreign = visit
    page, complaints, asked = opened("/api/docs/?lang=en")
    page.get_by_text("Find models").locator("visible=true").first.wait_for()

    listing = page.locator("[id$=-claims_list]").first
    listing.locator(".opblock-summary-control").click()
    listing.locator(".try-out__btn").click()
    filled = listing.locator("input[type=text]").evaluate_all("fields => fields.map(field => field.value)")
    assert set(filled) <= {"", "25"}  # the default size of a page
    assert filled.count("") > 3

    resolve = page.locator("[id$=-resolve]").first
    resolve.locator(".opblock-summary-control").click()
    resolve.locator(".try-out__btn").click()
    resolve.locator(".execute").click()
    resolve.locator(".live-responses-table").get_by_text("mt-nlg").first.wait_for()
    assert asked[-1].endswith("/api/v1/resolve/?name=Megatron-Turing%20NLG%20530B")
    assert complaints == []
    assert foreign(asked) == []


def test_the_other_reference_is_read_in_korean(visit):
    opened, foreign = visit
    page, complaints, asked = opened("/api/redoc/?lang=ko")
    page.get_by_text("모델 찾기").locator("visible=true").first.wait_for()
    assert complaints == []
    assert foreign(asked) == []
