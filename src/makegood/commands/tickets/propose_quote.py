"""Propose what a ticket is to cost, or what more it is to cost."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.agreements.queries import terms_with_id
from makegood.commands.command import command
from makegood.commands.refusals.quotes import NothingToPay
from makegood.commands.refusals.tickets import WrongState
from makegood.commands.steps.may import require_staff
from makegood.commands.steps.quotes import open_quote, require_form, standing
from makegood.commands.steps.tickets import lock_ticket, move
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.facts.quotes import QuoteProposed, QuoteRated
from makegood.terms.rating.proposal import Rating
from makegood.tickets.content import Cost
from makegood.tickets.models import Quote, State, Ticket
from makegood.tickets.rated import ruled_on_cost
from makegood.tickets.work import known_of_cost

# Where nothing was agreed yet; and where more can be asked for than what was agreed.
FIRST = (State.SUBMITTED, State.RATED, State.AWAITING_APPROVAL, State.LAPSED)
FURTHER = (
    State.RATED,
    State.AWAITING_APPROVAL,
    State.ACCEPTED,
    State.IN_PROGRESS,
    State.WAITING,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """`turn` is the ticket's when the cost was judged; `reason` is read by the customer.

    From `least` up to `most`, in units or in minor units of `currency`; where something was
    approved before, it is the difference only. `classes` are those that the ticket spans beside
    its own. Where time is paid for, `surcharges` are added, and as many `people` at the same time
    count.
    """

    ticket_id: UUID
    turn: int
    least: int
    most: int
    currency: str = ""
    reason: str = ""
    classes: tuple[str, ...] = ()
    surcharges: tuple[str, ...] = ()
    people: int = 1


@dataclass(frozen=True, slots=True)
class Proposed:
    """`state` is that of the quote: where a second person must agree, the customer waits."""

    quote_id: UUID
    number: int
    state: str


@command
def propose_quote(said: Proposal, *, by: Actor, key: str, at: datetime) -> Proposed:
    """Put a new quote in the place of the open one, of one that lapsed, or beside an agreed one.

    Raises NotAllowed for customers, NotThere, TicketHasChanged if another agent was quicker,
    WrongState, NothingToPay, CostIsMalformed, CostIsRefused.
    """
    staff = require_staff(by)
    ticket = lock_ticket(said.ticket_id, by=by, turn=said.turn)
    approved = ticket.approved_quotes
    if ticket.state not in (FURTHER if approved else FIRST):
        raise WrongState(state=ticket.state)
    if not ticket.tier:
        raise NothingToPay
    cost, agreement = _cost(said), terms_with_id(ticket.agreement_version_id)
    require_form(agreement, cost)
    ruling = ruled_on_cost(
        agreement,
        known=known_of_cost(ticket),
        cost=cost,
        confirmed=sum(quote.most for quote in approved),
    )
    if ruling.outcome is Rating.FREE:
        raise NothingToPay
    if ruling.outcome is not Rating.NEEDS_SECOND_PERSON:
        standing(ruling)

    earlier = _supersede(ticket)
    base = approved[0] if approved else None
    quote = open_quote(ticket, ruling, cost, supplements=base, by=staff, at=at)
    shown = quote.state == Quote.State.OPEN
    move(ticket, State.AWAITING_APPROVAL if shown else State.RATED, at=at)
    record(_fact(quote, supersedes=earlier), by=by, at=at)
    return Proposed(quote.id, quote.number, quote.state)


def _cost(said: Proposal) -> Cost:
    return Cost(
        least=said.least,
        most=said.most,
        currency=said.currency,
        reason=said.reason,
        classes=said.classes,
        surcharges=said.surcharges,
        people=said.people,
    )


def _supersede(ticket: Ticket) -> Quote | None:
    """Whatever awaits a decision on the ticket does so no longer."""
    waiting = (Quote.State.OPEN, Quote.State.NEEDS_SECOND)
    found = Quote.objects.filter(brand=ticket.brand_id, ticket=ticket, state__in=waiting)
    earlier = found.first()
    if earlier:
        earlier.state = Quote.State.SUPERSEDED
        earlier.save(update_fields=["state"])
    return earlier


def _fact(quote: Quote, *, supersedes: Quote | None) -> QuoteProposed | QuoteRated:
    kind = QuoteProposed if quote.state == Quote.State.OPEN else QuoteRated
    return kind(
        ticket=str(quote.ticket_id),
        quote=str(quote.id),
        least=quote.least,
        most=quote.most,
        currency=quote.currency,
        classes=tuple(quote.classes),
        surcharges=tuple(quote.surcharges),
        people=quote.people,
        adds_to=str(quote.supplements_id) if quote.supplements_id else None,
        supersedes=str(supersedes.id) if supersedes else None,
    )
