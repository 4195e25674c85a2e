"""What happened on each ticket of a table of rows, by a map?"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from makegood.terms.agreement.amounts import NoMoney, read_money
from makegood.terms.agreement.model import Agreement
from makegood.terms.agreement.rules.conditions import Value
from makegood.terms.agreement.vocabulary import can_be, vocabulary
from makegood.terms.promises.history import Moment, What
from makegood.terms.replay.mapping import LabelColumn, Map, StateColumn
from makegood.terms.replay.past import Past, Seen, Troubles, sound, understood
from makegood.terms.replay.rows import Row, read_rows
from makegood.terms.replay.times import seconds_of
from makegood.terms.values import Money
from makegood.terms.worktime.zone import Zone


class _Timed(NamedTuple):
    line: int
    cells: dict[str, str]
    at: int  # 0 in a table with a row for each ticket


def read_table(
    lines: Iterable[str], log_map: Map, agreement: Agreement, troubles: Troubles
) -> Iterator[Past]:
    """The tickets of a table, one after the other, as the agreement understands them.

    The first line names the columns. Cells that can't be read become troubles. No more than one
    ticket is held at a time. Raises ColumnsMissing.
    """
    reading, seen = _Reading(log_map, agreement, troubles), Seen()
    rows = read_rows(lines, log_map, troubles)
    for ticket, group in groupby(rows, key=lambda row: row.cells[log_map.log.ticket]):
        its = list(group)
        if seen.again(ticket):
            troubles.add(its[0].line, ticket, "comes_again")
        else:
            yield reading.past(ticket, its)


class _Reading:
    """Reads the rows of a ticket by a map, for an agreement."""

    def __init__(self, log_map: Map, agreement: Agreement, troubles: Troubles) -> None:
        self.map = log_map
        self.facts = vocabulary(agreement.rules)
        self.troubles = troubles
        self.known = {
            fact: value
            for fact, meant in reversed(log_map.known.items())
            for value in reversed(meant if isinstance(meant, tuple) else (meant,))
            if can_be(value, self.facts.get(fact, ()))
        }
        self.labels = [label for label in log_map.label if self.facts[label.what]]
        self.second = seconds_of(log_map.log.time, Zone(log_map.log.zone))

    def past(self, ticket: str, its: list[Row]) -> Past:
        line, rows = its[0].line, self._in_order(ticket, its)
        if not rows:
            return Past(ticket, line, (), {}, None)
        known: dict[str, Value] = dict(self.known)
        for column in self.map.fact:
            value = column.values.get(rows[-1].cells[column.column])
            if value is not None:
                known[column.fact] = value
        instants = list(self._instants(ticket, rows))
        opened = next((one.at for one in instants if one.what == "opened"), None)
        moments = [*instants, *self._changes(ticket, rows, opened)]
        possible = sound(moments, line, ticket, self.troubles)
        past = Past(ticket, line, possible, known, self._paid(ticket, rows[0]))
        return understood(past, self.facts, self.troubles)

    def _in_order(self, ticket: str, its: list[Row]) -> list[_Timed]:
        """The rows by their time; those without one are left out."""
        column = self.map.log.at
        rows = []
        for line, cells in its:
            at = self._at(line, ticket, cells[column]) if column else 0
            if at is not None:
                rows.append(_Timed(line, cells, at))
        rows.sort(key=lambda row: row.at)
        return rows

    def _instants(self, ticket: str, rows: list[_Timed]) -> Iterator[Moment]:
        for column in self.map.instant:
            row = rows[0 if column.row == "first" else -1]
            words = row.cells[column.column]
            at = None if self._is_missing(words) else self._at(row.line, ticket, words)
            if at is not None:
                yield Moment(at, column.what)

    def _changes(self, ticket: str, rows: list[_Timed], opened: int | None) -> Iterator[Moment]:
        """What changed from row to row; the labels of the first row count from the opening on."""
        before: dict[str, str] = {}
        for row in rows:
            at = row.at if self.map.log.at or opened is None else opened
            labelled_at = at if before or opened is None else opened
            for label in self.labels:
                if row.cells[label.column] != before.get(label.column):
                    yield from self._label(row, ticket, label, labelled_at)
            for state in self.map.state:
                now, then = row.cells[state.column], before.get(state.column, "")
                if now != then:
                    yield from (Moment(at, what) for what in self._meant(state, now, then))
            before = row.cells

    def _meant(self, state: StateColumn, now: str, then: str) -> Iterator[What]:
        yield from state.leaves.get(then, ())
        yield from state.becomes.get(now, ())
        yield from () if self._is_missing(now) else state.changes

    def _label(self, row: _Timed, ticket: str, label: LabelColumn, at: int) -> Iterator[Moment]:
        words = row.cells[label.column]
        if self._is_missing(words):
            return
        choices = self.facts[label.what] or ()
        meant = label.values.get(words, label.otherwise)
        value = next((one for one in meant if one in choices), None)
        if value is not None:
            yield Moment(at, label.what, value)
        elif words not in label.values:
            self.troubles.add(row.line, ticket, f"unknown_{label.what}", words)

    def _paid(self, ticket: str, row: _Timed) -> Money | None:
        column = self.map.paid
        words = row.cells[column.column] if column else ""
        if column is None or self._is_missing(words):
            return None
        try:
            return read_money(f"{words} {column.currency}" if column.currency else words)
        except NoMoney:
            self.troubles.add(row.line, ticket, "is_no_sum", words)
            return None

    def _is_missing(self, words: str) -> bool:
        return not words or words in self.map.log.missing

    def _at(self, line: int, ticket: str, words: str) -> int | None:
        at = self.second(words)
        if at is None:
            self.troubles.add(line, ticket, "has_no_time", words)
        return at
