"""What a period includes is counted, and the form and the ticket say how much of it is used."""

from datetime import timedelta

import pytest
import time_machine

from makegood.commands.tickets.cancel_ticket import Cancellation, cancel_ticket
from makegood.commands.tickets.split_request import NewTicket, Split, split_request
from makegood.commands.work.add_time import WorkedTime, add_time
from makegood.tickets.models import State
from tests.journeys.asking import asking
from tests.journeys.test_every_pack import requested
from tests.packs import changed, pack
from tests.world import MONDAY_9AM, after, fresh, key
from tests.world import ticket as made_ticket

QUOTA = pack("quota")
MONTH = 'counts = "tickets"\namount = 4'
RESERVE = "amount = 6"
FREE = "Covered, free of charge"
PRICED = "Not covered, but it can be done for a price"


@pytest.fixture(autouse=True)
def on_monday():
    with time_machine.travel(after(hours=2), tick=False):
        yield


def a_customer(world, changes=None):
    """A customer with what she bought, under the agreement as written or changed."""
    brand = world.brand(agreement=changed(QUOTA, changes) if changes else QUOTA)
    nora = world.customer(brand)
    return nora, world.purchase(nora, world.product(brand))


def incidents(world, nora, shop, count):
    return [world.asked(nora, "incident", about=shop, at=after(minutes=n)) for n in range(count)]


def used(count, limit, were="were"):
    noun = "ticket" if limit == 1 else "tickets"
    return f"{count} of the {limit} {noun} included in the period {were} used."


@pytest.mark.parametrize("month", [4, 2], ids=["four-as-written", "two"])
def test_the_month_counts_and_then_the_reserve(world, month):
    nora, shop = a_customer(world, {MONTH: MONTH.replace("4", str(month))})
    incidents(world, nora, shop, month - 1)
    form = asking(nora, "incident", shop)

    shown = form.shown()
    assert FREE in shown
    assert used(month - 1, month) in shown
    last = form.sent()
    assert used(month - 1, month) in form.read(last)

    beyond = asking(nora, "incident", shop)
    assert FREE in beyond.shown()
    assert used(month, month) in beyond.shown()
    assert used(0, 6) in beyond.shown()
    assert used(month - 1, month) in form.read(fresh(last)), "a verdict keeps its count"


@pytest.mark.parametrize("reserve", [6, 1], ids=["six-as-written", "one"])
def test_beyond_both_it_is_paid_for_and_the_count_says_why(world, reserve):
    nora, shop = a_customer(world, {RESERVE: f"amount = {reserve}"})
    incidents(world, nora, shop, 4 + reserve)
    form = asking(nora, "incident", shop)

    assert PRICED in form.shown()
    assert used(4, 4) in form.shown()
    assert used(reserve, reserve, "was" if reserve == 1 else "were") in form.shown()
    ticket = form.sent()
    assert (ticket.state, ticket.tier) == (State.SUBMITTED, "extra")
    assert used(4, 4) in form.read(ticket)


def test_what_was_not_used_is_there_in_the_next_month(world):
    nora, shop = a_customer(world)
    incidents(world, nora, shop, 2)

    with time_machine.travel(MONDAY_9AM + timedelta(days=31), tick=False):
        assert used(0, 6) in asking(nora, "incident", shop).shown()  # 4 of September, 2 of August


def test_what_was_cancelled_uses_nothing(world):
    nora, shop = a_customer(world)
    first, *_rest = incidents(world, nora, shop, 2)
    said = Cancellation(ticket_id=first.id, turn=first.turn)
    cancel_ticket(said, by=nora, key=key(), at=after(hours=1))

    assert used(1, 4) in asking(nora, "incident", shop).shown()


def test_the_tickets_of_one_mail_draw_one_after_the_other(world):
    nora, shop = a_customer(world, {MONTH: MONTH.replace("4", "1")})
    tomas = world.agent(nora.brand)
    wanted = NewTicket(
        title="It stops", text="At noon.", issue_class="incident", purchase_id=shop.id
    )
    said = Split(request_id=requested(nora.brand, nora, tomas), tickets=(wanted, wanted))
    made = split_request(said, by=tomas, key=key(), at=after(hours=1))

    form = asking(nora, "incident", shop)
    first, second = (form.read(made_ticket(nora.brand_id, each)) for each in made.ticket_ids)
    assert used(0, 1, "was") in first
    assert used(1, 1, "was") in second
    assert used(0, 6) in second


def test_questions_use_nothing_and_are_not_counted_beside(world):
    nora, shop = a_customer(world)
    for _ in range(2):
        world.asked(nora, "question", about=shop)

    assert "included in the period" not in asking(nora, "question", shop).shown()
    assert used(0, 4) in asking(nora, "incident", shop).shown()


def test_each_purchase_has_its_own_and_without_one_there_is_nothing(world):
    nora, shop = a_customer(world)
    incidents(world, nora, shop, 3)
    other = world.purchase(nora, world.product(nora.brand, "theme"))

    assert used(0, 4) in asking(nora, "incident", other).shown()
    assert PRICED in asking(nora, "incident").shown()


def test_minutes_of_work_are_counted_where_the_agreement_counts_them(world):
    hours = 'counts = "minutes"\namount = 60'
    nora, shop = a_customer(world, {MONTH: hours})
    tomas = world.agent(nora.brand)
    (ticket,) = incidents(world, nora, shop, 1)
    entry = WorkedTime(
        ticket_id=ticket.id, begins_at=after(minutes=5), minutes=20, text="Looked at it."
    )
    add_time(entry, by=tomas, key=key(), at=after(hours=1))

    shown = asking(nora, "incident", shop).shown()
    assert "20 of the 60 minutes included in the period were used." in shown


@pytest.mark.parametrize("holder", ["customer", "seat"])
def test_what_is_of_the_customer_is_one_budget_for_all_that_was_bought(world, holder):
    each = 'every = "month"\nfor_each = "purchase"'
    nora, shop = a_customer(world, {each: each.replace("purchase", holder)})
    incidents(world, nora, shop, 3)
    other = world.purchase(nora, world.product(nora.brand, "theme"))
    limit = 8 if holder == "seat" else 4  # each purchase has one seat

    assert used(3, limit) in asking(nora, "incident", other).shown()
