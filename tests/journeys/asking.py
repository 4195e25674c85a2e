"""Asking by the form, through its page."""

import re
from dataclasses import dataclass

from django.http import HttpResponse
from django.test import Client

from makegood.brands.scope import reading
from makegood.people.models import Member
from makegood.purchases.models import Purchase
from makegood.tickets.models import Ticket
from makegood.tickets.queries import ticket_numbered
from tests.journeys.pages import signed_in, text_of
from tests.world import key

FORM = "/requests/new/"


@dataclass
class Asking:
    """What a customer types into the form: `said` are its fields, facts as "fact-modified"."""

    member: Member
    browser: Client
    said: dict[str, str]

    def shown(self) -> str:
        """What the card beside the form says before anything is sent."""
        page = self.browser.post(FORM, {**self.said, "check": "1"})
        assert page.status_code == 200, page.status_code
        (card,) = re.findall(r'id="preview">(.*?)</aside>', page.content.decode(), flags=re.S)
        return text_of(HttpResponse(card))

    def asks(self) -> list[str]:
        """The facts that the form asks for by now."""
        page = self.browser.post(FORM, {**self.said, "check": "1"})
        names = re.findall(r'name="fact-([a-z_]+)"', page.content.decode())
        return list(dict.fromkeys(names))

    def sent(self) -> Ticket:
        """The ticket that it became."""
        answer = self.browser.post(FORM, {**self.said, "send": "1"})
        assert answer.status_code == 302, text_of(answer)
        number = int(answer["Location"].strip("/").rsplit("/", 1)[-1])
        with reading(self.member.brand_id):
            found = ticket_numbered(self.member, number)
        assert found is not None
        return found

    def read(self, ticket: Ticket) -> str:
        """What the customer reads on the ticket's page."""
        return text_of(self.browser.get(f"/tickets/{ticket.number}/"))


def asking(member: Member, issue_class: str, about: Purchase | None = None, **said: str) -> Asking:
    """The form as the member fills it in; facts by their ids: `modified="no"`."""
    fields = {
        "purchase": str(about.id) if about else "none",
        "issue_class": issue_class,
        "subject": "It stops",
        "text": "It stops at noon.",
        "key": key(),
        **{f"fact-{fact}": value for fact, value in said.items()},
    }
    return Asking(member, signed_in(member), fields)
