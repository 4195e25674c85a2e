"""What does a person see and do in a window, and does the page hold what we say of pages?"""

import json
import os
import re
from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page

from makegood.people.models import Member
from tests.journeys.browser.site import Site

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDE, NARROW = 1360, 390
# Each width and each theme once; `bin/soak pages` looks at each of one in each of the other.
CROSSED: list[tuple[int, Literal["light", "dark"]]] = [(WIDE, "dark"), (NARROW, "light")]
LOOKS: list[tuple[int, Literal["light", "dark"]]] = [
    (WIDE, "light"),
    (NARROW, "dark"),
    *(CROSSED if "MAKEGOOD_EVERY_LOOK" in os.environ else []),
]
# A form that is refused answers so; the browser then says that it could not load the page.
REFUSED = re.compile(r"^Failed to load resource: .* status of (400|409)\b")
# German needs up to 40 % more room than English.
STRETCH = """() => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    texts.currentNode.data = texts.currentNode.data.replace(/\\p{L}{3,}/gu,
      (word) => word + word.slice(-Math.ceil(word.length * 0.4)).toLowerCase());
  }
}"""
CUT = """() => [...document.querySelectorAll("main *, header *, nav *")]
  .filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 1)
  .filter((one) => !one.closest(".sr, .q .s, svg, select, textarea, input, .pre"))
  .filter((one) => ["hidden", "clip"].includes(getComputedStyle(one).overflowX))
  .map((one) => one.outerHTML.slice(0, 200))"""
# Colours that still change from one theme to the other are neither's.
AT_REST = "() => Promise.all(document.getAnimations().map((one) => one.finished)).then(() => true)"
WIDER = "() => document.documentElement.scrollWidth - innerWidth"


class Window:
    """A window of a browser. Whatever the browser complains of is kept in `complaints`."""

    def __init__(self, browser: Browser, site: Site, **options: Any) -> None:
        self.site = site
        self.complaints: list[str] = []
        self.context: BrowserContext = browser.new_context(
            viewport={"width": options.pop("width", WIDE), "height": 900}, **options
        )
        self.context.set_default_timeout(10_000)
        self.page: Page = self.context.new_page()
        self.page.on("console", lambda message: self._complain(message.text))
        self.page.on("pageerror", lambda error: self._complain(str(error)))

    def _complain(self, text: str) -> None:
        if not REFUSED.match(text):
            self.complaints.append(text)

    def let_in(self, member: Member) -> None:
        """Be signed in, without going through the pages of signing in."""
        client = Client()
        client.force_login(member.person)
        host = "localhost" if member.is_staff else member.brand.host
        cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
        self.context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "domain": host, "path": "/"}]
        )

    def read(self, language: str, *hosts: str) -> None:
        """Read the pages of these hosts in that language."""
        name = settings.LANGUAGE_COOKIE_NAME
        self.context.add_cookies(
            [{"name": name, "value": language, "domain": host, "path": "/"} for host in hosts]
        )

    def flaws_at(self, address: str) -> list[str]:
        """What is wrong with the page of that address once all of it is unfolded."""
        answer = self.page.goto(address)
        assert answer and answer.status == 200, address
        self.unfold()
        return self.flaws()

    def flaws_of_longer_words(self) -> list[str]:
        """What does not fit on a phone, were the page's words longer."""
        self.page.set_viewport_size({"width": NARROW, "height": 900})
        self.stretch()
        return [f"{self.page.url}: {flaw}" for flaw in self.too_wide()]

    def flaws(self) -> list[str]:
        """What is wrong with the page, in both widths and both themes."""
        said: list[str] = []
        for width, theme in LOOKS:
            self.page.set_viewport_size({"width": width, "height": 900})
            self.page.emulate_media(color_scheme=theme)
            found = [*self.barriers(), *self.too_wide(), *self.rivals()]
            said += [f"{self.page.url} at {width}, {theme}: {flaw}" for flaw in found]
        return said

    def barriers(self) -> list[str]:
        """What axe finds on the page as it is."""
        self.page.evaluate(AT_REST)
        options = {"runOnly": RULES, "resultTypes": ["violations"]}
        found = Axe().run(self.page, options=options).response["violations"]
        return [
            f"{one['id']}: {json.dumps([node['html'] for node in one['nodes']])[:600]}"
            for one in found
        ]

    def rivals(self) -> list[str]:
        """The primary buttons, if a page has more than one."""
        primary = self.page.locator("main .btn.primary").all_inner_texts()
        return [f"several primary buttons: {primary}"] if len(primary) > 1 else []

    def too_wide(self) -> list[str]:
        """What does not fit into the window."""
        wider = self.page.evaluate(WIDER)
        cut = [f"cut: {one}" for one in self.page.evaluate(CUT)]
        return [*([f"{wider} px wider than the window"] if wider > 0 else []), *cut]

    def unfold(self) -> None:
        """Open whatever of the page itself is folded."""
        self.page.evaluate("document.querySelectorAll('main details').forEach(d => d.open = true)")

    def stretch(self) -> None:
        """Make every word of the page as long as a wordy language would."""
        self.page.evaluate(STRETCH)
