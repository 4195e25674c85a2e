"""Does everybody hear what concerns him, in words that are true and lead to the page?"""

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from makegood.commands.ledger.give_goodwill import Goodwill, give_goodwill
from makegood.commands.tickets.close_ticket import Closure, close_ticket
from makegood.commands.tickets.lapse_quotes import DueLapses, lapse_quotes
from makegood.commands.tickets.propose_quote import Proposal, propose_quote
from makegood.commands.tickets.remind_of_decisions import DueReminders, remind_of_decisions
from makegood.commands.tickets.reply_to_ticket import Reply, reply_to_ticket
from makegood.commands.tickets.solve_ticket import Solution, solve_ticket
from makegood.commands.tickets.split_request import NewTicket, Split, split_request
from makegood.outbox.letters.register import OF_TICKETS
from tests.outbox.parcels import posted
from tests.packs import changed, pack
from tests.world import MONDAY_9AM, after, company_of, fresh, issue_class_of, key

ALL = [letter.code for letter in OF_TICKETS.values()]


@pytest.fixture
def brand(world):
    return world.brand()


@pytest.fixture
def nora(world, brand):
    return world.customer(brand)


@pytest.fixture
def tomas(world, brand):
    return world.agent(brand)


def words_of(html):
    """What a reader of the HTML reads, white space folded."""
    body = re.sub(r"<(style|head)\b.*?</\1>", " ", html, flags=re.S)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


# --- A ticket was created ---


@pytest.mark.clause("T-09", through="command")
def test_the_client_gets_a_mail_for_each_ticket(world, brand, nora, tomas):
    world.units(nora, 7)
    request_id = world.request(nora)
    wanted = [
        NewTicket(
            title=title,
            text="It broke.",
            tier="premium",
            issue_class=issue_class_of(brand.id),
            units=units,
            reason=reason,
        )
        for title, units, reason in [
            ("Forms stop", 2, "Two mail queues must be repaired."),
            ("Colours are wrong", 1, ""),
        ]
    ]
    made = split_request(
        Split(request_id=request_id, tickets=tuple(wanted)), by=tomas, key=key(), at=MONDAY_9AM
    )

    letters = {letter.subject: letter for letter in posted(brand.id, "ticket_created")}

    first, second = made.numbers
    assert sorted(letters) == [
        f"1 unit awaits your approval: Colours are wrong [QU-{second}]",
        f"2 units await your approval: Forms stop [QU-{first}]",
    ]
    dearer = letters[f"2 units await your approval: Forms stop [QU-{first}]"]
    assert dearer.to == nora.person.address
    assert "Shall we do it for 2 units?" in dearer.text
    assert "This costs: 2 units\nYou have: 7 units\nYou would keep: 5 units" in dearer.text
    assert "Two mail queues must be repaired." in dearer.text
    assert f"http://quillbit.localhost/tickets/{first}/" in dearer.text


def test_the_link_decides_nothing(world, brand, nora, tomas):
    ticket = world.ticket(nora, tomas)

    (letter,) = posted(brand.id, "ticket_created")

    links = re.findall(r'(?:href|action|src)="([^"]*)"', letter.html)
    assert links == [f"http://quillbit.localhost/tickets/{ticket.number}/"]
    assert "<form" not in letter.html
    assert "Nothing is taken before you approve." in letter.text


def test_the_letter_says_which_clause_and_what_comes_back(world, brand, nora, tomas):
    world.ticket(nora, tomas)

    (letter,) = posted(brand.id, "ticket_created")

    assert "1 unit is the usual cost. Clause 4." in letter.text
    assert "As a rule a premium ticket costs 1 unit." in letter.text
    assert "Once approved, 1 unit is used whatever the outcome; nothing comes back." in letter.text


def test_who_has_too_little_reads_how_much_is_missing(world, brand, nora, tomas):
    world.units(nora, 1)
    world.ticket(nora, tomas, units=3, reason="It is a lot.")

    (letter,) = posted(brand.id, "ticket_created")

    assert "You are short of: 2 units" in letter.text


def test_a_free_ticket_asks_for_no_decision(world, brand, nora, tomas):
    world.ticket(nora, tomas, tier="basic", units=0)

    (letter,) = posted(brand.id, "ticket_created")

    assert letter.subject.startswith("We have your ticket: Forms stop sending")
    assert "You need not decide anything" in letter.text
    assert "approve" not in letter.text


# --- Who gets it ---


def test_the_requester_and_the_approvers_of_the_company_get_it_and_nobody_else(
    world, brand, nora, tomas
):
    company = company_of(nora)
    world.customer(brand, "asker", company=company, roles=("requester",))
    world.customer(brand, "boss", company=company, roles=("approver",))
    world.customer(brand, "other")
    world.customer(brand, "colleague", company=company, roles=("requester",))
    asks = world.customer(brand, "paul", company=company, roles=("requester",))

    world.ticket(asks, tomas)

    letters = posted(brand.id, "ticket_created")
    assert [letter.to for letter in letters] == [
        "boss@example.com",
        "nora@example.com",
        "paul@example.com",
    ]
    may_not = letters[2]
    assert "Somebody of your company who may approve decides about it" in may_not.text
    assert "You approve or cancel" not in may_not.text


def test_another_brand_and_its_staff_hear_nothing(world, brand, nora, tomas):
    other = world.brand("tessero")
    world.owner(other)
    world.customer(other, "vera")

    world.ticket(nora, tomas)

    assert posted(other.id, *ALL) == []


def test_each_reads_it_in_his_own_language(world, brand, nora, tomas):
    german = world.customer(brand, "greta", company=company_of(nora), language="de")

    world.ticket(nora, tomas)

    letters = {letter.to: letter for letter in posted(brand.id, "ticket_created")}
    assert '<html lang="en">' in letters[nora.person.address].html
    assert '<html lang="de">' in letters[german.person.address].html
    assert "17 Aug 2026, 09:00" in letters[nora.person.address].text
    her_text = letters[german.person.address].text
    assert "17.\xa0August 2026, 09:00" in her_text
    assert "In der Regel kostet ein Premium-Ticket 1 Einheit." in her_text


def test_who_did_it_is_not_told_of_it(world, brand, nora, tomas):
    boss = world.customer(brand, "boss", company=company_of(nora))
    ticket = world.ticket(nora, tomas, tier="basic", units=0)

    said = Closure(ticket_id=ticket.id, turn=ticket.turn)
    close_ticket(said, by=nora, key=key(), at=after(hours=1))

    assert [letter.to for letter in posted(brand.id, "ticket_closed")] == [boss.person.address]


# --- What comes later ---


def test_another_cost_is_told_as_another_one(world, brand, nora, tomas):
    ticket = world.ticket(nora, tomas)
    said = Proposal(ticket_id=ticket.id, turn=ticket.turn, least=2, most=2, reason="It is more.")
    propose_quote(said, by=tomas, key=key(), at=after(hours=1))

    (letter,) = posted(brand.id, "quote_proposed")

    assert letter.subject.startswith("2 units await your approval")
    assert "The earlier proposal no longer holds." in letter.text
    assert "It is more." in letter.text


DECIDE_SOONER = {"remind_after_days = [7, 12]": "remind_after_days = [2]"}


@pytest.mark.clause("T-10", through="command")
@pytest.mark.parametrize(("changes", "day"), [({}, 7), (DECIDE_SOONER, 2)])
def test_a_reminder_comes_after_the_time_that_the_vendor_set(world, changes, day):
    brand = world.brand(agreement=changed(pack("tickets"), changes))
    nora, tomas = world.customer(brand), world.agent(brand)
    ticket = world.ticket(nora, tomas)
    clock = world.machine(brand)

    early = after(days=day, seconds=-1)
    remind_of_decisions(DueReminders(), by=clock, key=key(), at=early)
    assert posted(brand.id, "decision_reminder") == []
    remind_of_decisions(DueReminders(), by=clock, key=key(), at=after(days=day))

    (letter,) = posted(brand.id, "decision_reminder")
    assert letter.subject.startswith("Reminder: 1 unit awaits your approval")
    assert f"/tickets/{ticket.number}/" in letter.text


def test_a_proposal_that_lapsed_took_nothing(world, brand, nora, tomas):
    world.ticket(nora, tomas)
    lapse_quotes(DueLapses(), by=world.machine(brand), key=key(), at=after(days=30))

    (letter,) = posted(brand.id, "quote_lapsed")

    assert "nothing was taken from your balance" in letter.text


@pytest.mark.parametrize(
    ("asks", "heading"), [(False, "There is an answer"), (True, "We have a question")]
)
def test_an_answer_is_announced_and_stays_in_the_account(world, brand, nora, tomas, asks, heading):
    ticket = world.ticket(nora, tomas, tier="basic", units=0)
    said = Reply(ticket_id=ticket.id, text="The secret is 4711.", asks=asks, turn=ticket.turn)
    reply_to_ticket(said, by=tomas, key=key(), at=after(hours=1))

    (letter,) = posted(brand.id, "staff_replied")

    assert letter.subject.startswith(heading)
    assert "4711" not in letter.text + letter.html
    assert f"/tickets/{ticket.number}/" in letter.text
    assert "Please answer there, not by mail" in letter.text


def test_what_customers_write_is_mailed_to_nobody(world, brand, nora, tomas):
    world.customer(brand, "boss", company=company_of(nora))
    ticket = world.ticket(nora, tomas, tier="basic", units=0)
    reply_to_ticket(Reply(ticket_id=ticket.id, text="Hm."), by=nora, key=key(), at=after(hours=1))

    assert posted(brand.id, "staff_replied") == []


def test_solved_and_closed_are_told(world, brand, nora, tomas):
    ticket = world.ticket(nora, tomas, tier="basic", units=0)
    said = Solution(ticket_id=ticket.id, turn=ticket.turn)
    solve_ticket(said, by=tomas, key=key(), at=after(hours=1))
    closure = Closure(ticket_id=ticket.id, turn=fresh(ticket).turn)
    close_ticket(closure, by=tomas, key=key(), at=after(hours=2))

    solved, closed = posted(brand.id, "ticket_solved", "ticket_closed")

    assert "If it does not, write on it, and it goes on." in solved.text
    assert "Your ticket is closed" in closed.text


def test_a_gift_is_told_with_its_reason(world, brand, nora, tomas):
    world.units(nora, 3)
    ticket = world.approve(world.ticket(nora, tomas), nora)
    said = Goodwill(ticket_id=ticket.id, units=2, reason="You waited too long.")
    give_goodwill(said, by=tomas, key=key(), at=after(hours=1))

    (letter,) = posted(brand.id, "goodwill_given")

    assert letter.subject.startswith("2 units for you")
    assert "You waited too long." in letter.text
    assert "You have now: 4 units" in letter.text
    assert "http://quillbit.localhost/credits/" in letter.text


# --- How it is made ---


def test_text_and_page_say_the_same(world, brand, nora, tomas):
    world.ticket(nora, tomas, units=2, reason="Two <b>queues</b> & more.")

    (letter,) = posted(brand.id, "ticket_created")

    read = words_of(letter.html)
    for line in letter.text.splitlines():
        said = " ".join(line.split())
        if not said or said == "--" or said.startswith("http"):
            continue
        label, _, amount = said.rstrip(":").partition(": ")
        assert label in read and amount in read, line


HOSTILE = "<script>alert(1)</script>\r\nBcc: x@example.com {{ settings }} \" ' <img src=x>"


def test_what_people_write_is_escaped(world, brand, nora, tomas):
    world.ticket(nora, tomas, units=2, reason=HOSTILE, title=HOSTILE)

    (letter,) = posted(brand.id, "ticket_created")

    assert "<script" not in letter.html and "<img" not in letter.html
    assert "{{ settings }}" in unescape(letter.html)
    assert HOSTILE.splitlines()[0] in letter.text


def test_many_tickets_ask_no_more_than_one(world, brand, nora, tomas):
    def queries(count):
        request_id = world.request(nora)
        wanted = NewTicket(
            title="It broke",
            text="Help.",
            tier="basic",
            issue_class=issue_class_of(brand.id),
            units=0,
        )
        said = Split(request_id=request_id, tickets=(wanted,) * count)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            split_request(said, by=tomas, key=key(), at=MONDAY_9AM)
        statements = [query["sql"] for query in captured.captured_queries]
        inserted = [one for one in statements if one.startswith('INSERT INTO "tickets_ticket"')]
        # Each ticket is made, ruled on and moved by statements of its own.
        of_each = [one for one in statements if "tickets_verdict" in one or one in inserted]
        of_each += [one for one in statements if one.startswith('UPDATE "tickets_ticket"')]
        return len(statements) - len(of_each), len(inserted)

    queries(1)  # what is kept for the next asker is asked for here

    assert queries(1) == (queries(5)[0], 1)


def test_every_letter_waits_in_one_job(world, brand, nora, tomas):
    world.customer(brand, "boss", company=company_of(nora))
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
    world.ticket(nora, tomas)

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT queue_name, jsonb_array_length(args -> 'parcels') FROM procrastinate_jobs"
        )
        assert cursor.fetchall() == [("outbox", 2)]
