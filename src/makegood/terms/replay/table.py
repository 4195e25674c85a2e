"""What happened on each ticket of a table of rows, by a map?"""

import csv
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import lru_cache
from itertools import groupby

from makegood.terms.agreement.model import Agreement
from makegood.terms.agreement.rules.conditions import Value
from makegood.terms.agreement.vocabulary import Choices, vocabulary
from makegood.terms.promises.history import Moment
from makegood.terms.replay.mapping import LabelColumn, Map, StateColumn, What
from makegood.terms.replay.stream import Past, Troubles, sound
from makegood.terms.worktime.zone import Zone

type Row = tuple[int, dict[str, str]]  # its line, and its cells by column


class ColumnsMissing(ValueError):
    """The table lacks columns that the map names; the text lists them."""


def read_table(
    lines: Iterable[str], log_map: Map, agreement: Agreement, troubles: Troubles
) -> Iterator[Past]:
    """The tickets of a table, one after the other; cells that can't be read become troubles.

    The first line names the columns. Raises ColumnsMissing.
    """
    reader = csv.DictReader(lines, delimiter=log_map.log.delimiter)
    missing = sorted(_columns(log_map) - set(reader.fieldnames or ()))
    if missing:
        raise ColumnsMissing(", ".join(missing))
    reading = _Reading(log_map, vocabulary(agreement.rules), troubles)
    rows = ((reader.line_num, row) for row in reader)
    for ticket, group in groupby(rows, key=lambda row: row[1].get(log_map.log.ticket) or ""):
        its = list(group)
        if ticket in ("", *log_map.log.missing):
            for line, _row in its:
                troubles.add(line, "", "names_no_ticket")
            continue
        yield reading.past(ticket, its)


def _columns(log_map: Map) -> set[str]:
    """The columns that the map names."""
    log = log_map.log
    tables = (log_map.instant, log_map.label, log_map.state, log_map.fact)
    named = {column.column for columns in tables for column in columns}
    return named | {log.ticket} | ({log.at} if log.at else set())


class _Reading:
    """Reads rows by a map, for an agreement that knows some labels and values and others not."""

    def __init__(self, log_map: Map, facts: dict[str, Choices], troubles: Troubles) -> None:
        self.map = log_map
        self.facts = facts
        self.troubles = troubles
        self.known = {fact: value for fact, value in log_map.known.items() if fact in facts}
        self.labels = [label for label in log_map.label if facts.get(label.what)]
        self.second = lru_cache(maxsize=4096)(_seconds(log_map))

    def past(self, ticket: str, rows: list[Row]) -> Past:
        moments = [*self._instants(ticket, rows), *self._changes(ticket, rows)]
        line = rows[0][0]
        known: dict[str, Value] = dict(self.known)
        for column in self.map.fact:
            value = column.values.get(rows[-1][1][column.column])
            if value is not None and column.fact in self.facts:
                known[column.fact] = value
        return Past(ticket, line, sound(tuple(moments), line, ticket, self.troubles), known, None)

    def _instants(self, ticket: str, rows: list[Row]) -> Iterator[Moment]:
        for column in self.map.instant:
            line, row = rows[0 if column.row == "first" else -1]
            at = self._at(line, ticket, row[column.column])
            if at is not None:
                yield Moment(at, column.what)

    def _changes(self, ticket: str, rows: list[Row]) -> Iterator[Moment]:
        """What changed from row to row; the labels of the first row count from the opening on."""
        before: dict[str, str] = {}
        opened = self._opened(rows[0][1])
        for line, row in rows:
            at = self._at(line, ticket, row[self.map.log.at]) if self.map.log.at else opened
            if at is None:
                continue
            labelled_at = at if before or opened is None else opened
            for label in self.labels:
                if row[label.column] != before.get(label.column):
                    yield from self._label(line, ticket, label, row[label.column], labelled_at)
            for state in self.map.state:
                now, then = row[state.column], before.get(state.column, "")
                if now != then:
                    yield from (Moment(at, what) for what in self._meant(state, now, then))
            before = row

    def _meant(self, state: StateColumn, now: str, then: str) -> Iterator[What]:
        yield from state.leaves.get(then, ())
        yield from state.becomes.get(now, ())
        yield from () if now in self.map.log.missing else state.changes

    def _label(
        self, line: int, ticket: str, label: LabelColumn, words: str, at: int
    ) -> Iterator[Moment]:
        if words in self.map.log.missing:
            return
        choices = self.facts[label.what] or ()
        meant = label.values.get(words, label.otherwise)
        value = next((one for one in meant if one in choices), None)
        if value is not None:
            yield Moment(at, label.what, value)
        elif words not in label.values:
            self.troubles.add(line, ticket, f"unknown_{label.what}", words)

    def _opened(self, row: dict[str, str]) -> int | None:
        column = next((one for one in self.map.instant if one.what == "opened"), None)
        return self.second(row[column.column]) if column else None

    def _at(self, line: int, ticket: str, words: str) -> int | None:
        if words in self.map.log.missing or not words:
            return None
        at = self.second(words)
        if at is None:
            self.troubles.add(line, ticket, "has_no_time", words)
        return at


def _seconds(log_map: Map) -> Callable[[str], int | None]:
    """How the log's times become seconds since 1970."""
    zone, pattern = Zone(log_map.log.zone), log_map.log.time

    def second_of(words: str) -> int | None:
        try:
            wall = (
                datetime.fromisoformat(words)
                if pattern == "iso"
                else datetime.strptime(words, pattern)  # noqa: DTZ007 (the zone is the map's)
            )
        except ValueError:
            return None
        if wall.tzinfo is not None:
            return int(wall.timestamp())
        return zone.second_of(wall)

    return second_of
