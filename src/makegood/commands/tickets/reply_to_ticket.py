"""Write on a ticket for the other side to read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.brands.foreseen import Question
from makegood.commands.command import asks_first
from makegood.commands.refusals.tickets import NothingSaid, TicketHasEnded
from makegood.commands.refused import NotAllowed
from makegood.commands.steps.asked import Asked, open_ticket
from makegood.commands.steps.drafts import let_draft_go
from makegood.commands.steps.messages import Words, about_last, add_message
from makegood.commands.steps.room import require_room_for
from makegood.commands.steps.tickets import about_lock, lock_ticket, move
from makegood.events.record import record
from makegood.intake.words import NewFile
from makegood.people.models import Actor, Machine, Member
from makegood.terms.facts.tickets import TicketReopened, TicketReplied
from makegood.tickets.models import OUR_MOVE, Draft, State, Ticket


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """`asks`: staff want an answer before they go on. `turn`: what the writer had before his eyes.

    A turn is needed of staff, so that nobody answers past a message that has just come in. With
    `needs_answer` false a customer says that he wants none, and nothing begins anew.
    """

    ticket_id: UUID
    text: str
    asks: bool = False
    needs_answer: bool = True
    turn: int | None = None
    attachments: tuple[NewFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Replied:
    """Where the words stand: in a message on the ticket, or as the first words of a new ticket."""

    ticket_id: UUID
    message_id: UUID | None
    position: int


def _first(said: Reply, by: Actor, _at: datetime) -> Iterable[Question]:
    yield about_lock(said.ticket_id, by=by)
    yield about_last(by.brand_id, said.ticket_id)


@asks_first(_first)
def reply_to_ticket(said: Reply, *, by: Actor, key: str, at: datetime) -> Replied:
    """Add the message and its attachments; what its writer had begun to write is sent with it.

    A customer's message on a solved ticket reopens it, and follows a ticket to where it went on; on
    one that has ended it becomes a request and a ticket of its own, unless it needs no answer.
    What was put aside is looked at again. Raises NotAllowed for machines, NotThere,
    TicketHasChanged, TicketHasEnded for staff, NothingSaid for an empty text, TooManyFiles,
    FilesTooLarge.
    """
    if isinstance(by, Machine):
        raise NotAllowed
    assert said.turn is not None or not by.is_staff, "Staff say what they had before their eyes."
    ticket = _lock_conversation(said, by=by)
    if ticket.has_ended and by.is_staff:
        raise TicketHasEnded(state=ticket.state)
    if not said.text.strip():
        raise NothingSaid(field="text")
    require_room_for(said.attachments)

    words = Words(text=said.text, files=said.attachments)
    if ticket.has_ended and said.needs_answer:
        opened = open_ticket(_asked_anew(ticket, words), by=by, at=at)
        record(*opened.facts, by=by, at=at)
        return Replied(opened.ticket.id, None, 0)
    message = add_message(ticket, words, by=by, at=at)
    let_draft_go(ticket, Draft.Kind.REPLY, writer=by)
    reopens = ticket.state == State.SOLVED and not by.is_staff and said.needs_answer
    if not by.is_staff and ticket.snoozed_until is not None:
        ticket.snoozed_until = None
        ticket.save(update_fields=["snoozed_until"])
    move(ticket, _state_after(ticket, said, by_staff=by.is_staff), at=at)
    replied = TicketReplied(
        ticket=str(ticket.id),
        message=str(message.id),
        by_staff=by.is_staff,
        asks=said.asks,
        needs_answer=said.needs_answer,
    )
    facts = [replied, TicketReopened(ticket=str(ticket.id))] if reopens else [replied]
    record(*facts, by=by, at=at)
    return Replied(ticket.id, message.id, message.position)


def _lock_conversation(said: Reply, *, by: Member) -> Ticket:
    """The ticket on which the words stand: where it went on, if it went on in another."""
    ticket = lock_ticket(said.ticket_id, by=by, turn=said.turn)
    while ticket.state == State.MERGED and ticket.merged_into_id and not by.is_staff:
        ticket = lock_ticket(ticket.merged_into_id, by=by)
    return ticket


def _asked_anew(ended: Ticket, words: Words) -> Asked:
    """What goes on from the ended ticket: of its class, about its purchase, and under the agreement
    that its customer knows from there. What was approved there stays there.
    """
    return Asked(
        version_id=ended.agreement_version_id,
        channel=ended.request.channel,
        issue_class=ended.issue_class,
        department=ended.department,
        purchase_id=ended.purchase_id,
        follows=ended.id,
        subject=ended.title,
        text=words.text,
        files=words.files,
    )


def _state_after(ticket: Ticket, said: Reply, *, by_staff: bool) -> State:
    now = State(ticket.state)
    if now not in (*OUR_MOVE, State.WAITING, State.SOLVED):
        return now  # talking about a verdict or a quote decides nothing
    if not by_staff:
        goes_on = now == State.WAITING or (now == State.SOLVED and said.needs_answer)
        return State.IN_PROGRESS if goes_on else now
    if now == State.SOLVED:
        return now
    return State.WAITING if said.asks else State.IN_PROGRESS
