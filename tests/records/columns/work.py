"""Quotes beyond the first, the time worked, and what it came to."""

from tests.records.columns.spoilt import UNUSED, Spoilt

WORK: dict[str, str | Spoilt | tuple[Spoilt, ...]] = {
    "tickets_quote.currency": UNUSED,
    "tickets_quote.supplements_id": UNUSED,
    "tickets_quote.seconded_by_id": UNUSED,
    "tickets_quote.seconded_at": UNUSED,
    "tickets_quote.when_funded_by_id": UNUSED,
    "tickets_quote.when_funded_at": UNUSED,
    "tickets_timeentry.ticket_id": UNUSED,
    "tickets_timeentry.worker_id": UNUSED,
    "tickets_timeentry.begins_at": UNUSED,
    "tickets_timeentry.ends_at": UNUSED,
    "tickets_timeentry.by_timer": UNUSED,
    "tickets_timeentry.stopped": UNUSED,
    "tickets_timeentry.text": UNUSED,
    "tickets_timeentry.struck_by_id": UNUSED,
    "tickets_timeentry.struck_at": UNUSED,
    "tickets_timeentry.struck_because": UNUSED,
    "tickets_settlement.ticket_id": UNUSED,
    "tickets_settlement.number": UNUSED,
    "tickets_settlement.quote_id": UNUSED,
    "tickets_settlement.seconds": UNUSED,
    "tickets_settlement.charged": UNUSED,
    "tickets_settlement.released": UNUSED,
    "tickets_settlement.cut": UNUSED,
    "tickets_settlement.currency": UNUSED,
    "tickets_settlement.lines": UNUSED,
    "tickets_settlement.because": UNUSED,
    "tickets_settlement.by_id": UNUSED,
    "tickets_settlement.at": UNUSED,
}
