"""What is told of a ticket, what was ruled on it, and who objected."""

from tests.records.columns.spoilt import LATER, UNUSED, Spoilt

VERDICTS: dict[str, str | Spoilt | tuple[Spoilt, ...]] = {
    "tickets_ticket.priority": UNUSED,
    "tickets_ticket.told": Spoilt("'{}'", "told <> '{}'"),
    "tickets_ticket.unfounded": UNUSED,
    "people_company.paid_withheld": UNUSED,
    "intake_request.channel": Spoilt("'pigeon'"),
    "tickets_verdict.ticket_id": Spoilt(
        "(SELECT id FROM tickets_ticket o WHERE o.id <> t.ticket_id ORDER BY o.id LIMIT 1)"
    ),
    "tickets_verdict.number": Spoilt("number + 1"),
    "tickets_verdict.covers": Spoilt("'another'"),
    "tickets_verdict.tier": Spoilt("'another'"),
    "tickets_verdict.known": Spoilt("'{}'"),
    "tickets_verdict.judged": UNUSED,
    "tickets_verdict.because": Spoilt("'[]'"),
    "tickets_verdict.needs": Spoilt("'[]'", "needs <> '[]'"),
    "tickets_verdict.overrules": UNUSED,
    "tickets_verdict.reason": UNUSED,
    "tickets_verdict.evidence": UNUSED,
    "tickets_verdict.article": UNUSED,
    "tickets_verdict.by_id": UNUSED,
    "tickets_verdict.at": Spoilt(f"at {LATER}"),
    "tickets_objection.ticket_id": UNUSED,
    "tickets_objection.verdict_id": UNUSED,
    "tickets_objection.text": UNUSED,
    "tickets_objection.by_id": UNUSED,
    "tickets_objection.at": UNUSED,
    "tickets_objection.reviewed_by_id": UNUSED,
    "tickets_objection.reviewed_at": UNUSED,
    "tickets_objection.upheld": UNUSED,
    "tickets_objection.answer": UNUSED,
}
