"""Say that what was written last needs no answer."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.commands.command import command
from makegood.commands.refusals.desk import NothingUnanswered
from makegood.commands.refusals.tickets import TicketHasEnded
from makegood.commands.steps.may import require_customer
from makegood.commands.steps.tickets import lock_ticket, move
from makegood.events.owed import unanswered_since
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.facts.tickets import NoAnswerNeeded
from makegood.tickets.models import State


@dataclass(frozen=True, slots=True, kw_only=True)
class NoAnswer:
    ticket_id: UUID
    turn: int


@dataclass(frozen=True, slots=True)
class Released:
    turn: int


@command
def need_no_answer(said: NoAnswer, *, by: Actor, key: str, at: datetime) -> Released:
    """Release us from answering. Only the customer can, so that no answer is owed by his own word.

    Raises NotAllowed for staff and machines, NotThere, TicketHasChanged, TicketHasEnded,
    NothingUnanswered where we wrote last.
    """
    require_customer(by)
    ticket = lock_ticket(said.ticket_id, by=by, turn=said.turn)
    if ticket.has_ended:
        raise TicketHasEnded(state=ticket.state)
    if unanswered_since(ticket) is None:
        raise NothingUnanswered
    move(ticket, State(ticket.state), at=at)
    record(NoAnswerNeeded(ticket=str(ticket.id)), by=by, at=at)
    return Released(ticket.turn)
