"""Quotes beyond the first, the time worked, and what it came to."""

from tests.records.columns.spoilt import GIVEN, LATER, OTHER_MEMBER, Spoilt

OTHER_TICKET = "(SELECT id FROM tickets_ticket o WHERE o.id <> t.ticket_id ORDER BY o.id LIMIT 1)"
OTHER_QUOTE = "(SELECT id FROM tickets_quote o WHERE o.id <> t.{0} ORDER BY o.id LIMIT 1)"

WORK: dict[str, str | Spoilt | tuple[Spoilt, ...]] = {
    "tickets_quote.currency": Spoilt("'XXX'"),
    "tickets_quote.supplements_id": (
        Spoilt("NULL", "supplements_id IS NOT NULL"),
        Spoilt(OTHER_QUOTE.format("id"), "supplements_id IS NULL"),
    ),
    "tickets_quote.classes": Spoilt("'{another}'"),
    "tickets_quote.surcharges": Spoilt("'{another}'"),
    "tickets_quote.people": Spoilt("people + 1"),
    "tickets_quote.warned_at": (
        Spoilt("NULL", "warned_at IS NOT NULL"),
        Spoilt("proposed_at", "warned_at IS NULL"),
    ),
    "tickets_quote.seconded_by_id": Spoilt(
        OTHER_MEMBER.format("seconded_by_id"), "seconded_by_id IS NOT NULL"
    ),
    "tickets_quote.seconded_at": Spoilt(f"seconded_at {LATER}", "seconded_at IS NOT NULL"),
    "tickets_quote.when_funded_by_id": Spoilt(
        OTHER_MEMBER.format("when_funded_by_id"), "when_funded_by_id IS NOT NULL"
    ),
    "tickets_quote.when_funded_at": Spoilt(f"when_funded_at {LATER}", "when_funded_at IS NOT NULL"),
    "tickets_timeentry.ticket_id": Spoilt(OTHER_TICKET),
    "tickets_timeentry.worker_id": Spoilt(OTHER_MEMBER.format("worker_id")),
    "tickets_timeentry.begins_at": Spoilt("begins_at - interval '1 second'"),
    "tickets_timeentry.ends_at": Spoilt(f"ends_at {LATER}", "ends_at IS NOT NULL"),
    "tickets_timeentry.by_timer": Spoilt("NOT by_timer"),
    "tickets_timeentry.stopped": Spoilt("'another'"),
    "tickets_timeentry.text": GIVEN,
    "tickets_timeentry.struck_by_id": Spoilt(
        OTHER_MEMBER.format("struck_by_id"), "struck_by_id IS NOT NULL"
    ),
    "tickets_timeentry.struck_at": Spoilt(f"struck_at {LATER}", "struck_at IS NOT NULL"),
    "tickets_timeentry.struck_because": GIVEN,
    "tickets_settlement.ticket_id": Spoilt(OTHER_TICKET),
    "tickets_settlement.number": Spoilt("number + 100"),
    "tickets_settlement.quote_id": Spoilt(OTHER_QUOTE.format("quote_id")),
    "tickets_settlement.seconds": Spoilt("seconds + 1"),
    "tickets_settlement.charged": Spoilt("charged + 1"),
    "tickets_settlement.released": Spoilt("released + 1"),
    "tickets_settlement.cut": Spoilt("cut + 1"),
    "tickets_settlement.currency": Spoilt("'XXX'"),
    "tickets_settlement.lines": Spoilt("'[]'", "lines <> '[]'"),
    "tickets_settlement.because": Spoilt("'[]'"),
    "tickets_settlement.by_id": Spoilt(OTHER_MEMBER.format("by_id"), "by_id IS NOT NULL"),
    "tickets_settlement.at": Spoilt(f"at {LATER}"),
}
