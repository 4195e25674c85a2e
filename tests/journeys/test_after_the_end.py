"""A customer writes once more on a ticket that has ended."""

import pytest

from makegood.brands.checks import findings
from makegood.brands.scope import overseeing, reading
from makegood.commands.refusals.tickets import TicketHasEnded
from makegood.commands.tickets.reply_to_ticket import Reply, reply_to_ticket
from makegood.events.verify.every import EVERY
from makegood.intake.models import Request
from makegood.tickets.models import State, Ticket
from tests.commands.desk.scene import desk_in, do, words_of
from tests.doors.api.program import Program
from tests.doors.mail.test_take import a_mail, take
from tests.journeys.pages import hidden_fields, signed_in, text_of
from tests.world import fresh


def newest(desk) -> Ticket:
    with reading(desk.nora.brand_id):
        return Ticket.objects.select_related("request").latest("number")


def test_a_message_by_page_becomes_a_ticket_and_each_of_the_two_shows_the_other(world):
    desk = desk_in(world)
    ended = desk.ended_ticket()
    browser = signed_in(desk.nora)
    address = f"/tickets/{ended.number}/"
    page = browser.get(address)
    assert "has ended. Anything new becomes a ticket of its own" in text_of(page)

    fields = hidden_fields(page, action=address + "replies")
    page = browser.post(address + "replies", fields | {"text": "It broke again."}, follow=True)

    new = newest(desk)
    assert (new.text, new.request.follows, new.purchase_id) == (
        "It broke again.",
        ended.id,
        ended.purchase_id,
    )
    assert fresh(ended).state == State.CLOSED
    assert words_of(ended, desk.nora) == []
    assert "this became a ticket of its own" in text_of(page)
    assert f"QU-{ended.number}" in text_of(page)
    assert f"QU-{new.number}" in text_of(browser.get(address))
    staff = signed_in(desk.tomas)
    assert f"QU-{new.number}" in text_of(staff.get(f"/desk/tickets/{ended.id}/"))
    assert f"QU-{ended.number}" in text_of(staff.get(f"/desk/tickets/{new.id}/"))
    with overseeing() as cursor:
        assert findings(EVERY, cursor) == []


def test_a_mail_whose_subject_names_the_ticket_becomes_a_request_that_points_at_it(world):
    desk = desk_in(world)
    ended, other = desk.ended_ticket(), desk.open_ticket()
    name = desk.nora.person.user_name
    sender = desk.nora.person.address

    take(desk.nora.brand, a_mail(sender, f"{name}: Re: QU-{ended.number} Forms"))
    take(desk.nora.brand, a_mail(sender, f"{name}: Re: QU-{other.number} Forms"))

    with reading(desk.nora.brand_id):
        first, second = Request.objects.filter(state="submitted").order_by("number")
    assert (first.follows, second.follows) == (ended.id, None)
    page = signed_in(desk.tomas).get(f"/desk/requests/{first.id}/")
    assert f"QU-{ended.number}" in text_of(page)


def test_a_mail_that_names_a_ticket_of_another_customer_points_at_nothing(world):
    desk = desk_in(world)
    ended, vera = desk.ended_ticket(), world.customer(desk.nora.brand, "vera")

    take(vera.brand, a_mail(vera.person.address, f"vera: QU-{ended.number}"))

    with reading(vera.brand_id):
        assert Request.objects.get(requester=vera).follows is None


def test_a_message_by_a_program_answers_with_the_new_ticket(world):
    desk = desk_in(world)
    ended = desk.ended_ticket()

    said = Program(world, desk.nora).post(f"/tickets/{ended.id}/replies", {"text": "Again."})

    assert (said.json()["ticket_id"], said.json()["message_id"]) == (str(newest(desk).id), None)


def test_thanks_stand_on_the_ended_ticket_and_begin_nothing(world):
    desk = desk_in(world)
    ended = desk.ended_ticket()

    do(
        reply_to_ticket,
        Reply(ticket_id=ended.id, text="Thank you.", needs_answer=False),
        by=desk.nora,
    )

    assert [one.text for one in words_of(ended, desk.tomas)] == ["Thank you."]
    assert (fresh(ended).state, newest(desk).id) == (State.CLOSED, ended.id)


def test_staff_do_not_write_past_the_end(world):
    desk = desk_in(world)
    ended = desk.ended_ticket()

    with pytest.raises(TicketHasEnded):
        do(
            reply_to_ticket,
            Reply(ticket_id=ended.id, text="Well.", turn=ended.turn),
            by=desk.tomas,
        )
