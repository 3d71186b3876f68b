"""Curators with a real browser at the desk of the seeded catalog."""

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import sync_playwright

PASSWORD = "a password for tests"


class Browser:
    """One person's window, with everything that it complained of."""

    def __init__(self, browser, home, name, language="en-US"):
        self.context = browser.new_context(locale=language, viewport={"width": 1280, "height": 900})
        self.page = self.context.new_page()
        self.home = home
        self.complaints = []
        self.page.on("console", self._note)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.open("/admin/")
        self.page.fill("#id_username", name)
        self.page.fill("#id_password", PASSWORD)
        self.press("input[type=submit]")

    def open(self, path):
        """Go to a page and wait until its scripts have run."""
        return self.page.goto(f"{self.home}{path}", wait_until="load")

    def press(self, selector):
        """Click what leads to another page and wait until that is there."""
        with self.page.expect_navigation(wait_until="load"):
            self.page.click(selector)

    def choose(self, field, text):
        """Choose what an autocompleting input offers first for a text, with the keyboard as people do."""
        self.page.locator(f"{field} + .select2-container").click()
        self.page.locator(".select2-container--open .select2-search__field").fill(text)
        offered = self.page.locator(".select2-results__option--highlighted", has_text=text)
        offered.wait_for()
        offered.click()

    def _note(self, message):
        if message.type == "error":
            self.complaints.append(message.text)


@pytest.fixture
def curators(seeded):
    """Two people who may do everything."""
    for name in ("kim", "lee"):
        get_user_model().objects.create_superuser(name, password=PASSWORD)


@pytest.fixture
def window(chromium, live_server, curators):
    """Open a window for a person.

    It is asked for last: while playwright's event loop runs in this thread, Django refuses to touch the database.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield lambda name="kim", language="en-US": Browser(browser, live_server.url, name, language)
        browser.close()
