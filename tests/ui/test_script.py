"""What the script adds to pages, in a real browser under the strict policy, and what axe finds."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django import forms
from playwright.sync_api import sync_playwright

from makegood.ui.due import running
from makegood.ui.stylesheet import stylesheet_for
from tests.ui.conftest import QUILLBIT

pytestmark = pytest.mark.browser

STATIC = Path(__file__).parents[2] / "src/makegood/ui/static"
KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'"
)
AT = datetime(2026, 8, 4, 8, 31, tzinfo=UTC)
HOST = "http://quillbit.test"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SAMPLE = """{% extends "ui/portal.html" %}{% block title %}Sample{% endblock %}
{% block content %}<h1>Sample</h1>{% errors form %}
<form class="stack">{% for bound in form %}{% field bound %}{% endfor %}</form>
<p>{% for promise in promises %}{% due promise %}{% endfor %} {% clause "3c" "/terms/" %}
{% badge "brass" "approve" "Awaiting approval" %}</p>
<a class="btn" href="/tickets/" data-dialog="sure">Approve</a>
<p data-hidden-after="60">s3cret</p>
<dialog class="dialog" id="sure" aria-labelledby="question">
<div class="in"><h2 id="question">Sure?</h2></div>
<div class="acts"><button type="button" class="btn" data-close>Not yet</button></div>
</dialog>{% endblock %}"""


class Wish(forms.Form):
    what = forms.CharField(label="What", help_text="In one sentence")
    much = forms.ChoiceField(label="Much", widget=forms.RadioSelect, choices=[("1", "A lot")])


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        yield started
        started.close()


@pytest.fixture
def opened(browser, asked, rendered):
    """Opens the sample page; everything that the browser complains of fails the test."""
    contexts, complaints = [], []

    def open_page(*, width=1360, theme="", **context):
        request = asked(brand=QUILLBIT, name="Nora Ellmann", theme=theme)
        html = rendered(SAMPLE, request, **context)
        style = stylesheet_for(request)
        contexts.append(browser.new_context(viewport={"width": width, "height": 900}))
        page = contexts[-1].new_page()
        page.clock.install(time=AT)
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))

        def answer(route):
            place = urlsplit(route.request.url).path
            if place.startswith("/static/"):
                file = STATIC / place.removeprefix("/static/")
                route.fulfill(body=file.read_bytes(), content_type=KINDS[file.suffix])
            elif place == "/brand.css":
                route.fulfill(body=style, content_type="text/css")
            else:
                headers = {"Content-Security-Policy": POLICY}
                route.fulfill(body=html, content_type="text/html", headers=headers)

        page.route("**/*", answer)
        page.goto(f"{HOST}/elsewhere/")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not complaints


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1360, 390])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_window(opened, width, theme):
    soon = running(starts_at=AT, ends_at=AT + timedelta(hours=8), at=AT, note="reply")
    page = opened(width=width, theme=theme, form=Wish({}), promises=[soon])

    for tested in ("as it opens", "with a menu open"):
        found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
        assert not found, f"{tested}: {json.dumps(found, indent=1)[:2000]}"
        page.locator("details[name=shell]:visible > summary").last.click()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_theme_changes_at_once_and_is_kept(opened):
    page = opened()

    page.get_by_role("button", name="Dark theme").click()

    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert page.evaluate("document.cookie") == "theme=dark"
    light = page.get_by_role("button", name="Light theme")
    assert light.is_visible() and light.evaluate("button => button === document.activeElement")
    assert not page.get_by_role("button", name="Dark theme").is_visible()


def test_a_menu_closes_with_escape_and_by_a_press_elsewhere(opened):
    page = opened()
    summary = page.get_by_text("Account of Nora Ellmann")
    leave = page.get_by_role("button", name="Sign out")

    summary.locator("..").click()
    assert leave.is_visible()
    page.keyboard.press("Escape")
    assert not leave.is_visible()
    summary.locator("..").click()
    page.get_by_role("heading", name="Sample").click()
    assert not leave.is_visible()


def test_a_dialog_opens_in_place_of_its_page_and_gives_the_focus_back(opened):
    page = opened()
    opener = page.get_by_role("link", name="Approve")

    opener.click()
    assert page.get_by_role("dialog").is_visible()
    page.get_by_role("button", name="Not yet").click()

    assert not page.get_by_role("dialog").is_visible()
    assert page.url == f"{HOST}/elsewhere/"
    assert opener.evaluate("link => link === document.activeElement")


def test_mistakes_get_the_focus(opened):
    page = opened(form=Wish({}))

    assert page.evaluate("document.activeElement.id") == "errors"
    page.get_by_role("link", name="What: ").click()
    assert page.evaluate("document.activeElement.id") == "id_what"


def owed(*, minutes):
    """A promise that began an hour ago, and ends in so many minutes and a half."""
    ends_at = AT + timedelta(minutes=minutes, seconds=30)
    return running(starts_at=AT - timedelta(hours=1), ends_at=ends_at, at=AT, note="")


def test_a_clock_counts_in_the_page_and_ticks_silently(opened):
    page = opened(promises=[owed(minutes=minutes) for minutes in (510, 19, -72, 4170)])

    assert page.locator(".due").all_inner_texts() == [
        "8 h 30 min",
        "19 min",
        "1 h 11 min late",
        "2 d 21 h",
    ]
    page.clock.fast_forward("02:00")
    assert page.locator(".due").all_inner_texts()[:2] == ["8 h 28 min", "17 min"]
    assert page.locator("#said").text_content() == ""


def test_a_promise_that_breaks_while_the_page_is_open_is_said(opened):
    page = opened(promises=[owed(minutes=2)])

    page.clock.fast_forward("04:00")

    assert page.locator(".due.broken").count() == 1
    assert page.locator("#said").text_content() == "1 min late"


def test_what_may_be_seen_for_a_minute_is_gone_after_it(opened):
    page = opened()

    page.clock.fast_forward("00:59")
    assert page.get_by_text("s3cret").is_visible()
    page.clock.fast_forward("00:02")

    assert "s3cret" not in page.content()
