"""Two people decide at once: nothing is taken twice, and each is told what happened."""

from functools import partial

import pytest

from makegood.brands.scope import reading
from makegood.commands.steps.decisions import AlreadyDecided
from makegood.commands.steps.units import NotEnoughUnits
from makegood.commands.tickets.approve_quote import Approved, approve_quote
from makegood.commands.tickets.decline_quote import decline_quote
from makegood.ledger.models import Hold
from makegood.ledger.queries import Balance
from tests.processes import race
from tests.verified import nothing_is_off
from tests.world import MONDAY_9AM, approval, balance_of, company_of, declination, fresh, key

pytestmark = pytest.mark.processes

ROUNDS = 6


@pytest.fixture
def cast(world):
    brand = world.brand()
    nora = world.customer(brand)
    paul = world.customer(brand, "paul", company=company_of(nora))
    return nora, paul, world.agent(brand)


def holds(ticket) -> int:
    with reading(ticket.brand_id):
        return Hold.objects.filter(ticket=ticket.id).count()


def test_a_double_click_takes_the_units_once_and_both_see_it_done(world, cast):
    nora, _, tomas = cast
    for place in range(ROUNDS):
        world.units(nora, 1)
        ticket = world.ticket(nora, tomas)
        said, click = approval(ticket), key()

        outcomes = race(*[partial(approve_quote, said, by=nora, key=click, at=MONDAY_9AM)] * 2)

        assert outcomes == [Approved(1, "", 1)] * 2
        assert (holds(ticket), balance_of(nora).total) == (1, 0), place
    assert nothing_is_off()


def test_two_approvers_take_the_units_once_and_the_second_is_told(world, cast):
    """Edge case B8."""
    nora, paul, tomas = cast
    for _ in range(ROUNDS):
        world.units(nora, 2)
        ticket, keys = world.ticket(nora, tomas), (key(), key())
        said = approval(ticket)

        outcomes = race(
            partial(approve_quote, said, by=nora, key=keys[0], at=MONDAY_9AM),
            partial(approve_quote, said, by=paul, key=keys[1], at=MONDAY_9AM),
        )

        assert sorted(map(str, outcomes)) == sorted(map(str, [Approved(1, "", 1), AlreadyDecided]))
        assert (holds(ticket), balance_of(nora).total) == (1, 1)
        world.approve(world.ticket(nora, tomas), nora)  # the unit that is left
    assert nothing_is_off()


def test_two_tickets_want_the_last_unit_and_one_gets_it(world, cast):
    """Edge case B12: the other is told what is missing, and still awaits a decision."""
    nora, paul, tomas = cast
    for _ in range(ROUNDS):
        world.units(nora, 1)
        tickets = [world.ticket(nora, tomas) for _ in range(2)]
        said, keys = [approval(ticket) for ticket in tickets], (key(), key())

        outcomes = race(
            partial(approve_quote, said[0], by=nora, key=keys[0], at=MONDAY_9AM),
            partial(approve_quote, said[1], by=paul, key=keys[1], at=MONDAY_9AM),
        )

        assert sorted(map(str, outcomes)) == sorted(map(str, [Approved(1, "", 1), NotEnoughUnits]))
        assert sorted(fresh(ticket).state for ticket in tickets) == [
            "accepted", "awaiting_approval",
        ]  # fmt: skip
        assert balance_of(nora) == Balance(0, 0)
    assert nothing_is_off()


def test_approving_and_declining_at_once_is_one_of_the_two(world, cast):
    nora, paul, tomas = cast
    for _ in range(ROUNDS):
        world.units(nora, 1)
        before = balance_of(nora).total
        ticket, keys = world.ticket(nora, tomas), (key(), key())
        yes, no = approval(ticket), declination(ticket)

        outcomes = race(
            partial(approve_quote, yes, by=nora, key=keys[0], at=MONDAY_9AM),
            partial(decline_quote, no, by=paul, key=keys[1], at=MONDAY_9AM),
        )

        assert outcomes.count(AlreadyDecided) == 1, outcomes
        approved = outcomes[1] is AlreadyDecided
        assert fresh(ticket).state == ("accepted" if approved else "declined")
        assert balance_of(nora).total == before - approved
        assert holds(ticket) == approved
    assert nothing_is_off()
