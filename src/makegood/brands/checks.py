"""Is what we keep beside the facts and the postings still what they say?

A check looks over all brands at once and gives what is off. It compares what is stored with what is
computed anew, one column at a time; it repairs nothing.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db.backends.utils import CursorWrapper

ROW: Final = "row"  # in place of a column: the row itself is missing, or nothing speaks for it


@dataclass(frozen=True, slots=True)
class Finding:
    """One place that is off. An empty `expected` or `found` means that there is none."""

    table: str
    id: str
    column: str
    expected: str
    found: str

    def __str__(self) -> str:
        expected, found = self.expected or "nothing", self.found or "nothing"
        return f"{self.table} {self.id}: {self.column} is {found}, expected {expected}"


type Check = Callable[[CursorWrapper], Iterator[Finding]]


def derived(table: str, column: str, expected: str, *, among: str = "TRUE") -> Check:
    """A check that each row's column is what a query says: its `id` and `value` columns.

    A row that the query knows and the table does not is missing, and the other way round nothing
    speaks for it. `among` limits the rows of the table, called `kept`, that the query is about.
    """
    query = f"""
        SELECT coalesce(kept.id, truth.id), kept.id IS NULL OR truth.id IS NULL,
               CASE WHEN kept.id IS NULL THEN 'a row' ELSE truth.value::text END,
               CASE WHEN truth.id IS NULL THEN 'a row' ELSE kept.value::text END
        FROM ({expected}) AS truth (id, value)
        FULL JOIN (SELECT kept.id, kept."{column}" FROM {table} kept WHERE {among})
            AS kept (id, value) ON kept.id = truth.id
        WHERE kept.id IS NULL OR truth.id IS NULL OR truth.value IS DISTINCT FROM kept.value
        ORDER BY 1
    """  # noqa: S608 - made of our own words alone

    def check(cursor: CursorWrapper) -> Iterator[Finding]:
        cursor.execute(query)
        for row_id, is_row, expected_text, found_text in cursor.fetchall():
            place = ROW if is_row else column
            yield Finding(table, str(row_id), place, expected_text or "", found_text or "")

    return check


def off(table: str, column: str, query: str) -> Check:
    """A check whose query gives what is off: an id, what was expected, and what was found."""

    def check(cursor: CursorWrapper) -> Iterator[Finding]:
        cursor.execute(query)
        for row_id, expected, found in cursor.fetchall():
            yield Finding(table, str(row_id), column, _text(expected), _text(found))

    return check


def compared(
    table: str, truth: Mapping[UUID, Mapping[str, object]], cursor: CursorWrapper
) -> Iterator[Finding]:
    """What is off between the table's rows and what was told of each of them, by id and column.

    Every row is told of with the same columns. What is kept as JSON is told as a dict or a list.
    """
    columns = list(next(iter(truth.values()), {}))
    wanted = ", ".join(["id", *(f'"{column}"' for column in columns)])
    cursor.execute(f"SELECT {wanted} FROM {table} ORDER BY id")  # noqa: S608
    missing = dict(truth)
    for row_id, *values in cursor.fetchall():
        told = missing.pop(row_id, None)
        if told is None:
            yield Finding(table, str(row_id), ROW, "", "a row")
            continue
        for column, kept in zip(columns, values, strict=True):
            value = _as_told(kept, told[column])
            if value != told[column]:
                yield Finding(table, str(row_id), column, _text(told[column]), _text(value))
    for row_id in missing:
        yield Finding(table, str(row_id), ROW, "a row", "")


def findings(checks: Iterable[Check], cursor: CursorWrapper) -> list[Finding]:
    """All that the checks find."""
    return [finding for check in checks for finding in check(cursor)]


def _as_told(kept: object, told: object) -> object:
    """What the database keeps as JSON is read as text."""
    if isinstance(kept, str) and isinstance(told, dict | list):
        return json.loads(kept)
    return kept


def _text(value: object) -> str:
    return "" if value is None else str(value)
