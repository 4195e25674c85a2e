"""Ask for the approval of a quote as soon as the balance suffices."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.agreements.queries import terms_with_id
from makegood.commands.command import command
from makegood.commands.refused import Refused
from makegood.commands.steps.companies import lock_company
from makegood.commands.steps.decisions import quote_to_decide, require_approver
from makegood.commands.steps.may import require_customer
from makegood.commands.steps.tickets import lock_ticket
from makegood.events.record import record
from makegood.ledger.queries import spendable
from makegood.people.models import Actor
from makegood.terms.facts.quotes import FundsAwaited
from makegood.tickets.models import Quote, Ticket


class BalanceSuffices(Refused):
    """Nothing is missing: the quote can be approved at once."""

    code = "balance_suffices"


class AlreadyAsked(Refused):
    """Somebody asked for this before: `by_name`, at the moment `asked_at`."""

    code = "already_asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Names the quote and its content, as an approval does."""

    ticket_id: UUID
    quote_id: UUID
    content_sha256: str


@dataclass(frozen=True, slots=True)
class Awaited:
    missing: int


@command
def approve_when_funded(said: Standing, *, by: Actor, key: str, at: datetime) -> Awaited:
    """Nothing is approved before: with the units that are missing comes the approval of `by`.

    Declining the quote takes it back. Raises NotAllowed for staff and machines, NotThere,
    AlreadyDecided, QuoteIsStale, MayNotApprove, BalanceSuffices, AlreadyAsked.
    """
    customer = require_customer(by)
    # Units that come at the same time wait here, or are seen below: none come unnoticed.
    assert customer.company_id is not None
    lock_company(customer.company_id, by=by)
    ticket = lock_ticket(said.ticket_id, by=by)
    quote = quote_to_decide(
        ticket, quote_id=said.quote_id, content_sha256=said.content_sha256, at=at
    )
    require_approver(ticket, customer)
    missing = _missing(ticket, quote, at=at)
    if missing <= 0:
        raise BalanceSuffices
    if quote.when_funded_by:
        raise AlreadyAsked(by_name=quote.when_funded_by.name, asked_at=quote.when_funded_at)

    quote.when_funded_by = customer
    quote.when_funded_at = at
    quote.save(update_fields=["when_funded_by", "when_funded_at"])
    fact = FundsAwaited(ticket=str(ticket.id), quote=str(quote.id), missing=missing)
    record(fact, by=by, at=at)
    return Awaited(missing)


def _missing(ticket: Ticket, quote: Quote, *, at: datetime) -> int:
    """How many units; none where money is paid later."""
    if quote.currency:
        return 0
    unit = terms_with_id(ticket.agreement_version_id).unit
    return quote.most - spendable(ticket.brand_id, ticket.company_id, unit, at=at)
