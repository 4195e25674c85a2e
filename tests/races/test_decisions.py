"""Somebody decides, writes or splits while somebody or something else does: one of them wins.

In each test both outcomes are seen, whoever lost is told what happened, and nothing is double.
"""

from datetime import timedelta
from functools import partial
from uuid import UUID

import pytest

from makegood.brands.scope import reading
from makegood.commands.tickets.approve_quote import approve_quote
from makegood.commands.tickets.close_ticket import Closure, close_ticket
from makegood.commands.tickets.lapse_quotes import DueLapses, lapse_quotes
from makegood.commands.tickets.propose_quote import Proposal, propose_quote
from makegood.commands.tickets.remind_of_decisions import DueReminders, remind_of_decisions
from makegood.commands.tickets.reply_to_ticket import Reply, reply_to_ticket
from makegood.commands.tickets.solve_ticket import Solution, solve_ticket
from makegood.commands.tickets.split_request import NewTicket, Split, split_request
from makegood.people.models import Member
from makegood.tickets.models import State, Ticket
from tests.races.both import both, loser_of, until_both, was_refused
from tests.verified import nothing_is_off
from tests.world import (
    MONDAY_9AM,
    World,
    after,
    approval,
    balance_of,
    company_of,
    facts,
    fresh,
    issue_class_of,
    key,
    open_quote,
)

pytestmark = pytest.mark.processes


@pytest.fixture
def cast(world: World) -> tuple[World, Member, Member, Member]:
    brand = world.brand()
    nora = world.customer(brand)
    paul = world.customer(brand, "paul", company=company_of(nora))
    world.units(nora, 100)
    return world, nora, paul, world.agent(brand)


def test_of_two_approvers_the_slower_is_told_who_was_quicker(cast):
    world, nora, paul, tomas = cast
    winners: set[str] = set()
    for place in until_both(winners):
        ticket = world.ticket(nora, tomas)
        before, said = balance_of(nora).available, approval(ticket)
        deciders = [
            partial(approve_quote, said, by=by, key=key(), at=MONDAY_9AM) for by in (nora, paul)
        ]

        outcomes = both(*deciders, first=place % 2)

        lost = loser_of(outcomes, "already_decided")
        winner = (nora, paul)[1 - lost]
        assert outcomes[lost][1]["by_name"] == winner.name
        assert balance_of(nora).available == before - 1
        winners.add(winner.name)
    assert nothing_is_off()


def test_the_last_unit_goes_to_one_of_two_tickets(cast):
    world, nora, _, tomas = cast
    linus = world.customer(nora.brand, "linus")
    lena = world.customer(nora.brand, "lena", company=company_of(linus))
    winners: set[str] = set()
    for place in until_both(winners):
        world.units(linus, 1)
        tickets = [world.ticket(linus, tomas) for _ in range(2)]
        deciders = [
            partial(approve_quote, approval(ticket), by=by, key=key(), at=MONDAY_9AM)
            for ticket, by in zip(tickets, (linus, lena), strict=True)
        ]

        outcomes = both(*deciders, first=place % 2)

        lost = loser_of(outcomes, "not_enough_units")
        told = outcomes[lost][1]
        assert (told["available"], told["wanted"], told["missing"]) == (0, 1, 1)
        assert fresh(tickets[lost]).state == State.AWAITING_APPROVAL
        assert fresh(tickets[1 - lost]).state == State.ACCEPTED
        assert balance_of(linus).total == 0
        winners.add((linus, lena)[1 - lost].name)
    assert nothing_is_off()


def test_approving_while_another_cost_is_proposed(cast):
    world, nora, _, tomas = cast
    seen: set[str] = set()
    for place in until_both(seen):
        ticket = world.ticket(nora, tomas)
        before = balance_of(nora).available
        dearer = Proposal(
            ticket_id=ticket.id, turn=ticket.turn, least=3, most=3, reason="It is more."
        )

        approved, proposed = both(
            partial(approve_quote, approval(ticket), by=nora, key=key(), at=MONDAY_9AM),
            partial(propose_quote, dearer, by=tomas, key=key(), at=MONDAY_9AM),
            first=place % 2,
        )

        now = fresh(ticket)
        if was_refused(approved, "quote_is_stale"):
            seen.add("proposed")
            told = approved[1]
            assert (told["number"], told["most"], told["was_most"]) == (2, 3, 1)
            assert (now.state, open_quote(ticket).most) == (State.AWAITING_APPROVAL, 3)
            assert balance_of(nora).available == before
        else:
            seen.add("approved")
            assert was_refused(proposed, "ticket_has_changed")
            assert (now.state, now.open_quote) == (State.ACCEPTED, None)
            assert balance_of(nora).available == before - 1
    assert nothing_is_off()


def test_approving_in_the_last_second_while_the_clock_lets_it_lapse(cast):
    world, nora, _, tomas = cast
    clock = world.machine(nora.brand)
    seen: set[str] = set()
    for place in until_both(seen):
        ticket = world.ticket(nora, tomas)
        lapses_at = open_quote(ticket).lapses_at
        assert lapses_at is not None
        before, just_before = balance_of(nora).available, lapses_at - timedelta(seconds=1)

        approved, lapsed = both(
            partial(approve_quote, approval(ticket), by=nora, key=key(), at=just_before),
            partial(lapse_quotes, DueLapses(), by=clock, key=key(), at=lapses_at),
            first=place % 2,
        )

        now = fresh(ticket)
        if was_refused(approved, "already_decided"):
            seen.add("lapsed")
            assert approved[1]["state"] == "lapsed"
            assert (lapsed.count, now.state) == (1, State.LAPSED)
            assert balance_of(nora).available == before
        else:
            seen.add("approved")
            assert (lapsed.count, now.state) == (0, State.ACCEPTED)
            assert balance_of(nora).available == before - 1
    assert nothing_is_off()


def test_two_agents_make_tickets_of_one_request(cast):
    world, nora, _, tomas = cast
    yelena = world.agent(nora.brand, "yelena")
    winners: set[str] = set()
    for place in until_both(winners):
        request_id = world.request(nora)
        splits = [
            partial(split_request, split(request_id, nora, title), by=by, key=key(), at=MONDAY_9AM)
            for by, title in ((tomas, "one"), (yelena, "other"))
        ]

        outcomes = both(*splits, first=place % 2)

        lost = loser_of(outcomes, "already_split")
        with reading(nora.brand_id):
            made = Ticket.objects.filter(request=request_id).values_list("title", flat=True)
            assert list(made) == [("one", "other")[1 - lost]]
        winners.add(made[0])
    with reading(nora.brand_id):
        numbers = list(Ticket.objects.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))
    assert nothing_is_off()


def split(request_id: UUID, nora: Member, title: str) -> Split:
    wanted = NewTicket(
        title=title,
        text="It broke.",
        tier="premium",
        issue_class=issue_class_of(nora.brand_id),
        units=1,
    )
    return Split(request_id=request_id, tickets=(wanted,))


def test_writing_while_the_ticket_is_closed(cast):
    world, nora, paul, tomas = cast
    seen: set[str] = set()
    for place in until_both(seen):
        ticket = world.approve(world.ticket(nora, tomas), nora)
        solution = Solution(ticket_id=ticket.id, turn=ticket.turn)
        turn = solve_ticket(solution, by=tomas, key=key(), at=after(hours=1)).turn
        written = Reply(ticket_id=ticket.id, text="It came back.")
        closing = Closure(ticket_id=ticket.id, turn=turn)

        wrote, closed = both(
            partial(reply_to_ticket, written, by=nora, key=key(), at=after(hours=2)),
            partial(close_ticket, closing, by=paul, key=key(), at=after(hours=2)),
            first=place % 2,
        )

        if wrote.ticket_id != ticket.id:  # what was written after the end is a ticket of its own
            seen.add("closed")
            assert fresh(ticket).state == State.CLOSED
        else:
            seen.add("wrote")
            assert was_refused(closed, "ticket_has_changed")
            assert fresh(ticket).state == State.IN_PROGRESS
    assert nothing_is_off()


def test_a_reminder_goes_out_while_the_customer_writes(cast):
    """Both happen, in one order or the other: neither is in the other's way."""
    world, nora, _, tomas = cast
    clock = world.machine(nora.brand)
    seen: set[str] = set()
    for place in until_both(seen):
        ticket = world.ticket(nora, tomas)
        remind_at = open_quote(ticket).remind_at
        assert remind_at is not None
        said = Reply(ticket_id=ticket.id, text="We talk about it first.")

        wrote, reminded = both(
            partial(reply_to_ticket, said, by=nora, key=key(), at=remind_at),
            partial(remind_of_decisions, DueReminders(), by=clock, key=key(), at=remind_at),
            first=place % 2,
        )

        assert wrote.position == 1, wrote
        assert reminded.count <= 1, reminded
        if reminded.count == 0:  # the ticket was being written on: the next minute reminds
            next_minute = remind_at + timedelta(minutes=1)
            again = remind_of_decisions(DueReminders(), by=clock, key=key(), at=next_minute)
            assert again.count == 1
        happened = facts(nora.brand_id, "ticket.replied", "quote.reminded")
        ours = {fact.turn: fact.kind for fact in happened if fact.subject == ticket.id}
        seen.add(ours[max(ours)])
        approve_quote(approval(ticket), by=nora, key=key(), at=remind_at + timedelta(hours=1))
    assert nothing_is_off()
