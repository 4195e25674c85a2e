"""One row of every brand table for any brand, made from what the database says of its columns.

They are put in by the superuser with triggers off, so that the walls alone are looked at. A column
that refers to another table holds the id of the same brand's row there.
"""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import psycopg
from psycopg import sql
from psycopg.types.json import Jsonb

from makegood.brands.tables import BRAND_TABLES
from makegood.config.roles import CLUSTER_ROLE
from tests.database import CLUSTER, DATABASE

MOMENT = datetime(2026, 8, 3, 7, 0, tzinfo=UTC)
BY_TYPE: dict[str, Any] = {
    "uuid": uuid.UUID(int=7),
    "integer": 1,
    "smallint": 1,
    "bigint": 1,
    "boolean": False,
    "character varying": "a",
    "text": "a",
    "ARRAY": [],
    "jsonb": Jsonb({}),
    "bytea": b"a",
    "tsvector": "a",
    "timestamp with time zone": MOMENT,
    "date": MOMENT.date(),
}
# What the table's own constraints ask for beyond the types.
WANTED: dict[str, dict[str, Any]] = {
    "people_member": {"roles": ["requester", "approver"]},
    "catalogue_product": {"kind": "extension"},
    "vault_access": {"sealed": None, "sealed_key": None},
    "intake_enclosure": {"left_out": ""},
    "ledger_transfer": {"kind": "hold"},
    "ledger_posting": {"pot": "available"},
    "ledger_lot": {"came_from_id": None},
    "ledger_hold": {"units": 2},
    "ledger_holdpart": {"units": 2},
    "tickets_quote": {"state": "open"},
    "tickets_timeentry": {"ends_at": None},
    "events_fact": {"machine": ""},
}
COLUMNS = """
SELECT column_name, data_type FROM information_schema.columns
WHERE table_schema = 'public' AND table_name = %s ORDER BY ordinal_position
"""
BRAND = """
INSERT INTO brands_brand (id, slug, name, host, prefix, colour, languages, time_zone,
                          support_address, created_at)
VALUES (%(id)s, %(name)s, %(name)s, %(name)s, 'B', '#413b9f', '["en"]', 'UTC', %(name)s,
        '2026-08-03T07:00Z')
"""
REFERENCES = """
SELECT pointing.relname, attribute.attname, target.relname
FROM pg_constraint AS known
JOIN pg_class pointing ON pointing.oid = known.conrelid
JOIN pg_class target ON target.oid = known.confrelid
JOIN pg_attribute attribute
  ON attribute.attrelid = known.conrelid AND attribute.attnum = known.conkey[1]
WHERE known.contype = 'f' AND cardinality(known.conkey) = 1
"""


@contextmanager
def superuser() -> Iterator[psycopg.Connection[Any]]:
    """The cluster's superuser in the database of this test run."""
    with psycopg.connect(CLUSTER.url(CLUSTER_ROLE, DATABASE)) as connection:
        yield connection


def references(connection: psycopg.Connection[Any]) -> set[tuple[str, str, str]]:
    """Table, column, target of every foreign key between two brand tables."""
    rows = connection.execute(REFERENCES).fetchall()
    return {row for row in rows if row[0] in BRAND_TABLES and row[2] in BRAND_TABLES}


def id_of(table: str, brand_id: uuid.UUID) -> uuid.UUID:
    return uuid.uuid5(brand_id, table)


def row_of(connection: psycopg.Connection[Any], table: str, brand_id: uuid.UUID) -> dict[str, Any]:
    """The brand's row, before it is put in."""
    columns: list[tuple[str, str]] = connection.execute(COLUMNS, [table]).fetchall()
    row = {name: BY_TYPE.get(kind) for name, kind in columns}
    for pointing, column, target in references(connection):
        if pointing == table:
            row[column] = id_of(target, brand_id)
    row |= {"id": id_of(table, brand_id), "brand_id": brand_id}
    return row | WANTED.get(table, {})


def insert(table: str, row: dict[str, Any]) -> sql.Composed:
    return sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(
        sql.Identifier(table),
        sql.SQL(", ").join(map(sql.Identifier, row)),
        sql.SQL(", ").join(map(sql.Placeholder, row)),
    )


def put_in_all(connection: psycopg.Connection[Any], brand_id: uuid.UUID) -> None:
    """A row of the brand in every brand table; and the brand itself."""
    connection.execute("SET LOCAL session_replication_role = replica")
    connection.execute(BRAND, {"id": brand_id, "name": f"b{brand_id.int}"})
    for table in BRAND_TABLES:
        row = row_of(connection, table, brand_id)
        connection.execute(insert(table, row), row)
    connection.execute("SET LOCAL session_replication_role = origin")
