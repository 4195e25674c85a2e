"""`makegood verify` names whatever was changed or dropped behind the commands' backs."""

import json
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from makegood.brands.checks import Finding, findings
from makegood.brands.tables import BRAND_TABLES, DIRECTORY_TABLES
from makegood.cli.verify import run
from makegood.config.roles import CLUSTER_ROLE
from makegood.events.verify.every import EVERY
from tests.records.lived_in import live_in
from tests.records.rows import COLUMNS
from tests.world import World

GIVEN = "given"  # said by people or made by chance: nothing else says it again
TRUTH = "truth"  # facts, postings and their transfers: what everything else is computed from
BESIDE_NO_FACT = "beside no fact"  # no fact says it; what it is good for is tested elsewhere
LATER = "+ interval '1 second'"
OTHER_MEMBER = "(SELECT id FROM people_member o WHERE o.id <> t.{0} ORDER BY o.id LIMIT 1)"
OTHER_COMPANY = "(SELECT id FROM people_company o WHERE o.id <> t.{0} ORDER BY o.id LIMIT 1)"


@dataclass(frozen=True)
class Spoilt:
    """`to` is what the column of the first row among `where` becomes."""

    to: str
    where: str = "TRUE"


# Every column of every brand table but its id and its brand: what it is, or how it is spoilt.
COLUMN: dict[str, str | Spoilt | tuple[Spoilt, ...]] = {
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
    "intake_request.subject": GIVEN,
    "intake_request.text": GIVEN,
    "intake_request.state": Spoilt("'submitted'", "state = 'split'"),
    "intake_request.at": Spoilt(f"at {LATER}"),
    "intake_enclosure.request_id": GIVEN,
    "intake_enclosure.name": GIVEN,
    "intake_enclosure.content_type": GIVEN,
    "intake_enclosure.size": GIVEN,
    "intake_enclosure.blob": GIVEN,
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
    "tickets_quote.units": Spoilt("units + 1"),
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
    "outbox_parcel.letter": Spoilt("'another'", "fact IS NOT NULL"),
    "outbox_parcel.about": Spoilt("gen_random_uuid()", "fact IS NOT NULL"),
    "outbox_parcel.fact": Spoilt("gen_random_uuid()", "fact IS NOT NULL"),
    "outbox_parcel.recipient_id": Spoilt(
        OTHER_MEMBER.format("recipient_id"), "fact IS NOT NULL AND recipient_id IS NOT NULL"
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
# What is known of by no fact, so that a row that is gone is missed by nobody.
UNMISSED = {
    "receipts_receipt": "a receipt is the first thing that a command writes, and tells of itself",
    "intake_answeredsender": "no fact holds an address, not even a digest of it",
    "intake_enclosure": "no fact counts the files of a request",
    "tickets_attachment": "no fact counts the files of a message",
    "brands_counter": "the next number makes it anew, and no two tickets have one number",
}
SPOILT = [
    pytest.param(column, spoilt, id=f"{column}-{place}")
    for column, how in COLUMN.items()
    if not isinstance(how, str)
    for place, spoilt in enumerate(how if isinstance(how, tuple) else (how,))
]


@pytest.fixture(scope="module")
def root(database: None) -> Iterator[BaseDatabaseWrapper]:
    """The superuser's connection to a desk that was lived in, triggers off; always rolled back."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(f"TRUNCATE {', '.join([*BRAND_TABLES, *DIRECTORY_TABLES])} CASCADE")
    live_in(World())
    superuser = connections["owner"].copy()
    superuser.settings_dict["USER"] = CLUSTER_ROLE
    superuser.set_autocommit(False)
    yield superuser
    superuser.close()
    connections.close_all()


@pytest.fixture
def cursor(root: BaseDatabaseWrapper) -> Iterator[Any]:
    with root.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        yield cursor
    root.rollback()


def test_where_commands_alone_have_written_nothing_is_off(root, capsys):
    assert run(Namespace(json=False)) == 0
    assert capsys.readouterr().out == f"{len(EVERY)} checks, 0 findings\n"


def test_every_column_says_what_it_is(root):
    with root.cursor() as asked:
        there = {
            f"{table}.{column}"
            for table in BRAND_TABLES
            for column, _ in _columns(asked, table)
            if column not in ("id", "brand_id")
        }

    assert set(COLUMN) == there, "Say of a new column what it is, or how it is spoilt."


@pytest.mark.parametrize(("column", "spoilt"), SPOILT)
def test_a_column_that_was_changed_is_named(cursor, column, spoilt):
    table, name = column.split(".")
    cursor.execute(
        f'UPDATE {table} t SET "{name}" = {spoilt.to}'
        f" WHERE id = (SELECT id FROM {table} WHERE {spoilt.where} ORDER BY id LIMIT 1)"
    )
    assert cursor.rowcount == 1, (
        "The desk has no such row: let it happen in tests/records/lived_in."
    )

    found = findings(EVERY, cursor)

    named = {(finding.table, finding.column) for finding in found}
    assert (table, name) in named or (table, "row") in named, named


@pytest.mark.parametrize("table", sorted(BRAND_TABLES.keys() - UNMISSED.keys()))
def test_a_row_that_was_dropped_is_missed(cursor, table):
    """The first and the last, which nothing follows. Without its fact, what it made is named."""
    for order in ("", "DESC"):
        cursor.execute("SAVEPOINT before")
        cursor.execute(
            f"DELETE FROM {table} WHERE id = (SELECT id FROM {table} ORDER BY id {order} LIMIT 1)"
        )
        assert cursor.rowcount == 1, "The desk has no such row."

        named = {finding.table for finding in findings(EVERY, cursor)}
        assert table in named or (named and table == "events_fact"), named
        cursor.execute("ROLLBACK TO before")


def test_what_is_off_is_printed_with_what_was_expected(root, capsys, monkeypatch):
    """`run` looks through its own connection, so the change is committed and taken back."""
    with root.cursor() as cursor:
        cursor.execute("UPDATE ledger_account SET available = available + 5 WHERE available > 0")
        cursor.execute("SELECT id, available FROM ledger_account WHERE available > 0 ORDER BY id")
        account_id, available = cursor.fetchone()
    root.commit()
    try:
        assert run(Namespace(json=False)) == 1
        plain = capsys.readouterr().out
        assert run(Namespace(json=True)) == 1
        report = json.loads(capsys.readouterr().out)
    finally:
        with root.cursor() as cursor:
            cursor.execute(
                "UPDATE ledger_account SET available = available - 5 WHERE available > 0"
            )
        root.commit()

    words = f"available is {available}, expected {available - 5}"
    assert f"ledger_account {account_id}: {words}\n" in plain
    expected = Finding(
        "ledger_account", str(account_id), "available", str(available - 5), str(available)
    )
    assert Finding(**report["findings"][0]) == expected


def _columns(cursor: Any, table: str) -> list[tuple[str, str]]:
    cursor.execute(COLUMNS, [table])
    return cursor.fetchall()
