"""What does a row of the queue say?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from makegood.agreements.queries import terms_of
from makegood.terms.agreement.model import Agreement
from makegood.tickets.models import OUR_MOVE, TO_JUDGE, Quote, Ticket
from makegood.ui.due import Due, Face, nothing_promised
from makegood.wording.amounts import units


@dataclass(frozen=True, slots=True)
class Row:
    """A ticket with what is owed, what was agreed, and whose move it is."""

    ticket: Ticket
    due: Due
    agreed: str
    since: datetime  # in the queue, or in the state that it waits in


def rows_of(tickets: Iterable[Ticket]) -> list[Row]:
    """The rows in their order."""
    return [row_of(ticket) for ticket in tickets]


def row_of(ticket: Ticket) -> Row:
    """How the ticket stands. No time is shown that nobody promised."""
    agreement = terms_of(ticket.agreement_version)
    tier_name = agreement.tier_name(ticket.tier, get_language() or "en") if ticket.tier else ""
    return Row(
        ticket=ticket,
        due=_due(ticket, agreement, tier_name),
        agreed=_agreed(ticket.last_quote) if ticket.tier else _("Nothing is agreed yet"),
        since=(ticket.state in OUR_MOVE and ticket.queued_at) or ticket.state_since,
    )


def _due(ticket: Ticket, agreement: Agreement, tier_name: str) -> Due:
    if ticket.state in TO_JUDGE:
        return nothing_promised(_("it is to be judged"))
    if ticket.state in OUR_MOVE:
        clause = agreement.tier(ticket.tier).clause
        note = _("%(tier)s, § %(clause)s") % {"tier": tier_name, "clause": clause}
        return nothing_promised(note)
    return Due(Face.PAUSED, _("Paused"), _("it is the customer's move"))


def _agreed(quote: Quote | None) -> str:
    if quote is None:
        return _("Free")
    if quote.state == Quote.State.APPROVED:
        return _("%(units)s approved") % {"units": units(quote.most)}
    return _("%(units)s proposed") % {"units": units(quote.most)}
