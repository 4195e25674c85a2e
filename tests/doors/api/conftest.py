"""A brand whose customer and whose staff let programs act for them."""

from dataclasses import dataclass

import pytest
import time_machine

from makegood.people.models import Member
from makegood.tickets.models import Ticket
from tests.doors.api.program import Program
from tests.world import World, after


@dataclass(frozen=True)
class Cast:
    """Nora asks, Tomas works, Olga owns; each has a program with a token of every scope."""

    world: World
    nora: Member
    tomas: Member
    olga: Member
    noras: Program
    tomas_: Program
    olgas: Program
    ticket: Ticket


@pytest.fixture
def cast(world):
    """The clock stands at two hours after the tokens were made."""
    brand = world.brand()
    nora, tomas, olga = world.customer(brand), world.agent(brand), world.owner(brand)
    world.units(nora, 20)
    ticket = world.ticket(nora, tomas)
    programs = (Program(world, one) for one in (nora, tomas, olga))
    with time_machine.travel(after(hours=2), tick=False):
        yield Cast(world, nora, tomas, olga, *programs, ticket)
