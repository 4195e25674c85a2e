"""Lets a test state its cases as the table that a person would draw."""

import re

type Cell = int | str


def cases(table: str) -> list[tuple[Cell, ...]]:
    """The rows under the heading. Two spaces part columns, whole numbers become ints, `-` is an
    empty text, and what stands after the last column is a remark."""
    heading, *rows = [line.strip() for line in table.strip().splitlines() if line.strip()]
    width = len(re.split(r"\s{2,}", heading))
    split = [re.split(r"\s{2,}", row)[:width] for row in rows]
    assert all(len(row) == width for row in split), "a row has too few columns"
    return [tuple(_value(cell) for cell in row) for row in split]


def _value(cell: str) -> Cell:
    if re.fullmatch(r"-?\d+", cell):
        return int(cell)
    return "" if cell == "-" else cell
