"""Take up a ticket again that was put aside."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.commands.command import command
from makegood.commands.refusals.desk import NotAsleep
from makegood.commands.steps.may import require_staff
from makegood.commands.steps.tickets import lock_ticket
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.facts.desk import TicketWoken


@dataclass(frozen=True, slots=True, kw_only=True)
class Waking:
    ticket_id: UUID


@dataclass(frozen=True, slots=True)
class Woken:
    """`was_until` is the moment until which it was put aside."""

    turn: int
    was_until: datetime


@command
def wake_ticket(said: Waking, *, by: Actor, key: str, at: datetime) -> Woken:
    """Take it up now. Raises NotAllowed for customers and machines, NotThere, NotAsleep."""
    require_staff(by)
    ticket = lock_ticket(said.ticket_id, by=by)
    was_until = ticket.snoozed_until
    if was_until is None:
        raise NotAsleep
    ticket.snoozed_until = None
    ticket.save(update_fields=["snoozed_until"])
    record(TicketWoken(ticket=str(ticket.id)), by=by, at=at)
    return Woken(ticket.turn, was_until)
