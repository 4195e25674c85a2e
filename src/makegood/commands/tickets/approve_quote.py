"""Approve what a ticket costs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.brands.foreseen import Question
from makegood.commands.command import asks_first
from makegood.commands.steps.decisions import approve, quote_to_decide, require_approver
from makegood.commands.steps.may import require_customer
from makegood.commands.steps.tickets import about_lock, lock_ticket
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.facts.quotes import QuoteApproved


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """Names the quote and its content, so that nothing is approved but what was read."""

    ticket_id: UUID
    quote_id: UUID
    content_sha256: str


@dataclass(frozen=True, slots=True)
class Approved:
    """What it never costs more than, in units or minor units, and what was used at once."""

    most: int
    currency: str
    captured: int


def _first(said: Approval, by: Actor, _at: datetime) -> Iterable[Question]:
    yield about_lock(said.ticket_id, by=by)


@asks_first(_first)
def approve_quote(said: Approval, *, by: Actor, key: str, at: datetime) -> Approved:
    """Approve the quote: its units are set aside or taken, as the agreement says, once.

    Raises NotAllowed for staff and machines, NotThere, AlreadyDecided with who and when,
    QuoteIsStale with what is open now, MayNotApprove, NotEnoughUnits with what is missing.
    """
    customer = require_customer(by)
    ticket = lock_ticket(said.ticket_id, by=by)
    quote = quote_to_decide(
        ticket, quote_id=said.quote_id, content_sha256=said.content_sha256, at=at
    )
    require_approver(ticket, customer)
    taken = approve(ticket, quote, approver=customer, by=by, at=at)
    record(
        QuoteApproved(
            ticket=str(ticket.id),
            quote=str(quote.id),
            most=quote.most,
            currency=quote.currency,
            captured=taken.captured,
            clauses=taken.clauses,
        ),
        by=by,
        at=at,
    )
    return Approved(quote.most, quote.currency, taken.captured)
