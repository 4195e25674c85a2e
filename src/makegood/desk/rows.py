"""What does a row of the queue say?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from makegood.agreements.queries import terms_with_id
from makegood.events.models import Fact
from makegood.events.owed import promises_of_tickets, promises_told
from makegood.terms.agreement.model import Agreement
from makegood.terms.promises.promise import Promise
from makegood.tickets.models import OUR_MOVE, TO_JUDGE, Ticket
from makegood.tickets.owed import next_of
from makegood.ui.due import Due, Face, nothing_promised, owed
from makegood.wording.amounts import amount, span


@dataclass(frozen=True, slots=True)
class Row:
    """A ticket with what is owed, what was agreed, and whose move it is."""

    ticket: Ticket
    due: Due
    agreed: str
    since: datetime  # in the queue, or in the state that it waits in


def rows_of(tickets: Sequence[Ticket], *, at: datetime) -> list[Row]:
    """The rows in their order. What is owed on them is one query."""
    owed_on = [ticket for ticket in tickets if ticket.owed_at is not None]
    promises = promises_of_tickets(owed_on, at=at)
    return [_row(ticket, next_of(promises.get(ticket.id, ())), at=at) for ticket in tickets]


def row_of(ticket: Ticket, facts: Sequence[Fact], *, at: datetime) -> Row:
    """The row of a ticket whose facts are known, in their order. No query."""
    promises = promises_told(ticket, facts, at=at) if ticket.owed_at is not None else ()
    return _row(ticket, next_of(promises), at=at)


def _row(ticket: Ticket, promise: Promise | None, *, at: datetime) -> Row:
    """How the ticket stands. No time is shown that nobody promised."""
    agreement = terms_with_id(ticket.agreement_version_id)
    return Row(
        ticket=ticket,
        due=_due(ticket, agreement, promise, at=at),
        agreed=_agreed(ticket, agreement),
        since=(ticket.state in OUR_MOVE and ticket.queued_at) or ticket.state_since,
    )


def _due(ticket: Ticket, agreement: Agreement, promise: Promise | None, *, at: datetime) -> Due:
    language = get_language() or "en"
    if promise is not None:
        heading = agreement.clause_heading(promise.clause, language)
        note = _("%(promise)s, § %(clause)s") % {"promise": heading, "clause": promise.clause}
        return owed(promise, at=at, note=note)
    if ticket.state in TO_JUDGE:
        return nothing_promised(_("it is to be judged"))
    if ticket.state in OUR_MOVE:
        tier = agreement.tier(ticket.tier) if ticket.tier else None
        name = agreement.tier_name(ticket.tier, language) if tier else ""
        note = _("%(tier)s, § %(clause)s") % {"tier": name, "clause": tier.clause} if tier else ""
        return nothing_promised(note)
    if ticket.has_ended:
        return Due(Face.NONE, _("Nothing is owed"), _("it has ended"))
    return Due(Face.PAUSED, _("Paused"), _("it is the customer's move"))


def _agreed(ticket: Ticket, agreement: Agreement) -> str:
    if approved := ticket.approved_quotes:
        most = amount(ticket.approved_most, approved[-1].currency)
        return _("%(units)s approved") % {"units": most}
    quote = ticket.last_quote
    if quote is None:
        is_free = ticket.tier and not agreement.tier(ticket.tier).paid
        return _("Free") if is_free else _("Nothing is agreed yet")
    cost = span(quote.least, quote.most, quote.currency)
    return _("%(units)s proposed") % {"units": cost}
