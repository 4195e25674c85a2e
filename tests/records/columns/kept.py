"""The house: brands, people, receipts, the book, mail, tickets, quotes, letters."""

from tests.records.columns.spoilt import (
    BESIDE_NO_FACT,
    GIVEN,
    LATER,
    OF_MEMBERS,
    OTHER_COMPANY,
    OTHER_MEMBER,
    TRUTH,
    Spoilt,
)

# Every column of every brand table but its id and its brand: what it is, or how it is spoilt.
KEPT: dict[str, str | Spoilt | tuple[Spoilt, ...]] = {
    "brands_counter.series": GIVEN,
    "brands_counter.last": Spoilt("last + 1"),
    "people_company.name": GIVEN,
    "people_company.created_at": Spoilt(f"created_at {LATER}"),
    "people_member.person_id": GIVEN,
    "people_member.name": GIVEN,
    "people_member.company_id": Spoilt(
        OTHER_COMPANY.format("company_id"), "company_id IS NOT NULL"
    ),
    "people_member.roles": Spoilt("'{owner,agent}'", "roles = '{agent}'"),
    "people_member.joined_at": Spoilt(f"joined_at {LATER}"),
    "people_member.left_at": Spoilt(f"joined_at {LATER}"),
    "receipts_receipt.operation": GIVEN,
    "receipts_receipt.key": GIVEN,
    "receipts_receipt.content_sha256": GIVEN,
    "receipts_receipt.answer": Spoilt("NULL"),
    "receipts_receipt.at": GIVEN,
    "receipts_receipt.seen": BESIDE_NO_FACT,
    "agreements_version.name": GIVEN,
    "agreements_version.number": Spoilt("number + 1"),
    "agreements_version.files": GIVEN,
    "agreements_version.holidays": GIVEN,
    "agreements_version.in_force_from": GIVEN,
    "agreements_version.published_at": Spoilt(f"published_at {LATER}"),
    "ledger_account.company_id": TRUTH,
    "ledger_account.unit": TRUTH,
    "ledger_account.available": Spoilt("available + 1", "company_id IS NOT NULL"),
    "ledger_account.held": Spoilt("held + 1", "company_id IS NOT NULL"),
    "ledger_account.turns": Spoilt("turns + 1", "company_id IS NOT NULL"),
    "ledger_hold.account_id": Spoilt(
        "(SELECT id FROM ledger_account o WHERE o.id <> t.account_id ORDER BY o.id LIMIT 1)"
    ),
    "ledger_hold.quote": Spoilt("gen_random_uuid()"),
    "ledger_hold.ticket": Spoilt("gen_random_uuid()"),
    "ledger_hold.units": Spoilt("units + 1"),
    "ledger_hold.captured": Spoilt("captured - 1", "captured > 0"),
    "ledger_hold.released": Spoilt("released - 1", "released > 0"),
    "ledger_hold.at": Spoilt(f"at {LATER}"),
    "ledger_transfer.key": TRUTH,
    "ledger_transfer.kind": TRUTH,
    "ledger_transfer.hold_id": TRUTH,
    "ledger_transfer.clause": TRUTH,
    "ledger_transfer.agreement_version": TRUTH,
    "ledger_transfer.ticket": TRUTH,
    "ledger_transfer.by_id": TRUTH,
    "ledger_transfer.at": TRUTH,
    "ledger_remark.transfer_id": Spoilt(
        "(SELECT id FROM ledger_transfer o WHERE o.kind = 'capture' ORDER BY o.id LIMIT 1)"
    ),
    "ledger_remark.text": GIVEN,
    "ledger_posting.transfer_id": TRUTH,
    "ledger_posting.account_id": TRUTH,
    "ledger_posting.pot": Spoilt("'held'", "pot = 'available' AND units = 10"),
    "ledger_posting.units": Spoilt("units + 1", "pot = 'available' AND units > 1"),
    "ledger_posting.turn": Spoilt("turn + 1000", "turn IS NOT NULL"),
    "ledger_lot.account_id": Spoilt(
        "(SELECT id FROM ledger_account o WHERE o.id <> t.account_id ORDER BY o.id LIMIT 1)"
    ),
    "ledger_lot.transfer_id": TRUTH,
    "ledger_lot.came_from_id": (
        Spoilt("NULL", "came_from_id IS NOT NULL"),
        Spoilt(
            "(SELECT id FROM ledger_lot o WHERE o.account_id <> t.account_id LIMIT 1)",
            "came_from_id IS NULL",
        ),
    ),
    "ledger_lot.units": (
        Spoilt("units + 1", "came_from_id IS NULL"),
        Spoilt("units + 1", "came_from_id IS NOT NULL"),
    ),
    "ledger_lot.left": Spoilt('"left" - 1', '"left" > 0'),
    "ledger_lot.price_minor": (
        Spoilt("price_minor + 1", "came_from_id IS NULL AND NOT promotional"),
        Spoilt("price_minor + 1", "promotional AND came_from_id IS NULL"),
        Spoilt("price_minor + 1", "came_from_id IS NOT NULL"),
    ),
    "ledger_lot.currency": (
        Spoilt("'USD'", "came_from_id IS NULL"),
        Spoilt("'USD'", "came_from_id IS NOT NULL"),
    ),
    "ledger_lot.promotional": (
        Spoilt("NOT promotional", "came_from_id IS NULL"),
        Spoilt("NOT promotional", "came_from_id IS NOT NULL"),
    ),
    "ledger_lot.expires_at": Spoilt("at", "came_from_id IS NOT NULL"),
    "ledger_lot.at": (
        Spoilt(f"at {LATER}", "came_from_id IS NULL"),
        Spoilt(f"at {LATER}", "came_from_id IS NOT NULL"),
    ),
    "ledger_holdpart.hold_id": TRUTH,
    "ledger_holdpart.lot_id": Spoilt(
        "(SELECT lot.id FROM ledger_lot lot JOIN ledger_hold hold ON hold.id = t.hold_id"
        " WHERE lot.account_id <> hold.account_id ORDER BY lot.id LIMIT 1)"
    ),
    "ledger_holdpart.units": Spoilt("units + 1"),
    "ledger_holdpart.released": Spoilt("released - 1", "released > 0"),
    "intake_rawmail.sha256": GIVEN,
    "intake_rawmail.sealed": GIVEN,
    "intake_rawmail.sealed_key": GIVEN,
    "intake_rawmail.sealed_words": GIVEN,
    "intake_rawmail.size": GIVEN,
    "intake_rawmail.state": (
        Spoilt("'dismissed'", "state = 'kept'"),
        Spoilt("'held'", "state = 'unreadable'"),
        Spoilt("'kept'", "state = 'taken'"),
    ),
    "intake_rawmail.reason": Spoilt("'another'", "reason <> ''"),
    "intake_rawmail.name": GIVEN,
    "intake_rawmail.arrived_at": Spoilt(f"arrived_at {LATER}"),
    "intake_answeredsender.address_sha256": BESIDE_NO_FACT,
    "intake_answeredsender.reason": BESIDE_NO_FACT,
    "intake_answeredsender.last_at": BESIDE_NO_FACT,
    "intake_request.number": GIVEN,
    "intake_request.company_id": Spoilt(OTHER_COMPANY.format("company_id")),
    "intake_request.requester_id": GIVEN,
    "intake_request.agreement_version_id": Spoilt(
        "(SELECT id FROM agreements_version o WHERE o.id <> t.agreement_version_id LIMIT 1)"
    ),
    "intake_request.raw_mail_id": Spoilt("NULL", "raw_mail_id IS NOT NULL"),
    "intake_request.follows": Spoilt("id"),
    "intake_request.subject": GIVEN,
    "intake_request.text": GIVEN,
    "intake_request.state": Spoilt("'submitted'", "state = 'split'"),
    "intake_request.at": Spoilt(f"at {LATER}"),
    "intake_enclosure.request_id": GIVEN,
    "intake_enclosure.name": GIVEN,
    "intake_enclosure.content_type": GIVEN,
    "intake_enclosure.size": GIVEN,
    "intake_enclosure.blob": GIVEN,
    "intake_enclosure.left_out": GIVEN,
    "tickets_ticket.number": GIVEN,
    "tickets_ticket.request_id": Spoilt(
        "(SELECT id FROM intake_request o WHERE o.id <> t.request_id ORDER BY o.id LIMIT 1)"
    ),
    "tickets_ticket.company_id": Spoilt(OTHER_COMPANY.format("company_id")),
    "tickets_ticket.requester_id": Spoilt(OTHER_MEMBER.format("requester_id")),
    "tickets_ticket.assignee_id": Spoilt("NULL", "assignee_id IS NOT NULL"),
    "tickets_ticket.agreement_version_id": Spoilt(
        "(SELECT id FROM agreements_version o WHERE o.id <> t.agreement_version_id LIMIT 1)"
    ),
    "tickets_ticket.tier": Spoilt("'basic'", "tier = 'premium'"),
    "tickets_ticket.tier_rank": Spoilt("tier_rank + 1"),
    "tickets_ticket.issue_class": Spoilt("'another'"),
    "tickets_ticket.title": GIVEN,
    "tickets_ticket.text": GIVEN,
    "tickets_ticket.state": tuple(
        Spoilt("CASE state WHEN 'closed' THEN 'solved' ELSE 'closed' END", f"state = '{state}'")
        for state in ("awaiting_approval", "accepted", "closed", "cancelled", "declined", "lapsed")
    ),
    "tickets_ticket.turn": Spoilt("turn + 1"),
    "tickets_ticket.opened_at": Spoilt(f"opened_at {LATER}"),
    "tickets_ticket.state_since": Spoilt(f"state_since {LATER}"),
    "tickets_ticket.queued_at": Spoilt("NULL", "queued_at IS NOT NULL"),
    "tickets_quote.ticket_id": Spoilt(
        "(SELECT id FROM tickets_ticket o WHERE o.tier = 'basic' ORDER BY o.id LIMIT 1)"
    ),
    "tickets_quote.number": Spoilt("number + 1"),
    "tickets_quote.least": Spoilt("least - 1"),
    "tickets_quote.most": Spoilt("most + 1"),
    "tickets_quote.reason": GIVEN,
    "tickets_quote.because": Spoilt("'[]'"),
    "tickets_quote.content_sha256": Spoilt("repeat('0', 64)"),
    "tickets_quote.state": tuple(
        Spoilt("'superseded'", f"state = '{state}'")
        for state in ("open", "approved", "declined", "lapsed")
    ),
    "tickets_quote.proposed_by_id": Spoilt(OTHER_MEMBER.format("proposed_by_id")),
    "tickets_quote.proposed_at": Spoilt(f"proposed_at {LATER}"),
    "tickets_quote.decided_by_id": Spoilt(
        OTHER_MEMBER.format("decided_by_id"), "decided_by_id IS NOT NULL"
    ),
    "tickets_quote.decided_at": Spoilt(f"decided_at {LATER}", "decided_at IS NOT NULL"),
    "tickets_quote.remind_at": Spoilt(f"remind_at {LATER}", "state = 'open'"),
    "tickets_quote.lapses_at": Spoilt(f"lapses_at {LATER}", "state = 'open'"),
    "tickets_message.ticket_id": Spoilt(
        "(SELECT id FROM tickets_ticket o WHERE o.id <> t.ticket_id ORDER BY o.id LIMIT 1)"
    ),
    "tickets_message.position": Spoilt("position + 100"),
    "tickets_message.author_id": Spoilt(OTHER_MEMBER.format("author_id")),
    "tickets_message.internal": Spoilt("NOT internal"),
    "tickets_message.text": GIVEN,
    "tickets_message.at": Spoilt(f"at {LATER}"),
    "tickets_attachment.message_id": GIVEN,
    "tickets_attachment.name": GIVEN,
    "tickets_attachment.content_type": GIVEN,
    "tickets_attachment.size": GIVEN,
    "tickets_attachment.blob": GIVEN,
    "outbox_parcel.letter": Spoilt("'another'", f"fact IS NOT NULL AND {OF_MEMBERS}"),
    "outbox_parcel.about": Spoilt("gen_random_uuid()", "fact IS NOT NULL"),
    "outbox_parcel.fact": Spoilt("gen_random_uuid()", "fact IS NOT NULL"),
    "outbox_parcel.recipient_id": Spoilt(
        OTHER_MEMBER.format("recipient_id"),
        f"fact IS NOT NULL AND recipient_id IS NOT NULL AND {OF_MEMBERS}",
    ),
    "outbox_parcel.sealed": GIVEN,
    "outbox_parcel.state": Spoilt("'sent'", "state = 'waiting'"),
    "outbox_parcel.tries": BESIDE_NO_FACT,
    "outbox_parcel.next_try_at": BESIDE_NO_FACT,
    "outbox_parcel.claimed_at": BESIDE_NO_FACT,
    "outbox_parcel.settled_at": BESIDE_NO_FACT,
    "outbox_parcel.trouble": BESIDE_NO_FACT,
    "outbox_parcel.at": Spoilt(f"at {LATER}", "fact IS NOT NULL"),
    "events_fact.kind": TRUTH,
    "events_fact.subject": TRUTH,
    "events_fact.turn": Spoilt("turn + 100"),
    "events_fact.details": TRUTH,
    "events_fact.by_id": TRUTH,
    "events_fact.machine": TRUTH,
    "events_fact.at": TRUTH,
    "events_fact.recorded_at": TRUTH,
}
