"""How does one customer become thousands? Every row of his is written again, under other ids.

Rows are copied as the text that PostgreSQL's COPY gives and takes. What a row of the customer's
refers to among his own is renamed alike in all places, also inside facts and answers; moments are
moved, numbers counted on, and signs replaced by words. The database's own rules hold for each row.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import psycopg
from psycopg import sql

from bench.parts import words
from bench.parts.desk import TICKETS
from makegood.brands.tables import BRAND_TABLES

# These rows the database writes itself, or the brand has but one of them.
LEFT_OUT: Final = {"tickets_searchedtext", "brands_counter"}
UUID: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")
MOMENT: Final = re.compile(r"2\d{3}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:\.\d+)?(?:\+00(?::00)?|Z)")
SIGN: Final = re.compile(r"\[\[(title|\d+)\]\]")
APART: Final = timedelta(minutes=11)  # how much earlier each copy lived
# What no two rows may share, and how many letters it has room for.
UNIQUE: Final[Mapping[str, Mapping[str, int]]] = {
    "people_person": {"address": 254, "user_name": 60},
    "people_company": {"name": 120},
    "receipts_receipt": {"key": 200},
    "ledger_transfer": {"key": 240},
    "intake_rawmail": {"sha256": 64},
}
NUMBERED: Final = ("tickets_ticket", "intake_request")


@dataclass(frozen=True, slots=True)
class Table:
    """The customer's rows of a table, as COPY gives them."""

    name: str
    columns: Sequence[str]
    rows: Sequence[str]


def tables_of(owner: psycopg.Connection, known: set[str]) -> list[Table]:
    """The rows whose ids are not `known`: those that came with the customer."""
    names = [*sorted(BRAND_TABLES.keys() - LEFT_OUT), "people_person"]
    found = [_table(owner, name, known) for name in names]
    return [table for table in found if table.rows]


def ids_in(owner: psycopg.Connection) -> set[str]:
    """The ids of all rows that there are."""
    names = [*BRAND_TABLES, "people_person"]
    queries = [sql.SQL("SELECT id::text FROM {}").format(sql.Identifier(name)) for name in names]
    return {row[0] for query in queries for row in owner.execute(query)}


def write_copies(owner: psycopg.Connection, tables: Sequence[Table], copies: range) -> None:
    """Writes so many copies of all rows, with no reference looked at until the end."""
    own = {row.split("\t", 1)[0] for table in tables for row in table.rows}
    for table in tables:
        target = sql.SQL("COPY {} ({}) FROM STDIN").format(
            sql.Identifier(table.name), sql.SQL(", ").join(map(sql.Identifier, table.columns))
        )
        with owner.cursor().copy(target) as copy:
            for number in copies:
                for row in _copied(table, own, number):
                    copy.write(row)


def _table(owner: psycopg.Connection, name: str, known: set[str]) -> Table:
    query = "SELECT column_name FROM information_schema.columns WHERE table_name = %s"
    columns = [row[0] for row in owner.execute(query, [name])]
    columns.sort(key=lambda column: column != "id")
    asked = sql.SQL("COPY {} ({}) TO STDOUT").format(
        sql.Identifier(name), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    with owner.cursor().copy(asked) as copy:
        rows = "".join(bytes(piece).decode() for piece in copy).splitlines(keepends=True)
    return Table(name, columns, [row for row in rows if row.split("\t", 1)[0] not in known])


def _copied(table: Table, own: set[str], number: int) -> Iterator[str]:
    earlier = number * APART
    unique = {
        table.columns.index(column): room for column, room in UNIQUE.get(table.name, {}).items()
    }
    place = table.columns.index("number") if table.name in NUMBERED else None
    for row in table.rows:
        cells = row.split("\t")
        for column, room in unique.items():
            cells[column] = f"{number}-{cells[column]}"[:room]
        if place is not None:
            cells[place] = str(int(cells[place]) + number * TICKETS)
        moved = MOMENT.sub(lambda found: _moved(found[0], earlier), "\t".join(cells))
        renamed = UUID.sub(
            lambda found: _renamed(found[0], number) if found[0] in own else found[0], moved
        )
        seed = _seed(cells[0], number)
        yield SIGN.sub(lambda found, seed=seed: _words(found[1], number, seed), renamed)


def _renamed(old: str, number: int) -> str:
    """Another id whose moment is moved as all moments are, so that ids still sort by time."""
    moment = int(old[:8] + old[9:13], 16) - number * int(APART.total_seconds() * 1000)
    rest = hashlib.blake2b(f"{old}/{number}".encode(), digest_size=10).hexdigest()
    time = f"{moment:012x}"
    return f"{time[:8]}-{time[8:]}-7{rest[:3]}-8{rest[3:6]}-{rest[6:18]}"


def _moved(moment: str, earlier: timedelta) -> str:
    return (datetime.fromisoformat(moment) - earlier).isoformat(sep=" ")


def _seed(row_id: str, number: int) -> int:
    return int(hashlib.blake2b(f"{row_id}/{number}".encode(), digest_size=5).hexdigest(), 16)


def _words(sign: str, number: int, seed: int) -> str:
    """In one ticket of five the title speaks of an invoice; in five customers' one text of more."""
    if sign == "title":
        return f"{words.title(seed)} {words.COMMON}" if seed % 5 == 0 else words.title(seed)
    rare = f" {words.RARE}" if number <= words.RARE_TICKETS and sign == "1" else ""
    return words.text(seed) + rare
