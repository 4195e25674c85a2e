"""Every form of every page, found by reading the pages, is sent what nobody types by accident.

Never an error of ours, never markup that runs, and whatever was typed is still there beside what
was wrong with it. A form that is new is tried from its first day.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client

from tests.doors.crawl import every_address
from tests.doors.crawl_cast import agreement_with_everything, ids_of
from tests.doors.forms import PageForm, forms_of
from tests.doors.hostile import LETTERS, LONG, MARKUP, NAUGHTY, collected_strings, dangers
from tests.journeys.pages import signed_in
from tests.world import after

NO_PAGES = ("api/", "i18n/")
# All in one line, without what no page can show again.
WORDS = " ".join(" ".join((*MARKUP, *LETTERS)).split()).replace("\x00", "")
FORESEEN = (200, 302, 400, 403, 404, 409, 413, 429)


@dataclass(frozen=True)
class Sender:
    """Somebody at a browser, and a form that he was shown."""

    name: str
    browser: Client
    form: PageForm

    def send(self, said: dict[str, str]) -> list[str]:
        """What is wrong with the answer."""
        response = self.browser.post(self.form.action, said)
        html = response.content.decode()
        wrong = list(dangers(html))
        if response.status_code not in FORESEEN or "Traceback" in html:
            wrong.append(f"answers {response.status_code}")
        return [f"{self.name} {self.form.action}: {one}" for one in wrong]

    def lost(self, words: str) -> list[str]:
        """What was typed and is not there any more beside what was wrong."""
        said = self.form.filled(words)
        response = self.browser.post(self.form.action, said)
        if response.status_code not in (200, 400, 409):
            return []
        return [
            f"{self.name} {self.form.action} loses {one.name}"
            for one in self.form.typed
            if not is_shown(said[one.name], response)
        ]


def is_shown(words: str, response: HttpResponse) -> bool:
    return words in unescape(response.content.decode())


@pytest.fixture
def senders(world) -> Iterator[list[Sender]]:
    """A customer, an agent and an owner, before each form of each page that they are shown."""
    brand = world.brand(agreement=agreement_with_everything())
    nora, tomas, olga = world.customer(brand), world.agent(brand), world.owner(brand)
    with time_machine.travel(after(hours=2), tick=False):
        ids = ids_of(world, nora, tomas)
        ids |= {"name": "x.txt", "token": "x", "kind": "reply"}
        yield [
            Sender(member.name, browser, form)
            for member in (nora, tomas, olga)
            for browser in [signed_in(member)]
            for form in forms_shown(browser, ids)
        ]


def forms_shown(browser: Client, ids: dict[str, object]) -> list[PageForm]:
    found: dict[tuple[str, ...], PageForm] = {}
    browser.raise_request_exception = False
    for address in every_address():
        if address.route.startswith(NO_PAGES):
            continue
        path = address.filled(ids)
        response = browser.get(path)
        if response.status_code == 200 and "html" in response.headers["Content-Type"]:
            for form in forms_of(response.content.decode(), path):
                if form.fields and not form.action.startswith("/signin/"):
                    found[form.action, *(one.name for one in form.fields)] = form
    return list(found.values())


def test_whatever_is_typed_into_any_form_stays_words_and_is_not_lost(senders):
    wrong: list[str] = []
    for sender in senders:
        if sender.form.typed:
            wrong += sender.lost(WORDS)
        wrong += sender.send(sender.form.filled("9" * 5000, typed_only=False))
        wrong += sender.send(sender.form.filled("x\x00y", typed_only=False))
        wrong += sender.send({})
    print(len(senders))
    assert wrong == []


@pytest.mark.soak
def test_each_field_of_any_form_is_sent_each_naughty_string(senders):
    strings = [*NAUGHTY, *LONG, *collected_strings()]
    wrong: list[str] = []
    for sender in senders:
        for place, one in enumerate(sender.form.fields):
            for words in strings[place % 7 :: 7]:
                wrong += sender.send({**sender.form.filled("1"), one.name: words})
    assert wrong == []
