"""One Chromium for the tests of a process, and curators at the desk of the seeded catalog.

Playwright runs an event loop in its thread, and Django refuses the database where one runs. So it has a thread of its
own: the tests of this folder run there, their fixtures and every other test where tests always run.
"""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client
from playwright.sync_api import sync_playwright

PASSWORD = "a password for tests"


class Stage:
    """Playwright's thread with its browser."""

    def __init__(self, chromium, thread):
        self._thread = thread
        self.playwright = self.run(sync_playwright().start)
        self.browser = self.run(
            self.playwright.chromium.launch,
            executable_path=chromium,
            args=["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
        )

    def run(self, function, *arguments, **named):
        """Call a function in the thread and wait for what it returns."""
        return self._thread.submit(function, *arguments, **named).result()


@pytest.fixture(scope="session")
def stage(chromium):
    """The browser, started with the first test that wants one."""
    with ThreadPoolExecutor(1, thread_name_prefix="playwright") as thread:
        stage = Stage(chromium, thread)
        yield stage
        stage.run(stage.browser.close)
        stage.run(stage.playwright.stop)


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem):
    """Run a test with a browser in the browser's thread."""
    if stage := pyfuncitem.funcargs.get("stage"):
        body = pyfuncitem.obj
        pyfuncitem.obj = lambda **arguments: stage.run(body, **arguments)
    return (yield)


@pytest.fixture
def person(stage):
    """Open the browser for somebody who shares no cookies and no cache with others; closed when the test ends."""
    opened = []

    def someone(**described):
        opened.append(stage.browser.new_context(**described))
        return opened[-1]

    yield someone
    for context in opened:
        stage.run(context.close)


class Browser:
    """One person's window, with everything that it asked for and complained of."""

    def __init__(self, context, home):
        self.page = context.new_page()
        self.home = home
        self.asked = []
        self.complaints = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", self._note)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def log_in(self, name):
        """Come through the door."""
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
    """Two people who may do everything: the session of each by name."""
    sessions = {}
    for name in ("kim", "lee"):
        client = Client()
        client.force_login(get_user_model().objects.create_superuser(name, password=PASSWORD))
        sessions[name] = client.cookies[settings.SESSION_COOKIE_NAME].value
    return sessions


@pytest.fixture
def window(live_server, curators, person):
    """Open a window for a curator, who has logged in before or, where that is of interest, does so now."""

    def opened(name="kim", language="en-US", *, door=False):
        context = person(locale=language, viewport={"width": 1280, "height": 900})
        if not door:
            cookie = {"name": settings.SESSION_COOKIE_NAME, "value": curators[name], "url": live_server.url}
            context.add_cookies([cookie])
        browser = Browser(context, live_server.url)
        if door:
            browser.log_in(name)
        return browser

    return opened
