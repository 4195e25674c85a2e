"""Every form of every page, found by reading the pages, is sent what nobody types by accident.

Never an error of ours, never markup that runs, and whatever was typed is still there beside what
was wrong with it. A form that is new is tried from its first day.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client

from makegood.brands.scope import reading
from makegood.tickets.models import Ticket
from tests.doors.crawl import every_address
from tests.doors.crawl_cast import agreement_with_everything, ids_of
from tests.doors.forms import PageForm, forms_of
from tests.doors.hostile import LETTERS, LONG, MARKUP, NAUGHTY, collected_strings, dangers
from tests.journeys.pages import signed_in
from tests.world import after

NOT_FOR_CUSTOMERS = ("api/", "i18n/", "desk/", "owner/")
# All in one line, without what no page can show again.
WORDS = " ".join(" ".join((*MARKUP, *LETTERS)).split()).replace("\x00", "")
NAMES = {"Nora Example", "Tomas Example", "Olga Example"}
EVERY = 7  # a string goes into every seventh field
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
        if response.headers.get("Location", "").startswith("/signin/"):
            wrong.append("knows the sender no more")
        return [f"{self.name} {self.form.action}: {one}" for one in wrong]

    def lost(self, words: str) -> list[str]:
        """What was typed and is not there any more beside what was wrong."""
        said = self.form.filled(words)
        response = self.browser.post(self.form.action, said)
        return self._missing(said, response) if response.status_code in (200, 400, 409) else []

    def lost_to_another(self) -> list[str]:
        """The same once somebody else has changed the ticket, which stops the form."""
        numbers = {one.name: "7" for one in self.form.typed if one.kind == "number"}
        said = self.form.filled("So it was.") | numbers | {"turn": "0"}
        response = self.browser.post(self.form.action, said)
        if response.status_code not in (400, 409):
            return [f"{self.name} {self.form.action} does not look at the turn"]
        return self._missing(said, response)

    def _missing(self, said: dict[str, str], response: HttpResponse) -> list[str]:
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
        ids = ids_of(world, nora, tomas) | {"name": "x.txt", "token": "x", "kind": "reply"}
        with reading(brand.id):
            tickets = list(Ticket.objects.order_by("number").values_list("id", "number"))
        each = [{**ids, "ticket_id": ticket_id, "number": number} for ticket_id, number in tickets]
        yield [
            Sender(member.name, browser, form)
            for member, begins in ((nora, ""), (tomas, "desk/"), (olga, "owner/"))
            for browser in [signed_in(member)]
            for form in forms_shown(browser, pages(begins, each))
        ]


def pages(begins: str, each: list[dict[str, object]]) -> list[str]:
    """The addresses that begin so, for each of these; without a beginning, what customers see."""
    found = [
        address.filled(ids)
        for address in every_address()
        for ids in each
        if address.route.startswith(begins)
        and (begins or not address.route.startswith(NOT_FOR_CUSTOMERS))
    ]
    return list(dict.fromkeys(found))


def forms_shown(browser: Client, paths: list[str]) -> list[PageForm]:
    """The forms on these pages; of those that differ in ids alone, one."""
    found: dict[tuple[str, ...], PageForm] = {}
    browser.raise_request_exception = False
    for path in paths:
        response = browser.get(path)
        if response.status_code == 200 and "html" in response.headers["Content-Type"]:
            for form in forms_of(response.content.decode(), path):
                if form.fields and not form.action.startswith("/signin/"):
                    names = (one.name for one in form.fields)
                    found[re.sub(r"[0-9a-f-]{36}|\d+", "", form.action), *names] = form
    return list(found.values())


def test_whatever_is_typed_into_any_form_stays_words_and_is_not_lost(senders):
    assert {sender.name for sender in senders if sender.form.typed} == NAMES
    wrong: list[str] = []
    for place, sender in enumerate(senders):
        if sender.form.typed:
            wrong += sender.lost(WORDS)
        everywhere = ("9" * 5000, "x\x00y", "")[place % 3]
        wrong += sender.send(sender.form.filled(everywhere, typed_only=False))
        wrong += sender.send({})
    assert not wrong, "\n".join(wrong)


def test_what_is_typed_is_not_lost_when_somebody_else_was_quicker(senders):
    bound = [one for one in senders if "turn" in {field.name for field in one.form.fields}]

    assert {sender.name for sender in bound} >= {"Nora Example", "Tomas Example"}
    wrong = [one for sender in bound for one in sender.lost_to_another()]
    assert not wrong, "\n".join(wrong)


@pytest.mark.soak
def test_each_field_of_any_form_is_sent_each_naughty_string(senders):
    strings = [*NAUGHTY, *LONG, *collected_strings()]
    wrong: list[str] = []
    for sender in senders:
        for place, one in enumerate(sender.form.fields):
            for words in strings[place % EVERY :: EVERY]:
                wrong += sender.send({**sender.form.filled("1"), one.name: words})
    assert not wrong, "\n".join(wrong)
