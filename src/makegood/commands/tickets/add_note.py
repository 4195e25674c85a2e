"""Write an internal note on a ticket."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.commands.command import command
from makegood.commands.refusals.tickets import NothingSaid
from makegood.commands.steps.drafts import let_draft_go
from makegood.commands.steps.may import require_staff
from makegood.commands.steps.messages import Words, add_message
from makegood.commands.steps.tickets import lock_ticket
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.facts.tickets import NoteAdded
from makegood.tickets.models import Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    ticket_id: UUID
    text: str


@dataclass(frozen=True, slots=True)
class Noted:
    message_id: UUID


@command
def add_note(said: Note, *, by: Actor, key: str, at: datetime) -> Noted:
    """Add a note that only staff read. It changes nothing of the ticket, and tells nobody.

    Raises NotAllowed for customers and machines, NotThere, NothingSaid.
    """
    staff = require_staff(by)
    ticket = lock_ticket(said.ticket_id, by=by)
    if not said.text.strip():
        raise NothingSaid(field="text")
    message = add_message(ticket, Words(text=said.text, internal=True), by=staff, at=at)
    let_draft_go(ticket, Draft.Kind.NOTE, writer=staff)
    record(NoteAdded(ticket=str(ticket.id), message=str(message.id)), by=by, at=at)
    return Noted(message.id)
