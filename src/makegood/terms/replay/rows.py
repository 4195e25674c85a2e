"""Which rows does a table have, and which of its lines are none?"""

import csv
from collections import deque
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from makegood.terms.replay.mapping import Map
from makegood.terms.replay.past import Troubles


class ColumnsMissing(ValueError):
    """The table lacks columns that the map names; the text lists them."""


class Row(NamedTuple):
    """The line on which a row begins, from 1, and its cells: of the columns that the map names."""

    line: int
    cells: dict[str, str]


def read_rows(lines: Iterable[str], log_map: Map, troubles: Troubles) -> Iterator[Row]:
    """The rows of a table that name a ticket; the others become troubles.

    The first line names the columns. A row has as many cells as that, or empty ones beyond. A quote
    without its end takes no more than its own line. Raises ColumnsMissing.
    """
    feed = _Feed(lines)
    reader = csv.reader(feed, delimiter=log_map.log.delimiter)
    heading = next(reader, [])
    columns = _columns(log_map)
    if missing := columns - set(heading):
        raise ColumnsMissing(", ".join(sorted(missing)))
    places = [(column, heading.index(column)) for column in columns]
    nameless = {"", *log_map.log.missing}
    for cells in _each(reader, feed, len(heading), troubles):
        row = Row(feed.first, {column: cells[place] for column, place in places})
        if row.cells[log_map.log.ticket] in nameless:
            troubles.add(row.line, "", "names_no_ticket")
        else:
            yield row


def _columns(log_map: Map) -> set[str]:
    """The columns that the map names."""
    log = log_map.log
    tables = (log_map.instant, log_map.label, log_map.state, log_map.fact)
    named = {column.column for columns in tables for column in columns}
    others = (log.ticket, log.at, log_map.paid.column if log_map.paid else None)
    return named | {column for column in others if column}


class _Feed:
    """The lines of a table, of which those of a row can be given back."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines = iter(lines)
        self.back: deque[str] = deque()
        self.taken: list[str] = []  # by the row that is being read
        self.first = 1  # the line on which that row begins

    def __iter__(self) -> "_Feed":
        return self

    def __next__(self) -> str:
        line = self.back.popleft() if self.back else next(self.lines)
        self.taken.append(line)
        return line

    def begin(self) -> None:
        """The next line begins a row."""
        self.first += len(self.taken)
        self.taken = []

    def give_back(self) -> None:
        """The row is none: all its lines but the first are to be read anew."""
        self.back.extendleft(reversed(self.taken[1:]))
        del self.taken[1:]


def _each(
    reader: Iterator[list[str]], feed: _Feed, width: int, troubles: Troubles
) -> Iterator[list[str]]:
    while True:
        feed.begin()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as wrong:
            troubles.add(feed.first, "", "is_no_row", str(wrong))
            feed.give_back()
            continue
        if len(cells) >= width and not any(cells[width:]):
            yield cells
        elif cells:
            troubles.add(feed.first, "", "has_other_cells", feed.taken[0])
            feed.give_back()
