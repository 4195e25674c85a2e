"""What is told of a ticket, what was ruled on it, and who objected."""

from tests.records.columns.spoilt import GIVEN, LATER, OTHER_MEMBER, UNUSED, Spoilt

VERDICTS: dict[str, str | Spoilt | tuple[Spoilt, ...]] = {
    "tickets_ticket.priority": Spoilt("'high'", "priority = 'low'"),
    "tickets_ticket.purchase_id": UNUSED,
    "tickets_ticket.told": Spoilt("'{}'", "told <> '{}'"),
    "tickets_ticket.unfounded": Spoilt("NOT unfounded"),
    "people_company.paid_withheld": Spoilt("NOT paid_withheld"),
    "intake_request.channel": Spoilt("'pigeon'"),
    "tickets_verdict.ticket_id": Spoilt(
        "(SELECT id FROM tickets_ticket o WHERE NOT EXISTS (SELECT FROM tickets_verdict given"
        " WHERE given.ticket_id = o.id AND given.number = t.number) ORDER BY o.id LIMIT 1)",
        where="number > 1",  # every ticket has a first
    ),
    "tickets_verdict.number": Spoilt("number + 100"),
    "tickets_verdict.covers": Spoilt("'another'"),
    "tickets_verdict.tier": Spoilt("'another'"),
    "tickets_verdict.known": Spoilt("'{}'"),
    "tickets_verdict.judged": Spoilt("'{}'", "judged <> '{}'"),
    "tickets_verdict.because": Spoilt("'[]'"),
    "tickets_verdict.needs": Spoilt("'[]'", "needs <> '[]'"),
    "tickets_verdict.overrules": Spoilt("NOT overrules", "overrules"),
    "tickets_verdict.reason": GIVEN,
    "tickets_verdict.evidence": GIVEN,
    "tickets_verdict.article": GIVEN,
    "tickets_verdict.by_id": Spoilt(OTHER_MEMBER.format("by_id"), "by_id IS NOT NULL"),
    "tickets_verdict.at": Spoilt(f"at {LATER}"),
    "tickets_objection.ticket_id": Spoilt(
        "(SELECT id FROM tickets_ticket o WHERE NOT EXISTS"
        " (SELECT FROM tickets_objection WHERE ticket_id = o.id) ORDER BY o.id LIMIT 1)"
    ),
    "tickets_objection.verdict_id": Spoilt(
        "(SELECT id FROM tickets_verdict o WHERE o.id <> t.verdict_id ORDER BY o.id LIMIT 1)"
    ),
    "tickets_objection.text": GIVEN,
    "tickets_objection.by_id": Spoilt(OTHER_MEMBER.format("by_id")),
    "tickets_objection.at": Spoilt(f"at {LATER}"),
    "tickets_objection.reviewed_by_id": Spoilt(
        OTHER_MEMBER.format("reviewed_by_id"), "reviewed_by_id IS NOT NULL"
    ),
    "tickets_objection.reviewed_at": Spoilt(f"reviewed_at {LATER}", "reviewed_at IS NOT NULL"),
    "tickets_objection.upheld": Spoilt("NOT upheld", "upheld IS NOT NULL"),
    "tickets_objection.answer": GIVEN,
}
