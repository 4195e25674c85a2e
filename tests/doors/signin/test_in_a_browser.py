"""Signing in and setting up in a real browser: what axe finds, and what works without script."""

import re
import threading
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.wsgi import get_wsgi_application
from playwright.sync_api import expect, sync_playwright

from makegood.cli.setup_link import offer
from tests.doors.signin.browser import GOOD_PASSWORD, code_in, letters

pytestmark = pytest.mark.browser

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = (1360, 390)


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Silent(WSGIRequestHandler):
    def log_message(self, format, *args):
        """The tests say themselves what they asked for."""


@pytest.fixture
def port(empty, monkeypatch):
    """Where the pages are served, beside the browser's own event loop."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    server = make_server("127.0.0.1", 0, get_wsgi_application(), Server, Silent)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()


@pytest.fixture
def chromium():
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        yield started
        started.close()


def is_fine(page):
    """Whether the page fits both widths, and axe has nothing to say of it."""
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}}).response
    assert found["violations"] == [], (page.url, found["violations"])
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 860})
        wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        assert not page.evaluate(wide), (page.url, width)


class Walk:
    """Somebody at a brand's pages. Every page that is reached is looked at."""

    def __init__(self, page, base):
        self.page, self.base = page, base
        self.complaints = []
        page.on("console", lambda message: self.complaints.append(message.text))

    def to(self, path):
        self.page.goto(self.base + path)
        is_fine(self.page)

    def fill(self, label, text):
        self.page.get_by_role("textbox", name=label, exact=True).fill(text)

    def press(self, name):
        with self.page.expect_navigation():
            self.page.locator("main").get_by_role("button", name=name).click()
        is_fine(self.page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_whole_way_to_a_password_is_accessible(world, port, chromium, scheme):
    brand = world.brand()
    world.customer(brand, "nora")
    page = chromium.new_context(color_scheme=scheme).new_page()
    nora = Walk(page, f"http://{brand.host}:{port}")

    nora.to("/signin/")
    page.get_by_text("Lost your user name").click()
    is_fine(page)
    page.get_by_role("link", name="Set a new password").click()
    nora.press("Send me a code")  # nothing was typed
    nora.fill("E-mail", "nora@example.com")
    nora.press("Send me a code")
    nora.fill("Code from the mail", code_in(letters(brand)[-1]))
    nora.press("Continue")
    nora.fill("New password", "sun")
    nora.press("Set this password")
    nora.fill("New password", GOOD_PASSWORD)
    nora.fill("The same once more", GOOD_PASSWORD)
    nora.press("Set this password")
    with page.expect_navigation():
        page.get_by_role("link", name="Sign in").click()
    is_fine(page)
    nora.fill("E-mail or user name", "nora")
    nora.fill("Password", GOOD_PASSWORD)
    page.locator("main").get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"{nora.base}/")
    nora.to("/signin/out/")

    assert nora.complaints == []


def test_a_code_can_be_pasted_and_all_works_without_script(world, port, chromium):
    brand = world.brand()
    world.customer(brand, "nora")
    page = chromium.new_context(java_script_enabled=False).new_page()

    page.goto(f"http://{brand.host}:{port}/signin/")
    page.get_by_role("textbox", name="E-mail or user name").fill("nora@example.com")
    page.get_by_role("button", name="Send me a code").click()
    page.get_by_role("textbox", name="Code from the mail").focus()
    page.keyboard.insert_text(code_in(letters(brand)[-1]))  # all at once, as pasting does
    page.keyboard.press("Enter")

    page.wait_for_url(f"http://{brand.host}:{port}/")
    assert page.get_by_role("heading", level=1).is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_setting_up_the_first_brand_is_accessible(port, chromium, scheme):
    page = chromium.new_context(color_scheme=scheme).new_page()

    page.goto(str(offer(f"http://localhost:{port}")))
    is_fine(page)
    page.get_by_label("Short name").fill("No Good")
    page.get_by_role("button", name="Open the desk").click()

    expect(page).to_have_title(re.compile("^Problem:"))
    is_fine(page)
