"""Which dates are working days, and which is the n-th of them?

A working day is a date with open time on it, however little; the second half of a night is open
time of the date on which it lies. Source: docs/terms/worktime.md.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import groupby

from makegood.terms.worktime.calendar import Calendar, seconds_of
from makegood.terms.worktime.opening import REACH, OutOfReach

_BLOCK = 9  # dates are looked up in blocks of 2 ** 9
_BLOCKS_IN_REACH = (REACH * 366 >> _BLOCK) + 1
_LAST_BLOCK = (date.max.toordinal() >> _BLOCK) - 1


@dataclass(frozen=True, slots=True)
class WorkingDay:
    """A date with its first opening and its last closing, in seconds since 1970."""

    on: date
    opens: int
    closes: int


@dataclass(frozen=True, slots=True)
class _Block:
    ordinals: tuple[int, ...]
    days: tuple[WorkingDay, ...]


def is_working_day(calendar: Calendar, day: date) -> bool:
    """Whether anything is open on that date."""
    return working_days_between(calendar, day, date.fromordinal(day.toordinal() + 1)) == 1


def add_working_days(calendar: Calendar, day: date, days: int) -> date:
    """The n-th working day after a date, which does not count itself; before it if negative.

    No days at all lead to the date itself, or to the next working day if it is none.
    Raises OutOfReach.
    """
    if days < 0:
        return nth_before(calendar, day, -days).on
    if days == 0:
        return nth_after(calendar, date.fromordinal(day.toordinal() - 1), 1).on
    return nth_after(calendar, day, days).on


def add_business_days(calendar: Calendar, day: date, days: int) -> date:
    """As `add_working_days`, but a date that is none first moves on to the next, or back if `days`
    are negative: one business day after Saturday is Tuesday. Raises OutOfReach.
    """
    if not is_working_day(calendar, day):
        day = add_working_days(calendar, day, -1 if days < 0 else 1)
    return add_working_days(calendar, day, days)


def working_days_between(calendar: Calendar, first: date, end: date) -> int:
    """How many working days there are from one date until before another; none if it is earlier.

    Raises OutOfReach if they lie more than REACH years apart.
    """
    begins, ends = first.toordinal(), end.toordinal()
    if ends - begins > REACH * 366:
        raise OutOfReach
    blocks = (_block(calendar, number) for number in range(begins >> _BLOCK, (ends >> _BLOCK) + 1))
    return sum(
        max(0, bisect_left(block.ordinals, ends) - bisect_left(block.ordinals, begins))
        for block in blocks
    )


def nth_after(calendar: Calendar, day: date, number: int) -> WorkingDay:
    """The n-th working day after a date; the first is number 1. Raises OutOfReach."""
    ordinal, left = day.toordinal(), number
    for block in _blocks_from(calendar, ordinal):
        place = bisect_right(block.ordinals, ordinal) + left - 1
        if place < len(block.days):
            return block.days[place]
        left = place - len(block.days) + 1
    raise OutOfReach


def nth_before(calendar: Calendar, day: date, number: int) -> WorkingDay:
    """The n-th working day before a date; the first is number 1. Raises OutOfReach."""
    ordinal, left = day.toordinal(), number
    first = ordinal >> _BLOCK
    for number_of_block in range(first, first - _BLOCKS_IN_REACH - 1, -1):
        block = _block(calendar, number_of_block)
        place = bisect_left(block.ordinals, ordinal) - left
        if place >= 0:
            return block.days[place]
        left = -place
    raise OutOfReach


def days_after(calendar: Calendar, day: date) -> Iterator[WorkingDay]:
    """The working days after a date, as far as anything is searched for. Raises OutOfReach."""
    ordinal = day.toordinal()
    for block in _blocks_from(calendar, ordinal):
        yield from block.days[bisect_right(block.ordinals, ordinal) :]


def _blocks_from(calendar: Calendar, ordinal: int) -> Iterator[_Block]:
    first = ordinal >> _BLOCK
    return (_block(calendar, number) for number in range(first, first + _BLOCKS_IN_REACH + 1))


@lru_cache(maxsize=512)
def _block(calendar: Calendar, number: int) -> _Block:
    """The working days among the dates of a block. Kept for the next asker."""
    if not 0 < number <= _LAST_BLOCK:
        raise OutOfReach
    open_ones = (
        each
        for each in seconds_of(calendar, number << _BLOCK, (number + 1 << _BLOCK) - 1)
        if each[1] < each[2]
    )
    days = [
        WorkingDay(day, *_edges([(opens, closes) for _day, opens, closes in stretches]))
        for day, stretches in groupby(open_ones, key=lambda each: each[0])
    ]
    return _Block(tuple(day.on.toordinal() for day in days), tuple(days))


def _edges(stretches: list[tuple[int, int]]) -> tuple[int, int]:
    return stretches[0][0], stretches[-1][1]
