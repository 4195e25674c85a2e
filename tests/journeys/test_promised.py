"""What is promised on a ticket is shown with its clock, and with what is owed for a breach."""

from datetime import timedelta

import pytest
import time_machine

from makegood.commands.tickets.add_note import Note, add_note
from makegood.commands.tickets.reply_to_ticket import Reply, reply_to_ticket
from tests.journeys.asking import asking
from tests.journeys.pages import signed_in, text_of
from tests.packs import changed, pack
from tests.world import MONDAY_9AM, after, fresh, key


def a_desk(world, name, changes=None):
    brand = world.brand(agreement=changed(pack(name), changes) if changes else pack(name))
    nora = world.customer(brand)
    return nora, world.purchase(nora, world.product(brand)), world.agent(brand)


def faulty(nora, checkout, symptom):
    form = asking(nora, "fault", checkout)
    form.said["symptoms"] = symptom
    return form


def promised(member, ticket, *, on_desk=False):
    """What the page of promises says, as one line."""
    address = f"/desk/tickets/{ticket.id}" if on_desk else f"/tickets/{ticket.number}"
    return text_of(signed_in(member).get(f"{address}/promises"))


def say(ticket, by, text, at):
    said = Reply(ticket_id=ticket.id, text=text, turn=fresh(ticket).turn if by.is_staff else None)
    reply_to_ticket(said, by=by, key=key(), at=at)


@pytest.mark.clause("C-10", through="page")
@pytest.mark.parametrize(
    ("days", "due"),
    [("1 business day", "4 Aug 2026, 15:00"), ("2 business days", "5 Aug 2026, 15:00")],
    ids=["one-as-written", "two"],
)
def test_a_paid_ticket_shows_by_when_it_is_answered(world, days, due):
    """Monday 9:00 in Berlin is before the doors in New York open, at 15:00 in Berlin."""
    answered = 'strength = "commitment"\nstarts = ["opened"]\nstops = ["reply"]\n'
    within = f'{answered}within = "1 business day"'
    nora, engine, tomas = a_desk(world, "credits", {within: within.replace("1 business day", days)})
    with time_machine.travel(MONDAY_9AM, tick=False):
        form = asking(nora, "installation", engine, matter="assistance")
        ticket = form.sent()
        assert f"by {due}" in form.read(ticket)
        for page in (promised(nora, ticket), promised(tomas, ticket, on_desk=True)):
            assert f"by {due}" in page
            assert "§ 10" in page


@pytest.mark.clause("G-03", through="page")
@pytest.mark.parametrize("hours", [24, 12], ids=["a-day-as-written", "half-a-day"])
def test_only_a_person_who_replies_stops_the_clock_of_the_first_message(world, hours):
    """From Saturday on: nights and week-ends count."""
    within = 'within = "24 hours"'
    nora, checkout, tomas = a_desk(world, "guarantee", {within: within.replace("24", str(hours))})
    saturday = after(days=5)
    with time_machine.travel(saturday, tick=False):
        form = faulty(nora, checkout, "needs_configuration")
        ticket = form.sent()
    say(ticket, nora, "And it beeps.", saturday + timedelta(hours=2))
    add_note(
        Note(ticket_id=ticket.id, text="I know this one."),
        by=tomas,
        key=key(),
        at=saturday + timedelta(hours=3),
    )

    last = saturday + timedelta(hours=hours)
    with time_machine.travel(last, tick=False):
        assert "is late" not in promised(nora, ticket)
    with time_machine.travel(last + timedelta(hours=1), tick=False):
        assert "was due" in form.read(ticket), "neither the message nor the note has stopped it"
        assert f"of {hours} hours" in promised(nora, ticket).replace("\xa0", " ")
    say(ticket, tomas, "Turn it off and on.", last + timedelta(hours=2))
    with time_machine.travel(last + timedelta(days=3), tick=False):
        for page in (promised(nora, ticket), promised(tomas, ticket, on_desk=True)):
            assert "is late by 2:00:00 hours" in page


LATE_BY_A_DAY = [
    # symptoms, from, as reckoned at 12 of 24 hours late, to
    ("needs_configuration", "9.00 EUR", "13.50 EUR", "18.00 EUR"),
    ("part_unavailable", "18.00 EUR", "31.50 EUR", "45.00 EUR"),
]


@pytest.mark.parametrize(("symptom", "least", "reckoned", "most"), LATE_BY_A_DAY)
def test_a_breach_shows_what_is_owed_its_range_and_how_it_is_reckoned(
    world, symptom, least, reckoned, most
):
    nora, checkout, tomas = a_desk(world, "guarantee")
    with time_machine.travel(MONDAY_9AM, tick=False):
        ticket = faulty(nora, checkout, symptom).sent()
    with time_machine.travel(after(hours=36), tick=False):
        for page in (promised(nora, ticket), promised(tomas, ticket, on_desk=True)):
            assert f"{reckoned} are owed for this as it is reckoned" in page
            assert f"in the range from {least} to {most}, into your wallet" in page
            assert "It grows while the delay lasts." in page
            assert f"{reckoned} of 90 EUR, for a delay of 12:00:00 hours." in page


@pytest.mark.clause("H-20", through="page")
@pytest.mark.parametrize("hours", [24, 48], ids=["a-day-as-written", "two-days"])
def test_an_aim_is_shown_and_nothing_follows_from_missing_it(world, hours):
    within = 'within = "24 hours"'
    nora, forms, tomas = a_desk(world, "hourly", {within: within.replace("24", str(hours))})
    with time_machine.travel(MONDAY_9AM, tick=False):
        ticket = asking(nora, "use", forms, modified="no", applied_to_another="no").sent()
        assert "Aim: " in promised(nora, ticket)
    say(ticket, tomas, "Here is how.", after(hours=hours, minutes=1))
    with time_machine.travel(after(days=3), tick=False):
        page = promised(nora, ticket)
        assert "is late by 0:01:00 hours" in page
        assert "nothing is owed if it is missed" in page
        assert "no remedy" not in page.lower()
        assert "nothing is owed for it" in page


def test_both_sides_see_whose_turn_it_was_and_for_how_long(world):
    nora, checkout, tomas = a_desk(world, "guarantee")
    with time_machine.travel(MONDAY_9AM, tick=False):
        ticket = faulty(nora, checkout, "part_unavailable").sent()
    asked = Reply(ticket_id=ticket.id, text="Which part?", asks=True, turn=fresh(ticket).turn)
    reply_to_ticket(asked, by=tomas, key=key(), at=after(hours=2))
    with time_machine.travel(after(hours=7), tick=False):
        for page in (promised(nora, ticket), promised(tomas, ticket, on_desk=True)):
            assert "It is the customer's turn." in page
            assert "With the customer 5:00:00 With the vendor 2:00:00" in page
    say(ticket, nora, "The upper one.", after(hours=8))
    with time_machine.travel(after(hours=9), tick=False):
        page = promised(nora, ticket)
        assert "It is the vendor's turn." in page
        assert "With the customer 6:00:00 With the vendor 3:00:00" in page


def test_another_customer_and_another_brand_see_no_promises(world):
    nora, forms, _tomas = a_desk(world, "hourly")
    with time_machine.travel(MONDAY_9AM, tick=False):
        ticket = asking(nora, "use", forms, modified="no", applied_to_another="no").sent()
    paul = world.customer(nora.brand, "paul")
    stranger = world.agent(world.brand("tannhill"), "ines")
    assert signed_in(paul).get(f"/tickets/{ticket.number}/promises").status_code == 404
    assert signed_in(stranger).get(f"/desk/tickets/{ticket.id}/promises").status_code == 404
