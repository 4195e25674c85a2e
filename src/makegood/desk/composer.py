"""What stands around the place where an answer is written on a ticket?"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from makegood.commands.tickets.reopen_ticket import REOPENED
from makegood.desk.forms import NoteForm, ReplyForm
from makegood.desk.order_forms import CallForm, NoCallForm, ReasonForm
from makegood.events.models import Fact
from makegood.people.models import Member
from makegood.terms.agreement.model import Agreement
from makegood.terms.coverage.channel import arranged_channels
from makegood.tickets.filling import filled
from makegood.tickets.models import Draft, SavedReply, Ticket
from makegood.tickets.organising import calls_of, drafts_of, others_at, replies_saved, tags_of


def composer_context(
    ticket: Ticket, by: Member, agreement: Agreement, *, at: datetime
) -> dict[str, Any]:
    """For the reply, the note, and what stands beside them: a query for each kind of thing."""
    drafts = drafts_of(ticket, by)
    reply, note = drafts.get(Draft.Kind.REPLY), drafts.get(Draft.Kind.NOTE)
    return {
        "tags": tags_of(ticket),
        "others": others_at(ticket, by, at=at),
        "saved_replies": replies_saved(ticket),
        "calls": calls_of(ticket) if arranged_channels(agreement) else (),
        "call_form": CallForm(prefix="call"),
        "no_call_form": NoCallForm(),
        "reply": ReplyForm(initial={"text": reply.text if reply else ""}),
        "note": NoteForm(prefix="note", initial={"text": note.text if note else ""}),
        "reply_draft": reply,
        "note_draft": note,
        "may_reopen": ticket.state in REOPENED,
        "reopening": ReasonForm(prefix="reopening"),
    }


def seen_last(facts: Sequence[Fact]) -> int:
    """The turn of the last fact that the page shows; a later one has not been read."""
    return max((fact.turn for fact in facts), default=0)


def words_of(saved: SavedReply, ticket: Ticket, by: Member) -> str:
    """The saved words, with what is known of this ticket in their places."""
    return filled(
        saved.text,
        {
            "customer": ticket.requester.name,
            "company": ticket.company.name,
            "ticket": f"{ticket.brand.prefix}-{ticket.number}",
            "title": ticket.title,
            "agent": by.name,
            "brand": ticket.brand.name,
        },
    )
