"""A server, a browser, and windows that fail the test when the browser complains."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from playwright.sync_api import Browser, sync_playwright

from tests.journeys.browser.site import Site, served
from tests.journeys.browser.window import Window
from tests.world import after

NOW = after(hours=2)
LATER = after(days=30)  # after all that `tests.records.lived_in` tells


@pytest.fixture(scope="module")  # two drivers at once would be in each other's way
def browser() -> Iterator[Browser]:
    # The driver keeps a loop in this thread, in which the framework would refuse to query.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        yield started
        started.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def site(empty: None, request: pytest.FixtureRequest) -> Iterator[Site]:
    """The product, served on the Monday of the cast unless told when; its clock goes on."""
    with time_machine.travel(getattr(request, "param", NOW), tick=True), served() as site:
        yield site


@pytest.fixture
def window(browser: Browser, site: Site) -> Iterator[Any]:
    """Opens windows: `window(width=390)`."""
    opened: list[Window] = []

    def open_window(**options: Any) -> Window:
        opened.append(Window(browser, site, **options))
        return opened[-1]

    yield open_window
    for one in opened:
        one.context.close()
    assert not [complaint for one in opened for complaint in one.complaints]
