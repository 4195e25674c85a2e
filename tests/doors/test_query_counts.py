"""Does a page ask the database as often for twelve tickets, messages or mails as for two?"""

import hashlib

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from makegood.commands.intake.keep_mail import ArrivedMail, keep_mail
from makegood.commands.intake.set_mail_aside import Unreadable, set_mail_aside
from makegood.commands.tickets.assign_ticket import Assignment, assign_ticket
from makegood.commands.tickets.reply_to_ticket import NewAttachment, Reply, reply_to_ticket
from makegood.people.models import Machine
from tests.journeys.pages import signed_in
from tests.world import MONDAY_9AM, after, fresh, key

FEW, MANY = 2, 12
FILE = NewAttachment(name="a.txt", content_type="text/plain", size=1, blob="blob")


@pytest.fixture
def cast(world):
    brand = world.brand()
    nora, tomas = world.customer(brand), world.agent(brand)
    world.units(nora, 3 * MANY)
    return nora, tomas, world.approve(world.ticket(nora, tomas), nora)


def live(world, cast, count):
    """So many more of everything that a page lists."""
    nora, tomas, ticket = cast
    for _each in range(count):
        world.request(nora)
        world.customer(nora.brand, f"customer-{key()}")
        world.ticket(nora, tomas, units=2, reason="Two parts.")
        owed = world.approve(world.ticket(nora, tomas), nora)
        assign = Assignment(ticket_id=owed.id, assignee_id=tomas.id)
        assign_ticket(assign, by=tomas, key=key(), at=after(hours=1))
        for by in (tomas, nora):
            turn = fresh(ticket).turn
            reply = Reply(ticket_id=ticket.id, text="Done?", turn=turn, attachments=(FILE,))
            reply_to_ticket(reply, by=by, key=key(), at=after(hours=2))
        hold_a_mail(Machine("mail", brand_id=nora.brand_id))


def hold_a_mail(gateway):
    raw = f"Subject: {key()}".encode()
    arrived = ArrivedMail(raw=raw, sha256=hashlib.sha256(raw).hexdigest(), name="a.eml")
    kept = keep_mail(arrived, by=gateway, key=key(), at=MONDAY_9AM)
    unreadable = Unreadable(mail_id=kept.mail_id, reason="no_text")
    set_mail_aside(unreadable, by=gateway, key=key(), at=MONDAY_9AM)


def queries(browser, path):
    """How many statements the page takes."""
    with CaptureQueriesContext(connection) as captured:
        assert browser.get(path).status_code == 200
    return len(captured)


PORTAL = ["/", "/tickets/", "/tickets/1/", "/credits/", "/agreement/"]
DESK = ["", "mine/", "waiting/", "requests/", "mail/", "companies/", "tickets/{ticket}/"]


def test_a_page_asks_as_often_for_twelve_as_for_two(world, cast):
    nora, tomas, ticket = cast
    account, desk = signed_in(nora), signed_in(tomas)
    pages = [
        *((account, path) for path in PORTAL),
        *((desk, f"/desk/{path.format(ticket=ticket.id)}") for path in DESK),
    ]

    for browser, path in (pages[0], pages[-1]):
        browser.get(path)  # a session's first page notes whose session it is
    live(world, cast, FEW)
    few = {path: queries(browser, path) for browser, path in pages}
    live(world, cast, MANY - FEW)
    many = {path: queries(browser, path) for browser, path in pages}

    assert many == few
    assert max(many.values()) <= 28, many
    assert fresh(ticket).turn > MANY
