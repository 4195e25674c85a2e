"""What is told of a ticket, what was ruled on it, and who objected."""

from tests.records.columns.spoilt import UNUSED, Spoilt

VERDICTS: dict[str, str | Spoilt | tuple[Spoilt, ...]] = {
    "tickets_ticket.priority": UNUSED,
    "tickets_ticket.told": UNUSED,
    "tickets_ticket.unfounded": UNUSED,
    "people_company.paid_withheld": UNUSED,
    "intake_request.channel": UNUSED,
    "tickets_verdict.ticket_id": UNUSED,
    "tickets_verdict.number": UNUSED,
    "tickets_verdict.covers": UNUSED,
    "tickets_verdict.tier": UNUSED,
    "tickets_verdict.known": UNUSED,
    "tickets_verdict.judged": UNUSED,
    "tickets_verdict.because": UNUSED,
    "tickets_verdict.needs": UNUSED,
    "tickets_verdict.overrules": UNUSED,
    "tickets_verdict.reason": UNUSED,
    "tickets_verdict.evidence": UNUSED,
    "tickets_verdict.article": UNUSED,
    "tickets_verdict.by_id": UNUSED,
    "tickets_verdict.at": UNUSED,
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
