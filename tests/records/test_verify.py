"""`makegood verify` names whatever was changed or dropped behind the commands' backs."""

import json
from argparse import Namespace
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from makegood.brands.checks import Finding, findings
from makegood.brands.tables import BRAND_TABLES, DIRECTORY_TABLES
from makegood.cli.verify import run
from makegood.config.roles import CLUSTER_ROLE
from makegood.events.verify.every import EVERY
from tests.records.columns import COLUMN
from tests.records.columns.spoilt import OF_MEMBERS, UNUSED
from tests.records.lived_in import live_in
from tests.records.rows import COLUMNS
from tests.world import World

# What is known of by no fact, so that a row that is gone is missed by nobody.
UNMISSED = {
    "receipts_receipt": "a receipt is the first thing that a command writes, and tells of itself",
    "intake_answeredsender": "no fact holds an address, not even a digest of it",
    "intake_enclosure": "no fact counts the files of a request",
    "tickets_attachment": "no fact counts the files of a message",
    "tickets_draft": "what somebody has begun to write is no part of what happened",
    "tickets_look": "who looks at a ticket is no part of what happened",
    "brands_counter": "the next number makes it anew, and no two tickets have one number",
}
# Which rows of a table are missed, where it is not all.
MISSED = {"outbox_parcel": OF_MEMBERS}
UNUSED_TABLES = BRAND_TABLES.keys() - {
    name.split(".")[0] for name, how in COLUMN.items() if how != UNUSED
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


@pytest.mark.parametrize("table", sorted(BRAND_TABLES.keys() - UNMISSED.keys() - UNUSED_TABLES))
def test_a_row_that_was_dropped_is_missed(cursor, table):
    """The first and the last, which nothing follows. Without its fact, what it made is named."""
    for order in ("", "DESC"):
        cursor.execute("SAVEPOINT before")
        cursor.execute(
            f"DELETE FROM {table} WHERE id = (SELECT id FROM {table}"
            f" WHERE {MISSED.get(table, 'TRUE')} ORDER BY id {order} LIMIT 1)"
        )
        assert cursor.rowcount == 1, "The desk has no such row."

        named = {finding.table for finding in findings(EVERY, cursor)}
        assert table in named or (named and table == "events_fact"), named
        cursor.execute("ROLLBACK TO before")


@pytest.mark.soak
@pytest.mark.parametrize("harm", ["DELETE FROM events_fact", "UPDATE events_fact SET turn = 500"])
def test_no_fact_can_be_missing(cursor, harm):
    """Whichever it is; and what can be told no longer keeps nobody from telling the rest."""
    cursor.execute("SELECT id, kind FROM events_fact ORDER BY id")
    unmissed = []
    for fact_id, kind in cursor.fetchall():
        cursor.execute("SAVEPOINT before")
        cursor.execute(f"{harm} WHERE id = %s", [fact_id])
        if not any(findings(EVERY, cursor)):
            unmissed.append(kind)
        cursor.execute("ROLLBACK TO before")

    assert unmissed == []


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


def test_a_database_without_tables_is_said_to_be_of_another_version(root, capsys):
    with connections["owner"].cursor() as cursor:
        cursor.execute("SET search_path TO pg_catalog")
    try:
        assert run(Namespace(json=False)) == 2
    finally:
        connections["owner"].close()

    said = capsys.readouterr()
    assert said.out == ""
    assert "`makegood migrate`" in said.err


def _columns(cursor: Any, table: str) -> list[tuple[str, str]]:
    cursor.execute(COLUMNS, [table])
    return cursor.fetchall()
