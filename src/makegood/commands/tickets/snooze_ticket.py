"""Put a ticket aside until a moment."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from makegood.commands.command import command
from makegood.commands.refusals.desk import NotAhead
from makegood.commands.refusals.tickets import TicketHasEnded
from makegood.commands.steps.may import require_staff
from makegood.commands.steps.tickets import lock_ticket
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.facts.desk import TicketSnoozed

LONGEST: Final = timedelta(days=366)


@dataclass(frozen=True, slots=True, kw_only=True)
class Snooze:
    ticket_id: UUID
    until: datetime


@dataclass(frozen=True, slots=True)
class Snoozed:
    """Until when it is put aside, and until when it was."""

    until: datetime
    was_until: datetime | None


@command
def snooze_ticket(said: Snooze, *, by: Actor, key: str, at: datetime) -> Snoozed:
    """Look at it again then, or as soon as the customer writes. No promise stands still for it.

    Raises NotAllowed for customers and machines, NotThere, TicketHasEnded, NotAhead for a moment
    that is past or more than a year ahead.
    """
    require_staff(by)
    ticket = lock_ticket(said.ticket_id, by=by)
    if ticket.has_ended:
        raise TicketHasEnded(state=ticket.state)
    until = said.until.replace(microsecond=0)
    if not at < until <= at + LONGEST:
        raise NotAhead(days=LONGEST.days)
    was_until, ticket.snoozed_until = ticket.snoozed_until, until
    ticket.save(update_fields=["snoozed_until"])
    record(TicketSnoozed(ticket=str(ticket.id), until=until.isoformat()), by=by, at=at)
    return Snoozed(until, was_until)
