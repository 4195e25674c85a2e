"""Moving the units of a ticket as its agreement says: at the approval, and at the end."""

from datetime import datetime
from uuid import UUID

from makegood.commands.refused import Refused
from makegood.ledger import book
from makegood.ledger.book import Why
from makegood.ledger.models import Hold
from makegood.people.models import Actor
from makegood.terms.agreement.model import Agreement
from makegood.terms.rating.consumption import on_approval, on_end_after_approval
from makegood.terms.values import Credits, WorkMinutes
from makegood.tickets.models import Quote, Ticket


class NotEnoughUnits(Refused):
    """The company has `available` units, and `wanted` were to be taken."""

    code = "not_enough_units"


def take_for_approval(
    ticket: Ticket, quote: Quote, agreement: Agreement, *, by: Actor, at: datetime
) -> tuple[int, tuple[str, ...]]:
    """Set the quote's units aside and use what the agreement uses on approval.

    Gives how many were used, and the clauses. Raises NotEnoughUnits.
    """
    ruling = on_approval(agreement, units=Credits(quote.most))
    clause = ruling.because[-1].clause
    try:
        hold_id = book.hold(
            ticket.company_id,
            agreement.unit,
            quote.most,
            quote_id=quote.id,
            why=_why(f"hold:{quote.id}", ticket, clause, by=by, at=at),
        )
    except book.NotEnough as short:
        raise NotEnoughUnits(available=short.available, wanted=short.wanted) from short
    captured = ruling.outcome.captured
    if captured:
        why = _why(f"capture:{quote.id}", ticket, clause, by=by, at=at)
        book.capture(hold_id, captured, why=why)
    return captured, tuple(ruling.cites)


def settle_end(
    ticket: Ticket, agreement: Agreement, *, by: Actor, at: datetime
) -> tuple[int, tuple[str, ...]]:
    """Give back of the ticket's held units what the agreement gives back, and use the rest.

    Gives how many came back, and the clauses; nothing and none for a ticket that holds nothing.
    """
    back, clauses = 0, dict[str, None]()
    for hold in Hold.objects.filter(brand=ticket.brand_id, ticket=ticket.id).order_by("id"):
        ruling = on_end_after_approval(agreement, units=Credits(hold.units), worked=WorkMinutes(0))
        clauses |= dict.fromkeys(ruling.cites)
        back += _settle(hold, ruling.outcome, ticket, ruling.because[-1].clause, by=by, at=at)
    return back, tuple(clauses)


def _settle(hold: Hold, back: int, ticket: Ticket, clause: str, *, by: Actor, at: datetime) -> int:
    """What is captured stays captured: only what is still held can come back."""
    left = hold.units - hold.captured - hold.released
    released = min(back, left)
    if released:
        why = _why(f"release:{hold.quote}", ticket, clause, by=by, at=at)
        book.release(hold.id, released, why=why)
    if left > released:
        why = _why(f"settle:{hold.quote}", ticket, clause, by=by, at=at)
        book.capture(hold.id, left - released, why=why)
    return released


def _why(key: str, ticket: Ticket, clause: str, *, by: Actor, at: datetime) -> Why:
    version: UUID = ticket.agreement_version_id
    return Why(key=key, by=by, at=at, clause=clause, agreement_version=version, ticket=ticket.id)
