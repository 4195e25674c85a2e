"""Propose another cost for a ticket that nobody has approved yet."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.agreements.queries import terms_of
from makegood.commands.command import command
from makegood.commands.refusals.tickets import WrongState
from makegood.commands.steps.may import require_staff
from makegood.commands.steps.quotes import open_quote, rated
from makegood.commands.steps.tickets import lock_ticket, move
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.facts.tickets import QuoteProposed
from makegood.tickets.models import Quote, State


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """`turn` is the ticket's when the cost was judged; `reason` is read by the customer."""

    ticket_id: UUID
    turn: int
    units: int
    reason: str


@dataclass(frozen=True, slots=True)
class Proposed:
    quote_id: UUID
    number: int


@command
def propose_quote(said: Proposal, *, by: Actor, key: str, at: datetime) -> Proposed:
    """Put a new quote in the place of the open one, or of one that lapsed.

    Raises NotAllowed for customers, NotThere, TicketHasChanged if another agent was quicker,
    WrongState, CostIsRefused.
    """
    staff = require_staff(by)
    ticket = lock_ticket(said.ticket_id, by=by, turn=said.turn)
    if ticket.state not in (State.AWAITING_APPROVAL, State.LAPSED):
        raise WrongState(state=ticket.state)
    ruling = rated(
        terms_of(ticket.agreement_version),
        known={"tier": ticket.tier, "issue_class": ticket.issue_class},
        units=said.units,
        reason=said.reason,
    )
    earlier = Quote.objects.filter(
        brand=ticket.brand_id, ticket=ticket, state=Quote.State.OPEN
    ).first()
    if earlier:
        earlier.state = Quote.State.SUPERSEDED
        earlier.save(update_fields=["state"])
    quote = open_quote(ticket, ruling, units=said.units, reason=said.reason, by=staff, at=at)
    move(ticket, State.AWAITING_APPROVAL, at=at)
    record(
        QuoteProposed(
            ticket=str(ticket.id),
            quote=str(quote.id),
            units=quote.most,
            supersedes=str(earlier.id) if earlier else None,
        ),
        by=by,
        at=at,
    )
    return Proposed(quote.id, quote.number)
