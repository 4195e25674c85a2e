"""Decline what is proposed: at no cost, ever."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.commands.command import command
from makegood.commands.steps.decisions import quote_to_decide, refuse
from makegood.commands.steps.may import require_customer
from makegood.commands.steps.tickets import lock_ticket
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.facts.quotes import QuoteDeclined
from makegood.tickets.models import Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Declination:
    """Names the quote and its content, as an approval does."""

    ticket_id: UUID
    quote_id: UUID
    content_sha256: str


@dataclass(frozen=True, slots=True)
class Declined:
    number: int


@command
def decline_quote(said: Declination, *, by: Actor, key: str, at: datetime) -> Declined:
    """Decline the quote. Its ticket ends, unless something was agreed before: then that goes on.

    The balance stays as it is. Every member of the company may decline: it costs nothing. Raises
    NotAllowed for staff and machines, NotThere, AlreadyDecided, QuoteIsStale.
    """
    customer = require_customer(by)
    ticket = lock_ticket(said.ticket_id, by=by)
    quote = quote_to_decide(
        ticket, quote_id=said.quote_id, content_sha256=said.content_sha256, at=at
    )
    refuse(ticket, quote, Quote.State.DECLINED, by=customer, at=at)
    record(QuoteDeclined(ticket=str(ticket.id), quote=str(quote.id)), by=by, at=at)
    return Declined(ticket.number)
