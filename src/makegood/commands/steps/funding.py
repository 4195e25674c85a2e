"""Which approvals were asked for as soon as the balance suffices, and now it does?"""

from datetime import datetime
from uuid import UUID

from makegood.agreements.queries import terms_with_id
from makegood.commands.steps.decisions import approve
from makegood.events.record import record
from makegood.ledger.queries import spendable
from makegood.people.models import Actor, Member
from makegood.terms.coverage.approver import may_approve
from makegood.terms.facts.quotes import QuoteFunded
from makegood.tickets.models import Quote, Ticket


def lock_awaiting_funds(company_id: UUID, unit: str, *, by: Actor) -> list[tuple[Ticket, Quote]]:
    """The tickets of the company on which an approval waits for such units, locked.

    Each with its quote, in the order in which it was asked for. They are locked before the
    account is, as everywhere.
    """
    waiting = Quote.objects.filter(
        brand=by.brand_id,
        ticket__company=company_id,
        state=Quote.State.OPEN,
        when_funded_at__isnull=False,
    )
    ids = waiting.order_by().values("ticket")
    locked = Ticket.objects.filter(brand=by.brand_id, id__in=ids).order_by("id").locked()
    tickets = {
        ticket.id: ticket
        for ticket in locked
        if terms_with_id(ticket.agreement_version_id).unit == unit
    }
    quotes = waiting.filter(ticket__in=tickets).select_related("when_funded_by")
    return [(tickets[quote.ticket_id], quote) for quote in quotes.order_by("when_funded_at", "id")]


def approve_funded(
    waiting: list[tuple[Ticket, Quote]], *, by: Actor, at: datetime
) -> tuple[UUID, ...]:
    """Approve what the balance suffices for by now, in this order; what does not fit waits on.

    Nothing is approved that has lapsed, nor for a member who left or may not approve any more.
    Gives the quotes that were approved.
    """
    return tuple(quote.id for ticket, quote in waiting if _fund(ticket, quote, by=by, at=at))


def _fund(ticket: Ticket, quote: Quote, *, by: Actor, at: datetime) -> bool:
    approver = quote.when_funded_by
    assert approver is not None
    if not _may_be_funded(ticket, quote, approver, at=at):
        return False
    taken = approve(ticket, quote, approver=approver, by=by, at=at)
    fact = QuoteFunded(
        ticket=str(ticket.id),
        quote=str(quote.id),
        most=quote.most,
        currency=quote.currency,
        captured=taken.captured,
        clauses=taken.clauses,
        approver=str(approver.id),
    )
    record(fact, by=by, at=at)
    return True


def _may_be_funded(ticket: Ticket, quote: Quote, approver: Member, *, at: datetime) -> bool:
    agreement = terms_with_id(ticket.agreement_version_id)
    lapsed = quote.lapses_at is not None and quote.lapses_at <= at
    present = approver.left_at is None
    if lapsed or not present or not may_approve(agreement, roles=frozenset(approver.roles)).outcome:
        return False
    company = ticket.company_id
    return spendable(ticket.brand_id, company, agreement.unit, at=at) >= quote.most
