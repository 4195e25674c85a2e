"""A process dies before any statement, before the commit or right after it: all or nothing.

Whoever asked does not know which; the same key asked again does it once, and tells how it was.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import pytest

from makegood.brands.scope import reading
from makegood.commands.ledger.give_goodwill import Goodwill, give_goodwill
from makegood.commands.ledger.grant_units import BoughtUnits, grant_units
from makegood.commands.tickets.approve_quote import approve_quote
from makegood.commands.tickets.cancel_ticket import Cancellation, cancel_ticket
from makegood.events.models import Fact
from makegood.ledger.models import Transfer
from makegood.people.models import Member
from tests.packs import changed, pack
from tests.processes import dies_at
from tests.records.lived_in import HELD_UNTIL_WORKED
from tests.verified import nothing_is_off
from tests.world import MONDAY_9AM, World, approval, balance_of, company_of, key, unit_of


@dataclass
class Cast:
    world: World
    nora: Member
    tomas: Member


@dataclass(frozen=True)
class Done:
    """What a command changes of a balance and adds to the log and the book."""

    available: int
    held: int
    facts: int
    transfers: int


def grant(cast: Cast) -> Callable[[], Any]:
    said = BoughtUnits(
        company_id=company_of(cast.nora),
        unit=unit_of(cast.nora.brand_id),
        units=5,
        price_minor=500,
        currency="EUR",
        reference=key(),
    )
    return partial(grant_units, said, by=cast.tomas, key=key(), at=MONDAY_9AM)


def give(cast: Cast) -> Callable[[], Any]:
    ticket = cast.world.ticket(cast.nora, cast.tomas)
    said = Goodwill(ticket_id=ticket.id, units=2, reason="It took us too long.")
    return partial(give_goodwill, said, by=cast.tomas, key=key(), at=MONDAY_9AM)


def approve(cast: Cast) -> Callable[[], Any]:
    said = approval(cast.world.ticket(cast.nora, cast.tomas, units=2, reason="Two parts."))
    return partial(approve_quote, said, by=cast.nora, key=key(), at=MONDAY_9AM)


def cancel(cast: Cast) -> Callable[[], Any]:
    ticket = cast.world.ticket(cast.nora, cast.tomas, units=2, reason="Two parts.")
    ticket = cast.world.approve(ticket, cast.nora)
    said = Cancellation(ticket_id=ticket.id, turn=ticket.turn)
    return partial(cancel_ticket, said, by=cast.nora, key=key(), at=MONDAY_9AM)


CASES = {
    "a purchase": (grant, {}, Done(available=5, held=0, facts=1, transfers=1)),
    "a gift": (give, {}, Done(available=2, held=0, facts=1, transfers=1)),
    "an approval that takes": (approve, {}, Done(-2, 0, facts=1, transfers=2)),
    "an approval that holds": (approve, HELD_UNTIL_WORKED, Done(-2, 2, facts=1, transfers=1)),
    "an end that gives back": (cancel, HELD_UNTIL_WORKED, Done(2, -2, facts=2, transfers=1)),
}


@pytest.mark.processes
@pytest.mark.parametrize("name", CASES)
def test_a_crash_anywhere_leaves_all_or_nothing(world, capsys, name):
    arrange, changes, done = CASES[name]
    brand = world.brand(agreement=changed(pack("tickets"), changes))
    cast = Cast(world, world.customer(brand), world.agent(brand))
    world.units(cast.nora, 200)
    point, died, outcomes = 0, True, set()

    while died:
        point += 1
        work = arrange(cast)
        before = _counted(cast)

        died = dies_at(point, work)

        after_crash = _minus(_counted(cast), before)
        assert after_crash in (Done(0, 0, 0, 0), done), f"half done at fault point {point}"
        outcomes.add(after_crash)
        assert nothing_is_off()
        answers = [work(), work()]
        assert answers[0] == answers[1]
        assert _minus(_counted(cast), before) == done, f"not once after fault point {point}"

    assert nothing_is_off()
    assert outcomes == {Done(0, 0, 0, 0), done}
    with capsys.disabled():
        print(f"\n{name}: {point - 1} fault points")
    assert point > 10


def _counted(cast: Cast) -> Done:
    balance = balance_of(cast.nora)
    with reading(cast.nora.brand_id):
        return Done(balance.available, balance.held, Fact.objects.count(), Transfer.objects.count())


def _minus(now: Done, then: Done) -> Done:
    return Done(
        now.available - then.available,
        now.held - then.held,
        now.facts - then.facts,
        now.transfers - then.transfers,
    )
