"""Agree, as a second person of staff, to a cost that one alone may not propose."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.agreements.queries import terms_with_id
from makegood.commands.command import command
from makegood.commands.refusals.tickets import WrongState
from makegood.commands.refused import Refused
from makegood.commands.steps.may import require_staff
from makegood.commands.steps.quotes import show_to_customer
from makegood.commands.steps.tickets import lock_ticket, move
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.facts.quotes import QuoteSeconded
from makegood.tickets.models import Quote, State


class NeedsAnother(Refused):
    """Whoever proposed the cost cannot be the second person, too."""

    code = "needs_another"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seconding:
    """Names the quote that was read, and the ticket's turn then."""

    ticket_id: UUID
    turn: int
    quote_id: UUID


@dataclass(frozen=True, slots=True)
class Seconded:
    number: int


@command
def second_quote(said: Seconding, *, by: Actor, key: str, at: datetime) -> Seconded:
    """Show the quote to the customer, who decides from now on.

    Raises NotAllowed for customers and machines, NotThere, TicketHasChanged, WrongState where no
    such quote waits for a second person, NeedsAnother.
    """
    staff = require_staff(by)
    ticket = lock_ticket(said.ticket_id, by=by, turn=said.turn)
    waiting = Quote.objects.filter(
        brand=ticket.brand_id, ticket=ticket, id=said.quote_id, state=Quote.State.NEEDS_SECOND
    )
    quote = waiting.first()
    if quote is None:
        raise WrongState(state=ticket.state)
    if quote.proposed_by_id == staff.id:
        raise NeedsAnother

    show_to_customer(quote, terms_with_id(ticket.agreement_version_id), at=at)
    quote.seconded_by = staff
    quote.seconded_at = at
    quote.save(update_fields=["state", "remind_at", "lapses_at", "seconded_by", "seconded_at"])
    move(ticket, State.AWAITING_APPROVAL, at=at)
    record(QuoteSeconded(ticket=str(ticket.id), quote=str(quote.id)), by=by, at=at)
    return Seconded(quote.number)
