"""Which numbers, days, sums, lengths and hours of an agreement can its clauses mention?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeGuard

from makegood.terms.agreement.amounts import NoMoney, read_money
from makegood.terms.agreement.checks import is_id
from makegood.terms.agreement.lengths import Length, NoLength, Period, read_length, read_period
from makegood.terms.values import Money
from makegood.terms.worktime.week import DAYS

WORDS = ("brand", "zone")  # texts that stand for themselves; other texts are codes
PERIODS = ("length",)  # keys whose lengths are of the calendar
NOTHING = "none"


@dataclass(frozen=True, slots=True)
class WeekFigure:
    """The windows of each day, as written, from Monday on."""

    days: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Lengths by the values of `facts`, as written; None where nothing is promised."""

    facts: tuple[str, ...]
    cells: tuple[tuple[tuple[str, ...], Length | None], ...]


type Number = int | date | Money | Length | Period
type Figure = Number | str | tuple[int | date, ...] | WeekFigure | Matrix


def figures_of(values: Mapping[str, Any], path: str = "") -> dict[str, Figure]:
    """Everything in agreement.toml that a clause can mention, by its path in the file.

    Tables of which there are several go by their ids, or by their numbers from 1. Takes the file
    as written, so that clauses can be judged even where rules are wrong.
    """
    found: dict[str, Figure] = {}
    for key, value in values.items():
        here = f"{path}.{key}" if path else key
        if key == "week" and isinstance(value, dict):
            found[here] = WeekFigure(tuple(_windows(value.get(day)) for day in DAYS))
        elif key == "within" and isinstance(value, dict):
            found[here] = Matrix(_told_apart(values), tuple(_cells(value, ())))
        elif isinstance(value, dict):
            found |= figures_of(value, here)
        elif isinstance(value, tuple) and value and isinstance(value[0], dict):
            found |= _of_tables(value, here)
        elif (figure := _figure(key, value)) is not None:
            found[here] = figure
    return found


def _of_tables(tables: tuple[Any, ...], path: str) -> dict[str, Figure]:
    """Those of an array of tables."""
    found: dict[str, Figure] = {}
    for number, table in enumerate(tables, 1):
        if isinstance(table, dict):
            name = table.get("id")
            found |= figures_of(table, f"{path}.{name if is_id(name) else number}")
    return found


def _figure(key: str, value: object) -> Figure | None:
    if isinstance(value, str):
        return value if key in WORDS else _counted(key, value)
    if isinstance(value, int | date) and not isinstance(value, bool | datetime):
        return value
    return value if _are_numbers(value) else None


def _counted(key: str, words: str) -> Money | Length | Period | None:
    try:
        return read_money(words)
    except NoMoney:
        pass
    try:
        return read_period(words) if key in PERIODS else read_length(words)
    except NoLength:
        return None


def _told_apart(table: Mapping[str, Any]) -> tuple[str, ...]:
    """The facts that make the matrix of a table."""
    facts = table.get("by")
    return tuple(str(fact) for fact in facts) if isinstance(facts, tuple) else ()


def _cells(
    table: Mapping[str, Any], values: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], Length | None]]:
    for value, inner in table.items():
        if isinstance(inner, dict):
            yield from _cells(inner, (*values, value))
            continue
        length = _counted("within", inner) if isinstance(inner, str) else None
        if isinstance(length, Length) or inner == NOTHING:
            yield (*values, value), length if isinstance(length, Length) else None


def _windows(value: object) -> tuple[str, ...]:
    return tuple(str(window) for window in value) if isinstance(value, tuple) else ()


def _are_numbers(value: object) -> TypeGuard[tuple[int | date, ...]]:
    return (
        isinstance(value, tuple)
        and bool(value)
        and all(
            isinstance(one, int | date) and not isinstance(one, bool | datetime) for one in value
        )
    )
