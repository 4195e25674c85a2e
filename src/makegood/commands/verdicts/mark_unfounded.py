"""Note that a ticket had no issue behind it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.commands.command import command
from makegood.commands.refused import Refused
from makegood.commands.steps.may import require_staff
from makegood.commands.steps.tickets import lock_ticket
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.facts.verdicts import UnfoundedMarked
from makegood.tickets.known import unfounded_of


class AlreadyUnfounded(Refused):
    """Somebody noted so before."""

    code = "already_unfounded"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoIssue:
    ticket_id: UUID


@dataclass(frozen=True, slots=True)
class Marked:
    """How many tickets of the company had no issue behind them, this one included."""

    count: int


@command
def mark_unfounded(said: NoIssue, *, by: Actor, key: str, at: datetime) -> Marked:
    """Note it, and count it: staff and the customer see how often it was so. It changes nothing
    about the ticket itself.

    Raises NotAllowed for customers and machines, NotThere, AlreadyUnfounded.
    """
    require_staff(by)
    ticket = lock_ticket(said.ticket_id, by=by)
    if ticket.unfounded:
        raise AlreadyUnfounded
    ticket.unfounded = True
    ticket.save(update_fields=["unfounded"])
    record(UnfoundedMarked(ticket=str(ticket.id)), by=by, at=at)
    return Marked(unfounded_of(ticket.company))
