"""What should a quote be, going by its facts, its reason and its agreement?"""

import json
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Final

from makegood.events.verify.kept import as_kept
from makegood.terms.agreement.model import Agreement
from makegood.terms.rating.decision import lapses_at, reminders
from makegood.tickets.content import content_of
from makegood.tickets.models import Quote
from makegood.tickets.rated import ruled_on_cost
from makegood.tickets.replay import QuoteSoFar


@dataclass(frozen=True, slots=True)
class KeptQuote:
    """What of a quote is believed, or is compared in a way of its own."""

    reason: str
    because: str  # JSON as the database writes it
    remind_at: datetime | None
    lapses_at: datetime | None


NOTHING_KEPT: Final = KeptQuote("", "", None, None)


def quote_row(quote: QuoteSoFar, agreement: Agreement | None, kept: KeptQuote) -> dict[str, object]:
    """The columns that facts and terms tell; without its agreement, those of the terms as kept."""
    return _facts_of(quote) | _terms_of(quote, agreement, kept)


def _facts_of(quote: QuoteSoFar) -> dict[str, object]:
    return {
        "ticket_id": quote.ticket,
        "number": quote.number,
        "least": quote.cost.least,
        "most": quote.cost.most,
        "currency": quote.cost.currency,
        "classes": list(quote.cost.classes),
        "surcharges": list(quote.cost.surcharges),
        "people": quote.cost.people,
        "supplements_id": quote.adds_to,
        "state": quote.state,
        "proposed_at": quote.proposed_at,
        "proposed_by_id": quote.proposed_by,
        "seconded_at": quote.seconded_at,
        "seconded_by_id": quote.seconded_by,
        "when_funded_at": quote.when_funded_at,
        "when_funded_by_id": quote.when_funded_by,
        "warned_at": quote.warned_at,
        "decided_at": quote.decided_at,
        "decided_by_id": quote.decided_by,
    }


def _terms_of(quote: QuoteSoFar, agreement: Agreement | None, kept: KeptQuote) -> dict[str, object]:
    """Content, ruling and deadlines. A superseded quote keeps deadlines that nobody asks for."""
    cost = replace(quote.cost, reason=kept.reason)
    content = content_of(quote.ticket, cost, number=quote.number, supplements=quote.adds_to)
    told: dict[str, object] = {
        "content_sha256": content,
        "because": json.loads(kept.because) if kept.because else [],
        "remind_at": kept.remind_at,
        "lapses_at": kept.lapses_at,
    }
    if agreement is None:
        return told
    known = quote.known or {}
    ruling = ruled_on_cost(agreement, known=known, cost=cost, confirmed=quote.confirmed)
    told["because"] = as_kept([asdict(step) for step in ruling.because])
    if quote.state != Quote.State.SUPERSEDED:
        told |= {"remind_at": _reminder(quote, agreement), "lapses_at": _lapse(quote, agreement)}
    return told


def _reminder(quote: QuoteSoFar, agreement: Agreement) -> datetime | None:
    if quote.state != Quote.State.OPEN:
        return None
    shown_at = quote.seconded_at or quote.proposed_at
    moments = reminders(agreement, proposed_at=shown_at)
    since = quote.reminded_at or shown_at
    return next((moment for moment in moments if moment > since), None)


def _lapse(quote: QuoteSoFar, agreement: Agreement) -> datetime | None:
    if quote.state != Quote.State.OPEN:
        return None
    return lapses_at(agreement, proposed_at=quote.seconded_at or quote.proposed_at)
