"""Does a page ask the database as often for twelve tickets, messages or mails as for two?"""

import hashlib

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from makegood.commands.articles.publish_article import Publishing, publish_article
from makegood.commands.articles.write_article import NewArticle, write_article
from makegood.commands.intake.keep_mail import ArrivedMail, keep_mail
from makegood.commands.intake.set_mail_aside import Unreadable, set_mail_aside
from makegood.commands.tickets.assign_ticket import Assignment, assign_ticket
from makegood.commands.tickets.reply_to_ticket import Reply, reply_to_ticket
from makegood.intake.words import NewFile
from makegood.people.models import Machine
from tests.journeys.pages import signed_in, text_of
from tests.world import KEYS, MONDAY_9AM, after, fresh, key

FEW, MANY = 2, 12
FILE = NewFile(name="a.txt", content_type="text/plain", size=1, blob="blob")


@pytest.fixture
def cast(world):
    brand = world.brand()
    nora, olga = world.customer(brand), world.owner(brand)
    world.units(nora, 3 * MANY)
    return nora, olga, world.approve(world.ticket(nora, olga), nora), world.product(brand)


def live(world, cast, count):
    """So many more of everything that a page lists."""
    nora, tomas, ticket, product = cast
    for each in range(count):
        world.purchase(nora, product)
        world.product(nora.brand, f"product-{next(KEYS)}")
        publish_an_article(tomas, f"Forms, part {each}")
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


def publish_an_article(by, title):
    said = NewArticle(product_id=None, language="en", title=title, body="It sends forms.")
    written = write_article(said, by=by, key=key(), at=MONDAY_9AM)
    out = Publishing(article_id=written.article_id)
    publish_article(out, by=by, key=key(), at=MONDAY_9AM)


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


PORTAL = [
    *("/", "/tickets/", "/tickets/1/", "/credits/", "/agreement/", "/products/", "/requests/new/"),
    *("/search/?q=forms", "/search/?q=done", "/documentation/", "/products/1/"),
    "/tickets/1/promises",
]
DESK = [
    *("", "mine/", "to-judge/", "waiting/", "aside/", "requests/", "mail/", "companies/"),
    *("tickets/{ticket}/", "tickets/{ticket}/order/", "search/?q=forms", "search/?q=done+trouble"),
    *("companies/{company}/purchases", "tickets/{ticket}/promises"),
]
OWNER = ["people/", "products/", "articles/"]
MOST = 26  # statements of any page


def test_a_page_asks_as_often_for_twelve_as_for_two(world, cast):
    nora, olga, ticket, _product = cast
    account, desk = signed_in(nora), signed_in(olga)
    of = {"ticket": ticket.id, "company": nora.company_id}
    pages = [
        *((account, path) for path in PORTAL),
        *((desk, f"/desk/{path.format(**of)}") for path in DESK),
        *((desk, f"/owner/{path}") for path in OWNER),
    ]

    for browser, path in (pages[0], pages[-1]):
        browser.get(path)  # a session's first page notes whose session it is
    live(world, cast, FEW)
    few = {path: queries(browser, path) for browser, path in pages}
    live(world, cast, MANY - FEW)
    many = {path: queries(browser, path) for browser, path in pages}

    assert many == few
    assert max(many.values()) <= MOST, many
    assert fresh(ticket).turn > MANY


def test_a_ticket_asks_nothing_twice(world, cast):
    nora, olga, ticket, _product = cast
    live(world, cast, FEW)
    for browser, path in (
        (signed_in(olga), f"/desk/tickets/{ticket.id}/"),
        (signed_in(nora), f"/tickets/{ticket.number}/"),
    ):
        browser.get(path)
        with CaptureQueriesContext(connection) as captured:
            assert "Done?" in text_of(browser.get(path))
        asked = [query["sql"] for query in captured.captured_queries]
        assert len(asked) == len(set(asked))
