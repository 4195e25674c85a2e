"""Making a quote: what the terms say of it, and the row that the customer decides on."""

from dataclasses import asdict
from datetime import datetime

from makegood.agreements.queries import terms_with_id
from makegood.brands.ids import new_id
from makegood.commands.refusals.quotes import (
    HIGHEST_COST,
    MOST_PEOPLE,
    CostIsMalformed,
    CostIsRefused,
)
from makegood.people.models import Member
from makegood.terms.agreement.applies import Known
from makegood.terms.agreement.model import Agreement
from makegood.terms.rating.decision import lapses_at, reminders
from makegood.terms.rating.proposal import Rating
from makegood.terms.ruling import Ruling
from makegood.tickets.content import Cost, content_of
from makegood.tickets.models import Quote, Ticket
from makegood.tickets.rated import ruled_on_cost


def rated(agreement: Agreement, *, known: Known, cost: Cost) -> Ruling[Rating]:
    """What the agreement says of the cost of a ticket of which so much is known.

    Raises CostIsMalformed, and CostIsRefused with clause and finding.
    """
    require_form(agreement, cost)
    return standing(ruled_on_cost(agreement, known=known, cost=cost, confirmed=0))


def standing(ruling: Ruling[Rating]) -> Ruling[Rating]:
    """The same, if the proposal may go to the customer. Raises CostIsRefused."""
    if not ruling.outcome.stands:
        raise refused_cost(ruling)
    return ruling


def refused_cost[Outcome](ruling: Ruling[Outcome]) -> CostIsRefused:
    """The refusal with the last step of the ruling."""
    last = ruling.because[-1]
    return CostIsRefused(clause=last.clause, finding=last.finding, **dict(last.facts))


def open_quote(
    ticket: Ticket,
    ruling: Ruling[Rating],
    cost: Cost,
    *,
    supplements: Quote | None = None,
    by: Member,
    at: datetime,
) -> Quote:
    """The ticket's next quote. There is one open quote a ticket: the earlier one was settled.

    One to which a second person must agree is not shown to the customer yet.
    """
    last = Quote.objects.filter(brand=ticket.brand_id, ticket=ticket).order_by("-number").first()
    number = last.number + 1 if last else 1
    base = supplements.id if supplements else None
    quote = Quote(
        id=new_id(at),
        brand_id=ticket.brand_id,
        ticket=ticket,
        number=number,
        least=cost.least,
        most=cost.most,
        currency=cost.currency,
        supplements=supplements,
        classes=list(cost.classes),
        surcharges=list(cost.surcharges),
        people=cost.people,
        reason=cost.reason,
        because=[asdict(step) for step in ruling.because],
        content_sha256=content_of(ticket.id, cost, number=number, supplements=base),
        state=Quote.State.NEEDS_SECOND,
        proposed_by=by,
        proposed_at=at,
    )
    if ruling.outcome.stands:
        show_to_customer(quote, terms_with_id(ticket.agreement_version_id), at=at)
    quote.save(force_insert=True)
    return quote


def show_to_customer(quote: Quote, agreement: Agreement, *, at: datetime) -> None:
    """Open the quote: from this moment on the customer decides, and time runs. Saves nothing."""
    quote.state = Quote.State.OPEN
    quote.remind_at = next(iter(reminders(agreement, proposed_at=at)), None)
    quote.lapses_at = lapses_at(agreement, proposed_at=at)


def require_form(agreement: Agreement, cost: Cost) -> None:
    """Raises CostIsMalformed for the first field that does not hold what it should."""
    classes = {one.id for one in agreement.classes}
    surcharges = {one.id for one in agreement.rules.surcharge}
    right = {
        "least": cost.least >= 0,
        "most": cost.most <= HIGHEST_COST,
        "classes": classes.issuperset(cost.classes),
        "surcharges": surcharges.issuperset(cost.surcharges),
        "people": 1 <= cost.people <= MOST_PEOPLE,
    }
    wrong = next((field for field, fine in right.items() if not fine), None)
    if wrong:
        raise CostIsMalformed(field=wrong)
