"""By when must something have happened, on the clock that an agreement names?

Four clocks, never turned into one another: real time, open time, working days, business days. In
a pause they all stand still. Instants are cut to whole seconds; answers are in UTC.
Source: lengths such as "24 hours" or "30 working days" in [[promise]], docs/terms/worktime.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import assert_never

from makegood.terms.worktime.business import later
from makegood.terms.worktime.calendar import Calendar
from makegood.terms.worktime.pausing import closing, put_off, unpaused
from makegood.terms.worktime.seconds import next_open, reached
from makegood.terms.worktime.stretch import Stretch, union
from makegood.terms.worktime.zone import instant, second


@dataclass(frozen=True, slots=True)
class Plain:
    """Real seconds, day and night: 24 hours are 24 hours also when clocks are changed."""

    seconds: int

    def __post_init__(self) -> None:
        assert self.seconds > 0


@dataclass(frozen=True, slots=True)
class Working:
    """Seconds of open time."""

    seconds: int
    calendar: Calendar

    def __post_init__(self) -> None:
        assert self.seconds > 0


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """To the last closing of the n-th working day after the date of the start."""

    days: int
    calendar: Calendar

    def __post_init__(self) -> None:
        assert self.days > 0


@dataclass(frozen=True, slots=True)
class BusinessDays:
    """To the same time of the n-th working day after the start, or after the next opening."""

    days: int
    calendar: Calendar

    def __post_init__(self) -> None:
        assert self.days > 0


type Clock = Plain | Working | WorkingDays | BusinessDays


def deadline(clock: Clock, start: datetime, pauses: Sequence[Stretch] = ()) -> datetime | None:
    """When the time is over; None while a pause that no one has ended keeps it from running out.

    Work is in time up to and at this instant. Pauses may overlap; they count once.
    Raises OutOfReach.
    """
    due = deadline_second(clock, second(start), union(pauses) if pauses else ())
    return None if due is None else instant(due)


def deadline_second(clock: Clock, start: int, pauses: Sequence[Stretch] = ()) -> int | None:
    """As `deadline`, in seconds since 1970, with pauses as `union` gives them."""
    match clock:
        case Working():
            due = reached(clock.calendar, start, clock.seconds)
            return put_off(clock.calendar, start, due, pauses) if pauses else due
        case Plain():
            return put_off(None, start, start + clock.seconds, pauses)
        case BusinessDays():
            due = later(clock.calendar, next_open(clock.calendar, start), clock.days)
            return put_off(clock.calendar, start, due, pauses)
        case WorkingDays():
            return closing(clock.calendar, clock.days, start, pauses)
        case _:
            assert_never(clock)


def spent(
    clock: Plain | Working, start: datetime, end: datetime, pauses: Sequence[Stretch] = ()
) -> int:
    """How many seconds the clock has counted from `start` to `end`. Exact. Raises OutOfReach."""
    return spent_seconds(clock, second(start), second(end), union(pauses))


def spent_seconds(
    clock: Plain | Working, start: int, end: int, pauses: Sequence[Stretch] = ()
) -> int:
    """As `spent`, in seconds since 1970, with pauses as `union` gives them."""
    calendar = clock.calendar if isinstance(clock, Working) else None
    return unpaused(calendar, start, end, pauses)


def overdue_seconds(due: datetime | None, at: datetime) -> int:
    """How many real seconds an instant is late; none up to and at the due one, or without one."""
    return 0 if due is None else max(0, second(at) - second(due))
