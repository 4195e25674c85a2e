"""Cancel a ticket before anything was approved: at no cost, ever."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.commands.command import command
from makegood.commands.steps.decisions import decide, quote_to_decide
from makegood.commands.steps.may import require_customer
from makegood.commands.steps.tickets import lock_ticket, move
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.facts.tickets import QuoteDeclined
from makegood.tickets.models import Quote, State


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
    """Decline the quote and end the ticket. The balance stays as it is.

    Every member of the company may decline: it costs nothing. Raises NotAllowed for staff and
    machines, NotThere, AlreadyDecided, QuoteIsStale.
    """
    customer = require_customer(by)
    ticket = lock_ticket(said.ticket_id, by=by)
    quote = quote_to_decide(
        ticket, quote_id=said.quote_id, content_sha256=said.content_sha256, at=at
    )
    decide(quote, Quote.State.DECLINED, by=customer, at=at)
    move(ticket, State.DECLINED, at=at)
    record(QuoteDeclined(ticket=str(ticket.id), quote=str(quote.id)), by=by, at=at)
    return Declined(ticket.number)
