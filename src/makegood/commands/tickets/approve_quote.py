"""Approve what a ticket costs."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.agreements.queries import terms_of
from makegood.commands.command import command
from makegood.commands.refused import Refused
from makegood.commands.steps.decisions import decide, quote_to_decide
from makegood.commands.steps.may import require_customer
from makegood.commands.steps.tickets import lock_ticket, move
from makegood.commands.steps.units import take_for_approval
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.coverage.approver import may_approve
from makegood.terms.facts.tickets import QuoteApproved
from makegood.tickets.models import Quote, State


class MayNotApprove(Refused):
    """`by` lacks the role that the agreement asks of who approves; `clause` says so."""

    code = "may_not_approve"


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """Names the quote and its content, so that nothing is approved but what was read."""

    ticket_id: UUID
    quote_id: UUID
    content_sha256: str


@dataclass(frozen=True, slots=True)
class Approved:
    units: int
    captured: int


@command
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
    agreement = terms_of(ticket.agreement_version)
    allowed = may_approve(agreement, roles=frozenset(customer.roles))
    if not allowed.outcome:
        raise MayNotApprove(clause=allowed.because[-1].clause)

    captured, clauses = take_for_approval(ticket, quote, agreement, by=customer, at=at)
    decide(quote, Quote.State.APPROVED, by=customer, at=at)
    move(ticket, State.ACCEPTED, at=at)
    record(
        QuoteApproved(
            ticket=str(ticket.id),
            quote=str(quote.id),
            units=quote.most,
            captured=captured,
            clauses=clauses,
        ),
        by=by,
        at=at,
    )
    return Approved(quote.most, captured)
