"""What staff keep on their desk."""

from tests.records.columns.spoilt import BESIDE_NO_FACT, GIVEN, LATER, OTHER_MEMBER, Spoilt

DESK: dict[str, str | Spoilt | tuple[Spoilt, ...]] = {
    "tickets_ticket.department": Spoilt("'another'"),
    "tickets_ticket.fields": Spoilt("fields || '{\"unheard\": 1}'"),
    "tickets_ticket.owed_at": Spoilt(f"owed_at {LATER}", "owed_at IS NOT NULL"),
    "tickets_ticket.snoozed_until": Spoilt("NULL", "snoozed_until IS NOT NULL"),
    "tickets_ticket.merged_into_id": Spoilt("NULL", "merged_into_id IS NOT NULL"),
    "tickets_tag.name": GIVEN,
    "tickets_tag.retired_at": Spoilt("NULL", "retired_at IS NOT NULL"),
    "tickets_tickettag.ticket_id": Spoilt(
        "(SELECT id FROM tickets_ticket o WHERE o.id <> t.ticket_id ORDER BY o.id LIMIT 1)"
    ),
    "tickets_tickettag.tag_id": Spoilt("gen_random_uuid()"),
    "tickets_tickettag.removed_at": Spoilt("NULL", "removed_at IS NOT NULL"),
    "tickets_fieldrule.code": GIVEN,
    "tickets_fieldrule.issue_class": GIVEN,
    "tickets_fieldrule.name": GIVEN,
    "tickets_fieldrule.kind": GIVEN,
    "tickets_fieldrule.choices": GIVEN,
    "tickets_fieldrule.position": GIVEN,
    "tickets_fieldrule.retired_at": Spoilt("NULL", "retired_at IS NOT NULL"),
    "tickets_ticketlink.ticket_id": Spoilt(
        "(SELECT id FROM tickets_ticket o WHERE o.id <> t.ticket_id ORDER BY o.id LIMIT 1)"
    ),
    "tickets_ticketlink.kind": Spoilt("'release'", "kind = 'ticket'"),
    "tickets_ticketlink.target": Spoilt("gen_random_uuid()"),
    "tickets_ticketlink.by_id": Spoilt(OTHER_MEMBER.format("by_id")),
    "tickets_ticketlink.at": Spoilt(f"at {LATER}"),
    "tickets_ticketlink.removed_at": Spoilt("NULL", "removed_at IS NOT NULL"),
    "tickets_savedreply.title": GIVEN,
    "tickets_savedreply.language": GIVEN,
    "tickets_savedreply.text": GIVEN,
    "tickets_savedreply.department": GIVEN,
    "tickets_savedreply.retired_at": Spoilt("NULL", "retired_at IS NOT NULL"),
    "tickets_draft.ticket_id": BESIDE_NO_FACT,
    "tickets_draft.writer_id": BESIDE_NO_FACT,
    "tickets_draft.kind": BESIDE_NO_FACT,
    "tickets_draft.text": BESIDE_NO_FACT,
    "tickets_draft.at": BESIDE_NO_FACT,
    "tickets_look.ticket_id": BESIDE_NO_FACT,
    "tickets_look.member_id": BESIDE_NO_FACT,
    "tickets_look.writes": BESIDE_NO_FACT,
    "tickets_look.at": BESIDE_NO_FACT,
    "tickets_merge.ticket_id": Spoilt(
        "(SELECT id FROM tickets_ticket o WHERE o.id <> t.ticket_id ORDER BY o.id LIMIT 1)"
    ),
    "tickets_merge.into_id": Spoilt(
        "(SELECT id FROM tickets_ticket o WHERE o.id <> t.into_id ORDER BY o.id LIMIT 1)"
    ),
    "tickets_merge.state_before": Spoilt("'solved'"),
    "tickets_merge.by_id": Spoilt(OTHER_MEMBER.format("by_id")),
    "tickets_merge.at": Spoilt(f"at {LATER}"),
    "tickets_merge.undone_by_id": Spoilt("NULL", "undone_by_id IS NOT NULL"),
    "tickets_merge.undone_at": Spoilt(f"undone_at {LATER}", "undone_at IS NOT NULL"),
    "tickets_call.ticket_id": Spoilt(
        "(SELECT id FROM tickets_ticket o WHERE o.id <> t.ticket_id ORDER BY o.id LIMIT 1)"
    ),
    "tickets_call.channel": Spoilt("'phone'"),
    "tickets_call.state": tuple(
        Spoilt("CASE state WHEN 'done' THEN 'asked' ELSE 'done' END", f"state = '{state}'")
        for state in ("asked", "arranged", "done", "declined")
    ),
    "tickets_call.wish": GIVEN,
    "tickets_call.asked_by_id": Spoilt(OTHER_MEMBER.format("asked_by_id")),
    "tickets_call.asked_at": Spoilt(f"asked_at {LATER}"),
    "tickets_call.arranged_for": Spoilt(f"arranged_for {LATER}", "arranged_for IS NOT NULL"),
    "tickets_call.answer": GIVEN,
    "tickets_call.answered_by_id": Spoilt(
        OTHER_MEMBER.format("answered_by_id"), "answered_by_id IS NOT NULL"
    ),
    "tickets_call.answered_at": Spoilt(f"answered_at {LATER}", "answered_at IS NOT NULL"),
}
