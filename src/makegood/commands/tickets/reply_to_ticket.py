"""Write on a ticket for the other side to read."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.commands.command import command
from makegood.commands.refusals.tickets import NothingSaid, TicketHasEnded
from makegood.commands.refused import NotAllowed
from makegood.commands.steps.messages import NewAttachment, Words, add_message
from makegood.commands.steps.tickets import lock_ticket, move
from makegood.events.record import record
from makegood.people.models import Actor, Machine
from makegood.terms.facts.tickets import TicketReopened, TicketReplied
from makegood.tickets.models import State, Ticket

__all__ = ["NewAttachment", "Replied", "Reply", "reply_to_ticket"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """`asks`: staff want an answer before they go on. `turn`: what the writer had before his eyes.

    A turn is needed of staff, so that nobody answers past a message that has just come in.
    """

    ticket_id: UUID
    text: str
    asks: bool = False
    turn: int | None = None
    attachments: tuple[NewAttachment, ...] = ()


@dataclass(frozen=True, slots=True)
class Replied:
    message_id: UUID
    position: int


@command
def reply_to_ticket(said: Reply, *, by: Actor, key: str, at: datetime) -> Replied:
    """Add the message and its attachments. A customer's message on a solved ticket reopens it.

    Raises NotAllowed for machines, NotThere, TicketHasChanged, NothingSaid for an empty text,
    TicketHasEnded.
    """
    if isinstance(by, Machine):
        raise NotAllowed
    assert said.turn is not None or not by.is_staff, "Staff say what they had before their eyes."
    ticket = lock_ticket(said.ticket_id, by=by, turn=said.turn)
    if ticket.has_ended:
        raise TicketHasEnded(state=ticket.state)
    if not said.text.strip():
        raise NothingSaid(field="text")

    reopens = ticket.state == State.SOLVED and not by.is_staff
    words = Words(text=said.text, files=said.attachments)
    message = add_message(ticket, words, by=by, at=at)
    move(ticket, _state_after(ticket, by_staff=by.is_staff, asks=said.asks), at=at)
    replied = TicketReplied(
        ticket=str(ticket.id), message=str(message.id), by_staff=by.is_staff, asks=said.asks
    )
    facts = [replied, TicketReopened(ticket=str(ticket.id))] if reopens else [replied]
    record(*facts, by=by, at=at)
    return Replied(message.id, message.position)


def _state_after(ticket: Ticket, *, by_staff: bool, asks: bool) -> State:
    now = State(ticket.state)
    if now == State.AWAITING_APPROVAL:
        return now  # talking about a quote decides nothing
    if not by_staff:
        return State.IN_PROGRESS if now in (State.WAITING, State.SOLVED) else now
    if now == State.SOLVED:
        return now
    return State.WAITING if asks else State.IN_PROGRESS
