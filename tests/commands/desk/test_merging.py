"""Words on the wrong ticket: merged, parted, moved, split off; and what stands against it."""

from dataclasses import replace

import pytest

from makegood.brands.checks import findings
from makegood.brands.scope import overseeing
from makegood.commands.refusals.desk import (
    AnotherCompany,
    CostIsOpen,
    MessageIsNotMovable,
    SameTicket,
)
from makegood.commands.refusals.tickets import NothingSaid, TicketHasChanged, TicketHasEnded
from makegood.commands.refused import NotAllowed, NotThere
from makegood.commands.tickets.merge_ticket import Merging, merge_ticket
from makegood.commands.tickets.move_message import Moving, move_message
from makegood.commands.tickets.split_ticket import SplittingOff, split_ticket
from makegood.commands.tickets.undo_merge import Undoing, undo_merge
from makegood.events.verify.every import EVERY
from makegood.tickets.models import State
from tests.commands.desk.scene import desk_in, do, words_of
from tests.packs import changed, pack
from tests.world import after, balance_of, fresh
from tests.world import ticket as ticket_of


def merging(one, other):
    return Merging(ticket_id=one.id, into_id=other.id, turn=fresh(one).turn)


def assert_verified():
    with overseeing() as cursor:
        assert findings(EVERY, cursor) == []


def test_what_is_owed_on_a_merged_ticket_is_owed_on_the_other_until_it_is_parted(world):
    desk = desk_in(world, agreement="attainment")
    early = world.asked(desk.nora, "request")
    late = world.asked(desk.nora, "request", at=after(hours=2))
    late = desk.replied(late, desk.tomas, at=after(hours=3))
    owed_early = fresh(early).owed_at
    assert owed_early is not None and fresh(late).owed_at is None

    do(merge_ticket, merging(early, late), by=desk.tomas, at=after(hours=4))
    assert (fresh(early).owed_at, fresh(late).owed_at) == (None, owed_early)
    assert fresh(early).merged_into_id == late.id

    do(undo_merge, Undoing(ticket_id=early.id), by=desk.ines, at=after(hours=5))
    assert (fresh(early).owed_at, fresh(late).owed_at) == (owed_early, None)
    assert fresh(early).state == State.ACCEPTED
    assert_verified()


def test_an_answer_to_a_merged_ticket_stands_on_the_last_of_them(world):
    desk = desk_in(world)
    one, other, last = (desk.open_ticket() for _ in range(3))
    do(merge_ticket, merging(one, other), by=desk.tomas)
    do(merge_ticket, merging(other, last), by=desk.tomas)

    desk.replied(one, desk.nora)

    assert [len(words_of(ticket, desk.nora)) for ticket in (one, other, last)] == [0, 0, 1]


@pytest.mark.parametrize("takes", ["all", "nothing_yet"], ids=["used", "held"])
def test_a_ticket_with_a_cost_does_not_go_on_in_another_but_another_in_it(world, takes):
    changes = {'takes = "all"': f'takes = "{takes}"'} if takes != "all" else {}
    if changes:
        changes['gives_back = "nothing"'] = (
            'gives_back = "unworked"\n[work]\nclause = "5"\nan_hour = 2\nat_least = 1'
        )
    brand = world.brand(agreement=changed(pack("tickets"), changes))
    nora, tomas = world.customer(brand), world.agent(brand)
    world.units(nora, 5)
    free = world.ticket(nora, tomas, tier="basic", units=0)
    proposed = world.ticket(nora, tomas)
    approved = world.approve(world.ticket(nora, tomas), nora)
    before = balance_of(nora)

    for costly in (proposed, approved):
        with pytest.raises(CostIsOpen):
            do(merge_ticket, merging(costly, free), by=tomas)
    do(merge_ticket, merging(free, approved), by=tomas)

    assert balance_of(nora) == before
    assert_verified()


def test_who_merges_what_is_looked_at_in_this_order(world):
    desk, other_desk = desk_in(world), desk_in(world, slug="tessero")
    one, other = desk.open_ticket(), desk.open_ticket()
    vera = world.customer(desk.nora.brand, "vera")
    theirs = world.ticket(vera, desk.tomas, tier="basic", units=0)
    said = merging(one, other)

    for wrong, by, refusal in (
        (said, desk.nora, NotAllowed),
        (replace(said, into_id=one.id), desk.tomas, SameTicket),
        (replace(said, into_id=other_desk.open_ticket().id), desk.tomas, NotThere),
        (said, other_desk.tomas, NotThere),
        (replace(said, turn=99), desk.tomas, TicketHasChanged),
        (replace(said, into_id=theirs.id), desk.tomas, AnotherCompany),
        (replace(said, into_id=desk.ended_ticket().id), desk.tomas, TicketHasEnded),
    ):
        with pytest.raises(refusal):
            do(merge_ticket, wrong, by=by)


def test_a_message_is_copied_to_where_it_belongs_and_can_still_be_read(world):
    desk = desk_in(world)
    one, other = desk.open_ticket(), desk.open_ticket()
    desk.replied(one, desk.nora, at=after(hours=2))
    (message,) = words_of(one, desk.nora)
    said = Moving(ticket_id=one.id, message_id=message.id, into_id=other.id)

    do(move_message, said, by=desk.tomas, at=after(hours=3))

    (copy,) = words_of(other, desk.nora)
    assert (copy.text, copy.author_id, copy.at) == (message.text, desk.nora.id, after(hours=2))
    assert words_of(one, desk.nora) == [message]
    assert_verified()


def test_a_message_becomes_a_ticket_that_is_ruled_on_anew_and_holds_nothing(world):
    desk = desk_in(world, agreement="attainment")
    ticket = world.asked(desk.nora, "request")
    desk.replied(ticket, desk.nora, at=after(hours=2))
    (message,) = words_of(ticket, desk.nora)
    said = SplittingOff(
        ticket_id=ticket.id, message_id=message.id, title="Apart", issue_class="request"
    )

    made = do(split_ticket, said, by=desk.tomas, at=after(hours=3))

    split_off = ticket_of(ticket.brand_id, made.ticket_id)
    assert (split_off.title, split_off.text) == ("Apart", message.text)
    assert split_off.opened_at == after(hours=2)
    assert split_off.state == State.ACCEPTED
    assert_verified()


def test_what_staff_wrote_stays_and_a_ticket_needs_a_title(world):
    desk = desk_in(world)
    ticket, other = desk.open_ticket(), desk.open_ticket()
    desk.replied(ticket, desk.tomas)
    desk.replied(ticket, desk.nora)
    ours, hers = words_of(ticket, desk.tomas)
    said = SplittingOff(
        ticket_id=ticket.id, message_id=hers.id, title=" ", issue_class=ticket.issue_class
    )

    with pytest.raises(MessageIsNotMovable):
        do(split_ticket, replace(said, message_id=ours.id), by=desk.tomas)
    with pytest.raises(MessageIsNotMovable):
        moved = Moving(ticket_id=ticket.id, message_id=ours.id, into_id=other.id)
        do(move_message, moved, by=desk.tomas)
    with pytest.raises(NothingSaid):
        do(split_ticket, said, by=desk.tomas)
    with pytest.raises(NotAllowed):
        do(split_ticket, said, by=desk.nora)
