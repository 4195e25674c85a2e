"""Approving and declining what a ticket costs."""

from datetime import timedelta

import pytest

from makegood.commands.refused import NotAllowed, NotThere
from makegood.commands.steps.decisions import AlreadyDecided, MayNotApprove, QuoteIsStale
from makegood.commands.steps.units import NotEnoughUnits
from makegood.commands.tickets.approve_quote import approve_quote
from makegood.commands.tickets.cancel_ticket import Cancellation, cancel_ticket
from makegood.commands.tickets.decline_quote import decline_quote
from makegood.commands.tickets.lapse_quotes import DueLapses, lapse_quotes
from makegood.commands.tickets.propose_quote import Proposal, propose_quote
from makegood.tickets.models import State
from tests.world import after, approval, balance_of, declination, facts, fresh, key, open_quote


def test_approving_takes_exactly_the_units_shown(world):
    brand = world.brand()
    nora, tomas = world.customer(brand), world.agent(brand)
    world.units(nora, 10)
    ticket = world.ticket(nora, tomas, units=2, reason="Two pieces of work.")
    assert balance_of(nora).available == 10

    approved = approve_quote(approval(ticket), by=nora, key=key(), at=after(hours=1))

    assert (approved.most, approved.currency, approved.captured) == (2, "", 2)
    assert (balance_of(nora).available, balance_of(nora).held) == (8, 0)
    assert fresh(ticket).state == State.ACCEPTED


def test_the_same_approval_twice_takes_once(world):
    brand = world.brand()
    nora, tomas = world.customer(brand), world.agent(brand)
    world.units(nora, 10)
    ticket = world.ticket(nora, tomas)
    said, same_key = approval(ticket), key()

    first = approve_quote(said, by=nora, key=same_key, at=after(hours=1))
    again = approve_quote(said, by=nora, key=same_key, at=after(hours=2))

    assert again == first
    assert balance_of(nora).available == 9
    assert len(facts(brand.id, "quote.approved")) == 1


def test_a_second_approver_hears_who_was_quicker(world):
    brand = world.brand()
    nora, tomas = world.customer(brand), world.agent(brand)
    paul = world.customer(brand, "paul", company=nora.company_id)
    world.units(nora, 10)
    ticket = world.ticket(nora, tomas)
    said = approval(ticket)
    approve_quote(said, by=nora, key=key(), at=after(hours=1))

    with pytest.raises(AlreadyDecided) as refused:
        approve_quote(said, by=paul, key=key(), at=after(hours=2))

    assert refused.value.details["by_name"] == nora.name
    assert refused.value.details["decided_at"] == after(hours=1)
    assert balance_of(nora).available == 9


def test_a_stale_quote_is_refused_with_what_is_open_now(world):
    brand = world.brand()
    nora, tomas = world.customer(brand), world.agent(brand)
    world.units(nora, 10)
    ticket = world.ticket(nora, tomas)
    read = approval(ticket)
    dearer = Proposal(ticket_id=ticket.id, turn=ticket.turn, least=3, most=3, reason="It is more.")
    propose_quote(dearer, by=tomas, key=key(), at=after(hours=1))

    with pytest.raises(QuoteIsStale) as refused:
        approve_quote(read, by=nora, key=key(), at=after(hours=2))

    told = refused.value.details
    assert (told["number"], told["most"], told["was_most"]) == (2, 3, 1)
    assert (told["reason"], told["was_reason"]) == ("It is more.", "")
    assert balance_of(nora).available == 10


def test_too_few_units_change_nothing_and_say_what_is_missing(world):
    brand = world.brand()
    nora, tomas = world.customer(brand), world.agent(brand)
    world.units(nora, 1)
    ticket = world.ticket(nora, tomas, units=3, reason="Three pieces.")

    with pytest.raises(NotEnoughUnits) as refused:
        approve_quote(approval(ticket), by=nora, key=key(), at=after(hours=1))

    told = refused.value.details
    assert (told["available"], told["wanted"], told["missing"]) == (1, 3, 2)
    assert balance_of(nora).available == 1
    assert fresh(ticket).state == State.AWAITING_APPROVAL


def test_who_may_not_approve_is_told_the_clause(world):
    brand = world.brand()
    nora, tomas = world.customer(brand), world.agent(brand)
    rita = world.customer(brand, "rita", company=nora.company_id, roles=("requester",))
    world.units(nora, 1)
    ticket = world.ticket(nora, tomas)

    with pytest.raises(MayNotApprove) as refused:
        approve_quote(approval(ticket), by=rita, key=key(), at=after(hours=1))

    assert refused.value.details["clause"]


def test_another_customers_ticket_is_not_there(world):
    brand = world.brand()
    nora, tomas = world.customer(brand), world.agent(brand)
    vera = world.customer(brand, "vera")
    world.units(vera, 5)
    ticket = world.ticket(nora, tomas)

    with pytest.raises(NotThere):
        approve_quote(approval(ticket), by=vera, key=key(), at=after(hours=1))
    with pytest.raises(NotAllowed):
        approve_quote(approval(ticket), by=tomas, key=key(), at=after(hours=1))


def test_declining_costs_nothing_and_is_final(world):
    brand = world.brand()
    nora, tomas = world.customer(brand), world.agent(brand)
    world.units(nora, 1)
    ticket = world.ticket(nora, tomas)
    said = declination(ticket)

    decline_quote(said, by=nora, key=key(), at=after(hours=1))

    assert fresh(ticket).state == State.DECLINED
    assert balance_of(nora).available == 1
    with pytest.raises(AlreadyDecided):
        decline_quote(said, by=nora, key=key(), at=after(hours=2))


@pytest.mark.parametrize("seconds", [-1, 0], ids=["just in time", "the very instant"])
def test_a_quote_that_has_lapsed_is_decided_whether_or_not_the_clock_came_by(world, seconds):
    brand = world.brand()
    nora, tomas = world.customer(brand), world.agent(brand)
    world.units(nora, 2)
    ticket = world.ticket(nora, tomas)
    lapses_at = open_quote(ticket).lapses_at
    said, at = approval(ticket), lapses_at + timedelta(seconds=seconds)

    if seconds < 0:
        approve_quote(said, by=nora, key=key(), at=at)
        assert balance_of(nora).available == 1
        return
    with pytest.raises(AlreadyDecided) as refused:
        approve_quote(said, by=nora, key=key(), at=at)
    assert refused.value.details["state"] == "lapsed"
    assert balance_of(nora).available == 2
    lapsed = lapse_quotes(DueLapses(), by=world.machine(brand), key=key(), at=at)
    assert lapsed.count == 1
    assert fresh(ticket).state == State.LAPSED


@pytest.mark.clause("T-15", through="command")
def test_cancelling_after_acceptance_gives_nothing_back(world):
    brand = world.brand()
    nora, tomas = world.customer(brand), world.agent(brand)
    world.units(nora, 2)
    ticket = world.approve(world.ticket(nora, tomas), nora)

    said = Cancellation(ticket_id=ticket.id, turn=ticket.turn)
    cancelled = cancel_ticket(said, by=nora, key=key(), at=after(hours=2))

    assert cancelled.units_back == 0
    assert balance_of(nora).available == 1
    assert fresh(ticket).state == State.CANCELLED
