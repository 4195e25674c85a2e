"""Which numbers, days and hours of an agreement can its clauses mention, and how are they said?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from makegood.terms.agreement.speech import Speech
from makegood.terms.worktime.week import DAYS

WORDS = ("brand", "hours.zone")  # texts that stand for themselves; other texts are codes
WEEK = "hours.week"
EN_DASH = "\u2013"


@dataclass(frozen=True, slots=True)
class WeekFigure:
    """The windows of each day, as written, from Monday on."""

    days: tuple[tuple[str, ...], ...]


type Figure = int | date | str | tuple[int | date, ...] | WeekFigure


def figures_of(values: Mapping[str, Any], path: str = "") -> dict[str, Figure]:
    """Everything in agreement.toml that a clause can mention, by its path in the file.

    Takes the file as written, so that clauses can be judged even where rules are wrong.
    """
    found: dict[str, Figure] = {}
    for key, value in values.items():
        here = f"{path}.{key}" if path else key
        if here == WEEK and isinstance(value, dict):
            found[here] = WeekFigure(tuple(_windows(value.get(day)) for day in DAYS))
        elif isinstance(value, dict):
            found |= figures_of(value, here)
        elif isinstance(value, tuple) and value and isinstance(value[0], dict):
            found |= _of_tables(value, here)
        elif (here in WORDS and isinstance(value, str)) or _is_number(value) or _are_numbers(value):
            found[here] = value
    return found


def _of_tables(tables: tuple[Any, ...], path: str) -> dict[str, Figure]:
    """Those of an array of tables, each under its id."""
    found: dict[str, Figure] = {}
    for table in tables:
        if isinstance(table, dict) and isinstance(table.get("id"), str):
            found |= figures_of(table, f"{path}.{table['id']}")
    return found


def say(figure: Figure, speech: Speech) -> str:
    """The figure in a language."""
    match figure:
        case WeekFigure():
            return _week(figure, speech)
        case tuple():
            return listed([say(one, speech) for one in figure], speech)
        case date():
            month = speech.months[figure.month - 1]
            return speech.date.format(day=figure.day, month=month, year=figure.year)
        case _:
            return str(figure)


def listed(words: Sequence[str], speech: Speech) -> str:
    """The words as a list: "1, 10 and 50"."""
    *first, last = words
    return f"{', '.join(first)} {speech.joined_by} {last}" if first else last


def _week(figure: WeekFigure, speech: Speech) -> str:
    """Neighbouring days with the same windows are said together."""
    said = []
    for windows, days in groupby(range(7), key=lambda day: figure.days[day]):
        first, *rest = days
        if not windows:
            continue
        span = listed([speech.weekdays[day] for day in (first, *rest)], speech)
        if len(rest) > 1:
            span = speech.span.format(first=speech.weekdays[first], last=speech.weekdays[rest[-1]])
        said.append(f"{span} {listed([w.replace('-', EN_DASH) for w in windows], speech)}")
    return "; ".join(said)


def _windows(value: object) -> tuple[str, ...]:
    return tuple(str(window) for window in value) if isinstance(value, tuple) else ()


def _is_number(value: object) -> bool:
    return isinstance(value, int | date) and not isinstance(value, bool | datetime)


def _are_numbers(value: object) -> bool:
    return isinstance(value, tuple) and bool(value) and all(_is_number(one) for one in value)
