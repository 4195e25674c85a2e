"""Moving the units of a ticket as its agreement says, each movement once."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from makegood.commands.refused import Refused
from makegood.ledger import book
from makegood.ledger.book import Why
from makegood.ledger.models import Hold, Transfer
from makegood.people.models import Actor
from makegood.terms.agreement.model import Agreement
from makegood.terms.rating.consumption import on_approval, on_shortage
from makegood.terms.values import Credits
from makegood.tickets.models import Quote, Ticket


class NotEnoughUnits(Refused):
    """The company has `available` units, `wanted` were to be taken, and so many are `missing`.

    `clause` is the one by which it is told in advance.
    """

    code = "not_enough_units"


def take_for_approval(
    ticket: Ticket, quote: Quote, agreement: Agreement, *, by: Actor, at: datetime
) -> tuple[int, tuple[str, ...]]:
    """Set the quote's units aside and use what the agreement uses on approval.

    Gives how many were used, and the clauses. Of a quote in money nothing moves: it is what the
    ticket never costs more than. Raises NotEnoughUnits.
    """
    if quote.currency:
        return 0, (agreement.consumption.approval.clause,)
    ruling = on_approval(agreement, units=Credits(quote.most))
    clause = ruling.because[-1].clause
    try:
        hold_id = book.hold(
            ticket.company_id,
            agreement.unit,
            quote.most,
            quote_id=quote.id,
            why=why_of(f"hold:{quote.id}", ticket, clause, by=by, at=at),
        )
    except book.NotEnough as short:
        raise shortage(agreement, available=short.available, wanted=short.wanted) from short
    captured = ruling.outcome.captured
    if captured:
        why = why_of(f"capture:{quote.id}", ticket, clause, by=by, at=at)
        book.capture(hold_id, captured, why=why)
    return captured, tuple(ruling.cites)


def shortage(agreement: Agreement, *, available: int, wanted: int) -> NotEnoughUnits:
    """The refusal with what is missing."""
    short = on_shortage(agreement, units=Credits(wanted), available=Credits(available))
    clause = short.because[-1].clause
    missing = int(short.outcome)
    return NotEnoughUnits(available=available, wanted=wanted, missing=missing, clause=clause)


def settle_holds(
    ticket: Ticket, charged: int, *, clause: str, reason: str, by: Actor, at: datetime
) -> None:
    """Use `charged` of what the ticket holds, and give all the rest back."""
    use_held(ticket, charged, clause=clause, reason=reason, by=by, at=at)
    for hold in _holds(ticket):
        held = hold.units - hold.captured - hold.released
        if held:
            why = why_of(f"release:{hold.quote}:{reason}", ticket, clause, by=by, at=at)
            book.release(hold.id, held, why=why)


def use_held(
    ticket: Ticket, charged: int, *, clause: str, reason: str, by: Actor, at: datetime
) -> None:
    """Use `charged` of what the ticket holds, the oldest first, and leave the rest set aside.

    `reason` tells the movements of one hold apart, so that each is made once.
    """
    for hold in _holds(ticket):
        used = min(charged, hold.units - hold.captured - hold.released)
        charged -= used
        if used:
            why = why_of(f"use:{hold.quote}:{reason}", ticket, clause, by=by, at=at)
            book.capture(hold.id, used, why=why)
    assert charged == 0, "no more is charged than was set aside"


def used_before(ticket: Ticket, quotes: Iterable[Quote]) -> int:
    """What the approvals of these quotes, or the work while it went on, have used already."""
    ids = {quote.id for quote in quotes}
    return sum(hold.captured for hold in _holds(ticket) if hold.quote in ids)


def was_taken_back(ticket: Ticket) -> bool:
    """Was the use of units for this ticket undone before?"""
    keys = [_key_of_defect(one) for one in _holds(ticket)]
    return Transfer.objects.filter(brand=ticket.brand_id, key__in=keys).exists()


def take_back_used(
    ticket: Ticket, quotes: Iterable[Quote], *, clause: str, by: Actor, at: datetime
) -> None:
    """Undo the use of all that was used of the approvals of these quotes."""
    ids = {quote.id for quote in quotes}
    for one in _holds(ticket):
        if one.quote in ids and one.captured:
            why = why_of(_key_of_defect(one), ticket, clause, by=by, at=at)
            book.take_back(one.id, one.captured, why=why)


def _key_of_defect(hold: Hold) -> str:
    return f"defect:{hold.quote}"


def _holds(ticket: Ticket) -> list[Hold]:
    found = Hold.objects.filter(brand=ticket.brand_id, ticket=ticket.id)
    return list(found.order_by("at", "id"))


def why_of(key: str, ticket: Ticket, clause: str, *, by: Actor, at: datetime) -> Why:
    """Why units of the ticket move."""
    version: UUID = ticket.agreement_version_id
    return Why(key=key, by=by, at=at, clause=clause, agreement_version=version, ticket=ticket.id)
