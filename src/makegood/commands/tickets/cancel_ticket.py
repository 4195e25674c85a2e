"""Cancel a ticket after its cost was approved."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.agreements.queries import terms_with_id
from makegood.commands.command import command
from makegood.commands.refusals.tickets import WrongState
from makegood.commands.steps.may import require_customer
from makegood.commands.steps.settling import settle_end
from makegood.commands.steps.tickets import lock_ticket, move
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.facts.tickets import TicketCancelled
from makegood.tickets.models import State

CANCELLABLE = (State.ACCEPTED, State.IN_PROGRESS, State.WAITING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancellation:
    ticket_id: UUID
    turn: int


@dataclass(frozen=True, slots=True)
class Cancelled:
    units_back: int


@command
def cancel_ticket(said: Cancellation, *, by: Actor, key: str, at: datetime) -> Cancelled:
    """End the ticket; give back what the agreement gives back, which may be nothing.

    Raises NotAllowed for staff and machines, NotThere, TicketHasChanged, WrongState before the
    approval (decline the quote) and once it is solved.
    """
    require_customer(by)
    ticket = lock_ticket(said.ticket_id, by=by, turn=said.turn)
    if ticket.state not in CANCELLABLE:
        raise WrongState(state=ticket.state)
    units_back, clauses = settle_end(
        ticket, terms_with_id(ticket.agreement_version_id), by=by, at=at
    )
    move(ticket, State.CANCELLED, at=at)
    record(
        TicketCancelled(ticket=str(ticket.id), units_back=units_back, clauses=clauses),
        by=by,
        at=at,
    )
    return Cancelled(units_back)
