"""What is owed next on a ticket follows from what happened to it, and is stored with it."""

from datetime import timedelta

from makegood.brands.checks import findings
from makegood.brands.scope import overseeing, reading
from makegood.commands.tickets.close_ticket import Closure, close_ticket
from makegood.commands.tickets.relabel_priority import Relabelling, relabel_priority
from makegood.events.owed import promises_of_tickets
from makegood.events.verify.every import EVERY
from tests.commands.desk.scene import desk_in, do
from tests.packs import changed, pack
from tests.tables import cases
from tests.world import MONDAY_9AM, after, fresh

# Under "4 working hours" for each unanswered message; Monday 07:00 UTC is 08:00 in Lisbon, and the
# office opens at nine, closes from 13:00 to 14:00, and at 18:00.
ANSWERS = """
    what happened         minutes later  owed at (UTC)
    asked                 0              2026-08-03 12:00
    answered              60             -
    asked again           120            2026-08-03 14:00
    asked once more       180            2026-08-03 14:00
    answered with one     300            -
    asked in the evening  690            2026-08-04 12:00
"""


def owed(ticket):
    due = fresh(ticket).owed_at
    return f"{due:%Y-%m-%d %H:%M}" if due else ""


def test_an_answer_is_owed_from_the_first_message_that_nobody_answered(world):
    desk = desk_in(world, agreement="attainment")
    ticket = desk.world.asked(desk.nora, "request")
    found, expected = [], []
    for what, minutes, due in cases(ANSWERS):
        if what != "asked":
            by = desk.tomas if str(what).startswith("answered") else desk.nora
            ticket = desk.replied(ticket, by, at=after(minutes=int(minutes)))
        expected.append((what, due))
        found.append((what, owed(ticket)))

    assert found == expected
    assert_verified()


def test_who_has_another_number_in_the_agreement_is_owed_it_sooner(world):
    files = changed(pack("attainment"), {'within = "4 working hours"': 'within = "1 working hour"'})
    brand = world.brand("saltmarsh", agreement=files)
    ticket = world.asked(world.customer(brand), "request")

    assert owed(ticket) == "2026-08-03 09:00"


def test_nothing_is_owed_where_nothing_is_promised_nor_after_the_end(world):
    unpromised = desk_in(world).open_ticket()
    desk = desk_in(world, slug="saltmarsh", agreement="attainment")
    ended = desk.world.asked(desk.nora, "request")
    said = Closure(ticket_id=ended.id, turn=ended.turn)
    do(close_ticket, said, by=desk.nora)

    assert (owed(unpromised), owed(ended)) == ("", "")


def test_a_question_to_the_customer_holds_what_pauses_for_it(world):
    files = changed(
        pack("attainment"),
        {
            'within = "4 working hours"': 'within = "4 working hours"\n'
            'pauses = ["waiting_for_customer"]',
            'stops = ["reply"]': 'stops = ["solved"]',
        },
    )
    brand = world.brand("saltmarsh", agreement=files)
    nora, tomas = world.customer(brand), world.agent(brand)
    desk = desk_in(world)
    ticket = world.asked(nora, "request")

    asked = desk.replied(ticket, tomas, asks=True, at=after(hours=2))
    assert owed(asked) == ""
    answered = desk.replied(ticket, nora, at=after(hours=3))

    assert owed(answered) == "2026-08-03 14:00"


def test_what_is_stored_is_what_the_promise_says(world):
    desk = desk_in(world, agreement="attainment")
    ticket = desk.world.asked(desk.nora, "request")
    with reading(ticket.brand_id):
        (promise,) = promises_of_tickets([ticket], at=MONDAY_9AM)[ticket.id]

    assert promise.clause == "2"
    assert fresh(ticket).owed_at == MONDAY_9AM + timedelta(hours=5)


def test_another_priority_gives_another_time_from_then_on(world):
    plain = {
        'within = "4 working hours"': 'by = ["priority"]',
        "# The band": '[promise.within]\nhigh = "1 working hour"\nlow = "4 working hours"\n\n'
        "# The band",
        "[[coverage]]": '[[priority]]\nid = "high"\nclause = "1"\nsymptoms = ["down"]\n\n'
        '[[priority]]\nid = "low"\nclause = "1"\nsymptoms = ["odd"]\nunless_said = true\n\n'
        "[[coverage]]",
    }
    files = changed(pack("attainment"), plain)
    names = "[priority]\nhigh = 'High'\nlow = 'Low'\n\n[symptom]\ndown = 'Down'\nodd = 'Odd'\n\n"
    words = files["clauses.en.toml"].replace("{promise.answer.within}", "an hour or four")
    files["clauses.en.toml"] = words.replace("[[clause]]", names + "[[clause]]", 1)
    brand = world.brand("saltmarsh", agreement=files)
    nora, tomas = world.customer(brand), world.agent(brand)
    ticket = world.asked(nora, "request")
    assert (ticket.priority, owed(ticket)) == ("low", "2026-08-03 12:00")

    said = Relabelling(
        ticket_id=ticket.id, turn=ticket.turn, priority="high", reason="Nobody can work."
    )
    do(relabel_priority, said, by=tomas)

    assert owed(ticket) == "2026-08-03 09:00"
    assert_verified()


def assert_verified():
    with overseeing() as cursor:
        assert findings(EVERY, cursor) == []
