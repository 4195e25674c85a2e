"""Let a message belong to another ticket."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.commands.command import command
from makegood.commands.refusals.desk import AnotherCompany, SameTicket
from makegood.commands.refusals.tickets import TicketHasEnded
from makegood.commands.steps.may import require_staff
from makegood.commands.steps.merging import lock_both
from makegood.commands.steps.messages import copy_message, movable_message
from makegood.commands.steps.tickets import move
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.facts.merging import MessageCame, MessageLeft
from makegood.tickets.models import State


@dataclass(frozen=True, slots=True, kw_only=True)
class Moving:
    ticket_id: UUID
    message_id: UUID
    into_id: UUID


@dataclass(frozen=True, slots=True)
class Moved:
    message_id: UUID


@command
def move_message(said: Moving, *, by: Actor, key: str, at: datetime) -> Moved:
    """Copy it, its files and its moment to the other ticket, and say on both where it went.

    It can still be read where it was written: what was said there is never taken away. Raises
    NotAllowed for customers and machines, NotThere, SameTicket, AnotherCompany, TicketHasEnded of
    where it goes, MessageIsNotMovable.
    """
    require_staff(by)
    if said.ticket_id == said.into_id:
        raise SameTicket
    ticket, into = lock_both(said.ticket_id, said.into_id, by=by)
    message = movable_message(ticket, said.message_id, by=by)
    if ticket.company_id != into.company_id:
        raise AnotherCompany
    if into.has_ended:
        raise TicketHasEnded(state=into.state)
    copy = copy_message(message, into, at=at)
    for one in (ticket, into):
        move(one, State(one.state), at=at)
    record(
        MessageLeft(ticket=str(ticket.id), left=str(message.id), into=str(into.id)),
        MessageCame(
            ticket=str(into.id),
            message=str(copy.id),
            original=str(message.id),
            came_from=str(ticket.id),
            written_at=message.at.isoformat(),
        ),
        by=by,
        at=at,
    )
    return Moved(copy.id)
