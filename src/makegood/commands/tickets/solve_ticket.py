"""Say that a ticket is solved."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.commands.command import command
from makegood.commands.refusals.tickets import WrongState
from makegood.commands.steps.may import require_staff
from makegood.commands.steps.settling import settle_solved
from makegood.commands.steps.tickets import lock_ticket, move
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.facts.tickets import TicketSolved
from makegood.tickets.models import State

SOLVABLE = (State.ACCEPTED, State.IN_PROGRESS, State.WAITING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution:
    ticket_id: UUID
    turn: int


@dataclass(frozen=True, slots=True)
class Solved:
    turn: int


@command
def solve_ticket(said: Solution, *, by: Actor, key: str, at: datetime) -> Solved:
    """Mark it solved; the customer can close it, or reopen it by writing.

    With it the work is settled, once: charged is what it came to, and the rest comes back. Raises
    NotAllowed for customers and machines, NotThere, TicketHasChanged, WrongState.
    """
    require_staff(by)
    ticket = lock_ticket(said.ticket_id, by=by, turn=said.turn)
    if ticket.state not in SOLVABLE:
        raise WrongState(state=ticket.state)
    settle_solved(ticket, by=by, at=at)
    move(ticket, State.SOLVED, at=at)
    record(TicketSolved(ticket=str(ticket.id)), by=by, at=at)
    return Solved(ticket.turn)
