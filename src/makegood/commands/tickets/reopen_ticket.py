"""Go on with a ticket that was solved or closed."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.commands.command import command
from makegood.commands.refusals.tickets import NothingSaid, WrongState
from makegood.commands.steps.may import require_staff
from makegood.commands.steps.messages import Words, add_message
from makegood.commands.steps.tickets import lock_ticket, move
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.facts.tickets import TicketTakenUp
from makegood.tickets.models import State

REOPENED = (State.SOLVED, State.CLOSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopening:
    """`reason` is read by the customer."""

    ticket_id: UUID
    turn: int
    reason: str


@dataclass(frozen=True, slots=True)
class Reopened:
    turn: int


@command
def reopen_ticket(said: Reopening, *, by: Actor, key: str, at: datetime) -> Reopened:
    """Go on with it. What was used or given back stays so: further work needs a further approval.

    Raises NotAllowed for customers and machines, NotThere, TicketHasChanged, WrongState,
    NothingSaid without a reason.
    """
    staff = require_staff(by)
    ticket = lock_ticket(said.ticket_id, by=by, turn=said.turn)
    if ticket.state not in REOPENED:
        raise WrongState(state=ticket.state)
    if not said.reason.strip():
        raise NothingSaid(field="reason")
    message = add_message(ticket, Words(text=said.reason.strip()), by=staff, at=at)
    move(ticket, State.IN_PROGRESS, at=at)
    record(TicketTakenUp(ticket=str(ticket.id), message=str(message.id)), by=by, at=at)
    return Reopened(ticket.turn)
