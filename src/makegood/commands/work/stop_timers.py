"""Stop the timers that have reached their limit, or were forgotten."""

from dataclasses import dataclass
from datetime import datetime

from makegood.commands.command import command
from makegood.commands.steps.charging import charge_so_far
from makegood.commands.steps.may import require_machine
from makegood.commands.steps.tickets import lock_free
from makegood.commands.steps.work import catch_up, warn_if_near
from makegood.people.models import Actor
from makegood.tickets.work import running_timers


@dataclass(frozen=True, slots=True, kw_only=True)
class DueStops:
    """All that are due at the moment of the command."""


@dataclass(frozen=True, slots=True)
class Stops:
    count: int


@command
def stop_timers(said: DueStops, *, by: Actor, key: str, at: datetime) -> Stops:
    """Stop each running timer at the second at which time has stopped it, however late that is.

    At the limit of what was confirmed all timers of a ticket stop; one that runs for longer than
    anybody works counts for nothing until somebody says when the work ended. Raises NotAllowed for
    people.
    """
    clock = require_machine(by)
    count = 0
    for ticket in lock_free(running_timers(by.brand_id).values_list("ticket", flat=True), by=clock):
        stopped = catch_up(ticket, at=at)
        if stopped:
            charge_so_far(ticket, by=by, at=at)
            warn_if_near(ticket, at=at)
        count += stopped
    return Stops(count)
