"""Two at once settle, begin, or pay for the same work: it is done once, and nothing is lost."""

from functools import partial

import pytest

from makegood.brands.scope import reading
from makegood.commands.ledger.grant_units import BoughtUnits, grant_units
from makegood.commands.tickets.approve_when_funded import (
    BalanceSuffices,
    Standing,
    approve_when_funded,
)
from makegood.commands.tickets.close_ticket import Closure, close_ticket
from makegood.commands.tickets.solve_ticket import Solution, solve_ticket
from makegood.commands.work.start_timer import Beginning, TimerRunsAlready, start_timer
from makegood.tickets.work import running_timers
from tests.commands.work.scene import scene_of, settlements
from tests.processes import race
from tests.verified import nothing_is_off
from tests.world import after, balance_of, company_of, fresh, key, open_quote, unit_of

pytestmark = pytest.mark.processes

ROUNDS = 4


def test_work_is_settled_once_whoever_ends_it(world):
    scene = scene_of(world, units=100)
    for place in range(ROUNDS):
        ticket = scene.agreed(1, 4, "price_plans")
        scene.add(ticket, after(hours=1 + place), 30)
        before, turn = balance_of(scene.nora), fresh(ticket).turn
        solution = Solution(ticket_id=ticket.id, turn=turn)
        closure = Closure(ticket_id=ticket.id, turn=turn)

        race(
            partial(solve_ticket, solution, by=scene.tomas, key=key(), at=after(hours=10)),
            partial(close_ticket, closure, by=scene.nora, key=key(), at=after(hours=10)),
        )

        (settled,) = settlements(ticket)
        assert balance_of(scene.nora).available == before.available + settled.released
    assert nothing_is_off()


def test_one_person_has_one_timer(world):
    scene = scene_of(world)
    tickets = [scene.agreed(1, 2) for _ in range(2)]
    starts = [Beginning(ticket_id=ticket.id) for ticket in (*tickets, tickets[0])]

    outcomes = race(
        *(
            partial(start_timer, said, by=scene.tomas, key=key(), at=after(hours=1, minutes=place))
            for place, said in enumerate(starts)
        )
    )

    begun = [outcome.entry_id for outcome in outcomes if outcome is not TimerRunsAlready]
    with reading(scene.brand.id):
        (running,) = running_timers(scene.brand.id)
    assert running.id in begun
    assert nothing_is_off()


def test_units_never_come_unnoticed_by_whoever_waits_for_them(world):
    """Edge case B11: either the approval waited before the units came, or it hears of them."""
    scene = scene_of(world, units=0)
    for _ in range(ROUNDS):
        ticket = scene.propose(scene.incident(), 1, 2)
        quote = open_quote(ticket)
        said = Standing(ticket_id=ticket.id, quote_id=quote.id, content_sha256=quote.content_sha256)
        bought = BoughtUnits(
            company_id=company_of(scene.nora),
            unit=unit_of(scene.brand.id),
            units=2,
            price_minor=100,
            currency="EUR",
            reference=key(),
        )

        asked, granted = race(
            partial(approve_when_funded, said, by=scene.nora, key=key(), at=after(minutes=20)),
            partial(grant_units, bought, by=scene.tomas, key=key(), at=after(minutes=20)),
        )

        if asked is BalanceSuffices:
            scene.approve(ticket)
        else:
            assert granted.approved == (quote.id,)
        assert fresh(ticket).state == "accepted"
        assert balance_of(scene.nora).available == 0
    assert nothing_is_off()
