"""Tell both sides that what was confirmed is nearly used, while somebody works."""

from dataclasses import dataclass
from datetime import datetime

from makegood.commands.command import command
from makegood.commands.steps.may import require_machine
from makegood.commands.steps.tickets import lock_free
from makegood.commands.steps.work import warn_if_near
from makegood.people.models import Actor
from makegood.tickets.work import running_timers


@dataclass(frozen=True, slots=True, kw_only=True)
class DueWarnings:
    """All that are due at the moment of the command."""


@dataclass(frozen=True, slots=True)
class Warned:
    count: int


@command
def warn_of_limits(said: DueWarnings, *, by: Actor, key: str, at: datetime) -> Warned:
    """Warn of each ticket whose work has used as much of what was confirmed as the agreement says.

    Once for all that is confirmed: a supplement that is approved later has its own warning. Raises
    NotAllowed for people.
    """
    clock = require_machine(by)
    tickets = lock_free(running_timers(by.brand_id).values_list("ticket", flat=True), by=clock)
    return Warned(sum(warn_if_near(ticket, at=at) for ticket in tickets))
