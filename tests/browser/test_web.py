"""The pages in a real Chromium: none wider than its window, nothing from elsewhere, nothing that the policy refuses."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

WINDOWS = (
    ("/", 360, "light", "ko-KR"),
    ("/", 390, "dark", "en-US"),
    ("/", 1600, "light", "en-US"),
    ("/models/imagen/", 360, "dark", "ko-KR"),
    ("/models/imagen/", 1280, "light", "en-US"),
    ("/models/nothing-of-this-name/", 360, "light", "en-US"),
    ("/?modalitty=text", 360, "dark", "ko-KR"),
)


@pytest.fixture
def window(seeded, live_server, person):
    """Open a page in a window of a width and a color scheme; returns what the browser saw."""

    def look(address, *, width, scheme="light", language="en-US"):
        page = person(viewport={"width": width, "height": 800}, color_scheme=scheme, locale=language).new_page()
        page.requested, page.complaints = [], []
        page.on("request", lambda request: page.requested.append(request.url))
        page.on("console", lambda message: page.complaints.append(message.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.goto(f"{live_server.url}{address}")
        return page

    return look


def test_pages_fit_every_window_and_ask_nobody_else(window, live_server):
    for address, width, scheme, language in WINDOWS:
        page = window(address, width=width, scheme=scheme, language=language)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, (address, width)
        assert [each for each in page.requested if not each.startswith(live_server.url)] == []
        assert [each for each in page.complaints if "status of 40" not in each] == []
        assert page.locator("html").get_attribute("lang") == language[:2]
        page.context.close()


def test_the_keyboard_a_narrow_window_and_no_script_are_enough(window):
    page = window("/", width=390)
    page.keyboard.press("Tab")
    assert page.locator(":focus").get_attribute("href") == "#content"
    page.keyboard.press("Tab")
    outline = "here => [getComputedStyle(here).outlineStyle, getComputedStyle(here).outlineWidth]"
    assert page.locator(":focus").evaluate(outline) == ["solid", "3px"]
    frame = page.locator(".scroll")
    assert frame.get_attribute("tabindex") == "0"
    assert frame.evaluate("frame => { frame.scrollLeft = 50; return frame.scrollLeft }") == 50
    page.get_by_label("Openness").select_option("closed")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**openness=closed**")
    page.get_by_role("link", name="Parameters").click()
    page.wait_for_url("**ordering=-parameters**")
    assert "openness=closed" in page.url
    assert page.locator("[aria-sort=descending]").inner_text().startswith("Parameters")
    page.get_by_role("link", name="한국어").click()
    page.wait_for_url("**lang=ko**")
    assert page.locator("html").get_attribute("lang") == "ko"
    assert "openness=closed" in page.url
