"""Is it open, when does it open or close, and how much open time has gone by?

Instants are aware datetimes, cut to whole seconds; answers are in UTC. Lengths are real seconds,
never differences of wall clocks, so both days of a change of clocks come out right.
Source: table [hours], docs/terms/worktime.md.
"""

from datetime import datetime
from itertools import islice

from makegood.terms.values import WorkMinutes, WorkSeconds, whole
from makegood.terms.worktime import seconds as counted
from makegood.terms.worktime.calendar import Calendar
from makegood.terms.worktime.opening import REACH, OutOfReach
from makegood.terms.worktime.zone import instant, second

__all__ = [
    "REACH",
    "OutOfReach",
    "add",
    "add_seconds",
    "closes_at",
    "elapsed",
    "elapsed_seconds",
    "is_holiday",
    "is_open",
    "next_opening",
    "periods",
    "previous_closing",
    "subtract_seconds",
]


def is_open(calendar: Calendar, at: datetime) -> bool:
    """Whether the instant lies in open time: the second of opening does, that of closing not."""
    return next_opening(calendar, at) == instant(second(at))


def is_holiday(calendar: Calendar, at: datetime) -> bool:
    """Whether the clocks show a date that is closed as a whole."""
    return calendar.zone.wall(at).date() in calendar.closed_on


def next_opening(calendar: Calendar, at: datetime) -> datetime:
    """The instant itself if it is open, else when it opens next. Raises OutOfReach."""
    return instant(counted.next_open(calendar, second(at)))


def closes_at(calendar: Calendar, at: datetime) -> datetime | None:
    """The first closing after the instant, or None if it never closes within REACH years."""
    first = next(counted.open_stretches(calendar, second(at)), None)
    return instant(first[1]) if first else None


def previous_closing(calendar: Calendar, at: datetime) -> datetime:
    """The instant itself if open time leads up to it, else the last closing. Raises OutOfReach."""
    return instant(counted.last_open(calendar, second(at)))


def periods(calendar: Calendar, start: datetime, count: int) -> list[tuple[datetime, datetime]]:
    """The first so many open stretches from `start` on, each from when to when.

    Fewer, if there are no more within REACH years; time that never closes is none of them.
    """
    found = islice(counted.open_stretches(calendar, second(start)), count)
    return [(instant(opens), instant(closes)) for opens, closes in found]


def add(calendar: Calendar, start: datetime, minutes: WorkMinutes) -> datetime:
    """When that many minutes of open time have gone by since `start`. Exact.

    The earliest such instant: work that ends with the day ends at closing, not at the next
    opening. No minutes at all lead to the next opening. Raises OutOfReach.
    """
    return add_seconds(calendar, start, WorkSeconds(minutes * 60))


def add_seconds(calendar: Calendar, start: datetime, seconds: WorkSeconds) -> datetime:
    """As `add`, in seconds."""
    return instant(counted.reached(calendar, second(start), seconds))


def subtract_seconds(calendar: Calendar, end: datetime, seconds: WorkSeconds) -> datetime:
    """The latest instant from which so many seconds of open time go by until `end`. Exact.

    So work begins at an opening, not at the closing before it. No seconds at all lead to `end`
    itself, or to the closing before if none leads up to it. Raises OutOfReach.
    """
    return instant(counted.reached_back(calendar, second(end), seconds))


def elapsed(calendar: Calendar, start: datetime, end: datetime) -> WorkMinutes:
    """Whole minutes of open time from `start` to `end`; a begun minute does not count."""
    return WorkMinutes(whole(elapsed_seconds(calendar, start, end), per=60))


def elapsed_seconds(calendar: Calendar, start: datetime, end: datetime) -> WorkSeconds:
    """Seconds of open time from `start` to `end`. Exact; none if `end` is not after `start`.

    Raises OutOfReach if they lie more than REACH years apart.
    """
    return WorkSeconds(counted.passed(calendar, second(start), second(end)))
