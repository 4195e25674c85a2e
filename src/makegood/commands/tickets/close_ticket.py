"""Close a ticket for good."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.agreements.queries import terms_with_id
from makegood.commands.command import command
from makegood.commands.refusals.tickets import WrongState
from makegood.commands.refused import NotAllowed
from makegood.commands.steps.settling import settle_end
from makegood.commands.steps.tickets import lock_ticket, move
from makegood.events.record import record
from makegood.people.models import Actor, Machine
from makegood.terms.facts.tickets import TicketClosed
from makegood.tickets.models import State

BY_STAFF = (State.SOLVED,)
BY_CUSTOMER = (State.SOLVED, State.ACCEPTED, State.IN_PROGRESS, State.WAITING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Closure:
    ticket_id: UUID
    turn: int


@dataclass(frozen=True, slots=True)
class Closed:
    turn: int


@command
def close_ticket(said: Closure, *, by: Actor, key: str, at: datetime) -> Closed:
    """Close it: staff a solved one, its customer also one whose problem is gone.

    What was set aside and not used is given back as the agreement says. Raises NotAllowed for
    machines, NotThere, TicketHasChanged, WrongState.
    """
    if isinstance(by, Machine):
        raise NotAllowed
    ticket = lock_ticket(said.ticket_id, by=by, turn=said.turn)
    if ticket.state not in (BY_STAFF if by.is_staff else BY_CUSTOMER):
        raise WrongState(state=ticket.state)
    units_back, clauses = settle_end(
        ticket, terms_with_id(ticket.agreement_version_id), by=by, at=at
    )
    move(ticket, State.CLOSED, at=at)
    closed = TicketClosed(ticket=str(ticket.id), units_back=units_back, clauses=clauses)
    record(closed, by=by, at=at)
    return Closed(ticket.turn)
