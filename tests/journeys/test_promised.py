"""What is promised on a ticket is shown with its clock, and with what is owed for a breach."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from makegood.commands.tickets.add_note import Note, add_note
from makegood.commands.tickets.reply_to_ticket import Reply, reply_to_ticket
from makegood.terms.worktime.week import DAYS
from tests.journeys.asking import FORM, asking
from tests.journeys.pages import hidden_fields, signed_in, text_of
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


def euros(cents):
    return f"{cents // 100}.{cents % 100:02} EUR"


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
        assert f"by {due}" in form.shown(), "before anything is sent"
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


@pytest.mark.clause("H-19", through="page")
@pytest.mark.parametrize(
    ("opens", "closes", "summer", "winter"),
    [
        ("10:00", "18:00", ("12:00", "20:00"), ("11:00", "19:00")),
        ("08:00", "12:30", ("10:00", "14:30"), ("09:00", "13:30")),
    ],
    ids=["as-written", "mornings"],
)
def test_hours_at_a_fixed_offset_are_shown_by_both_clocks(world, opens, closes, summer, winter):
    """The customer reads in Berlin, whose clocks change twice a year; the vendor's do not."""
    written = 'mon = ["10:00-18:00"]'
    changes = {written.replace("mon", day): f'{day} = ["{opens}-{closes}"]' for day in DAYS[:5]}
    nora, _forms, _tomas = a_desk(world, "hourly", changes)
    dash = "\u2060\u2013\u2060"
    for month, own in ((8, summer), (11, winter)):
        monday = datetime(2026, month, 3 if month == 8 else 2, tzinfo=UTC)
        first = monday + timedelta(hours=int(opens[:2]), minutes=int(opens[3:]))
        last = monday + timedelta(hours=int(closes[:2]), minutes=int(closes[3:]))
        for at, words in (
            (first - timedelta(seconds=1), "Closed now"),
            (first, "Open now"),
            (last - timedelta(seconds=1), "Open now"),
            (last, "Closed now"),
        ):
            with time_machine.travel(at, tick=False):
                page = text_of(signed_in(nora).get("/"))
            assert words in page
            assert f"Mon{dash}Fri {opens}{dash}{closes} (UTC+00:00)" in page
            assert f"By your clocks: Mon{dash}Fri {own[0]}{dash}{own[1]}" in page


BOUGHT_FOR = 90_00  # cents of a euro


@pytest.mark.clause("G-05", through="page")
@pytest.mark.parametrize(("first", "last"), [(10, 20), (5, 40)], ids=["as-written", "wider"])
def test_what_a_late_reply_to_a_low_ticket_is_worth_grows_with_the_delay(world, first, last):
    share = "from_percent = 10, to_percent = 20"
    changes = {share: f"from_percent = {first}, to_percent = {last}"}
    nora, checkout, tomas = a_desk(world, "guarantee", changes)
    with time_machine.travel(MONDAY_9AM, tick=False):
        form = faulty(nora, checkout, "extensions_clash")
        assert "Notices or warnings appear" in text_of(form.browser.get(FORM))
        assert "Priority: Low" in form.shown()
        ticket = form.sent()
    least, most = BOUGHT_FOR * first // 100, BOUGHT_FOR * last // 100
    in_time = after(hours=24)
    for late, owed in (
        (timedelta(seconds=1), least),
        (timedelta(hours=12), (least + most) // 2),
        (timedelta(hours=24), most),
    ):
        with time_machine.travel(in_time + late, tick=False):
            for page in (promised(nora, ticket), promised(tomas, ticket, on_desk=True)):
                assert f"{euros(owed)} are owed for this as it is reckoned" in page, late
                assert f"in the range from {euros(least)} to {euros(most)}, into your" in page
                assert "§ 5" in page


@pytest.mark.clause("G-07", through="page")
@pytest.mark.parametrize("percent", [100, 60], ids=["all-as-written", "less"])
def test_a_high_ticket_is_worth_the_same_at_any_delay(world, percent):
    share = "from_percent = 100, to_percent = 100"
    changes = {share: share.replace("100", str(percent))}
    nora, checkout, _tomas = a_desk(world, "guarantee", changes)
    with time_machine.travel(MONDAY_9AM, tick=False):
        form = faulty(nora, checkout, "security_at_risk")
        assert "Most requests fail" in text_of(form.browser.get(FORM))
        assert "Priority: High" in form.shown()
        ticket = form.sent()
    for late in (timedelta(seconds=1), timedelta(days=9)):
        with time_machine.travel(after(minutes=30) + late, tick=False):
            page = promised(nora, ticket)
            assert (
                f"{euros(BOUGHT_FOR * percent // 100)} are owed for this, into your wallet" in page
            )
            assert "§ 7" in page


@pytest.mark.clause("G-08", through="page")
def test_the_form_asks_what_is_seen_and_proposes_and_explains_the_priority(world):
    nora, checkout, _tomas = a_desk(world, "guarantee")
    form = faulty(nora, checkout, "part_unavailable")
    shown = form.shown()
    assert "Priority: Medium" in shown
    for words in ("Low is for small trouble", "Medium is for limited", "High is when most"):
        assert words in shown
    assert form.sent().priority == "medium"
    del form.said["symptoms"]
    form.said["key"] = key()
    assert "Priority: Low" in form.shown(), "what says nothing is low"
    assert form.sent().priority == "low"


@pytest.mark.clause("G-12", through="page")
def test_another_priority_is_told_with_its_reason_and_undoes_no_breach(world):
    nora, checkout, tomas = a_desk(world, "guarantee")
    with time_machine.travel(MONDAY_9AM, tick=False):
        ticket = faulty(nora, checkout, "security_at_risk").sent()
    desk, order = signed_in(tomas), f"/desk/tickets/{ticket.id}/order/"
    with time_machine.travel(after(minutes=45), tick=False):
        fields = hidden_fields(desk.get(order), action=f"/desk/tickets/{ticket.id}/priority")
        said = {**fields, "priority": "low"}
        unsaid = desk.post(f"/desk/tickets/{ticket.id}/priority", said)
        assert unsaid.status_code in (400, 409)
        assert fresh(ticket).priority == "high"
        desk.post(
            f"/desk/tickets/{ticket.id}/priority", {**said, "priority-reason": "A test page only."}
        )

    assert fresh(ticket).priority == "low"
    with time_machine.travel(after(hours=2), tick=False):
        assert "A test page only." in text_of(signed_in(nora).get(f"/tickets/{ticket.number}/"))
        page = promised(nora, ticket)
    on_call, later = page.split("High priority in our work hours: on call")[1].split(
        "High priority in our work hours: engineer"
    )
    assert "90.00 EUR are owed for this, into your wallet" in on_call, "it was late by then"
    assert "This is no longer owed" in later, "what was not is owed no more"


@pytest.mark.clause("A-06", through="page")
@pytest.mark.parametrize(
    ("hours", "on_monday"), [(8, 8), (4, 3)], ids=["a-day-as-written", "half-a-day"]
)
def test_questions_are_answered_in_office_hours_and_nothing_hangs_on_it(world, hours, on_monday):
    """One of the hours is left on Friday; on Monday the doors open at nine, but for lunch."""
    within = 'within = "8 working hours"'
    changes = {within: within.replace("8", str(hours))}
    nora, addon, tomas = a_desk(world, "aftersales", changes)
    friday = after(days=4, hours=7)  # 16:00, an hour before the doors close
    with time_machine.travel(friday, tick=False):
        said = {"clashing_development": "no", "platform": "1.7"}
        ticket = asking(nora, "use", addon, **said).sent()
    monday = after(days=7)  # 9:00
    with time_machine.travel(monday + timedelta(hours=on_monday), tick=False):
        assert "Late" not in promised(nora, ticket), "the week-end does not count"
    say(ticket, tomas, "So.", monday + timedelta(hours=on_monday, minutes=1))
    with time_machine.travel(monday + timedelta(days=1), tick=False):
        page = promised(nora, ticket)
    assert "An aim: nothing is owed if it is missed" in page
    assert "Late" in page
    assert "nothing is owed for it" in page


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
