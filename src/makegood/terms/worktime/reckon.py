"""Is it open, when does it open or close, and how much open time has gone by?

Instants are aware datetimes, cut to whole seconds; answers are in UTC. Lengths are real seconds,
never differences of wall clocks, so both days of a change of clocks come out right.
Source: table [hours], docs/terms/worktime.md.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import datetime, timedelta

from makegood.terms.values import WorkMinutes, WorkSeconds, whole
from makegood.terms.worktime.calendar import Calendar, OpenTime, open_time, year_of
from makegood.terms.worktime.zone import instant, second

_DAY = timedelta(days=1)
REACH = 60  # years; nothing is searched for beyond


class OutOfReach(ValueError):
    """The answer lies more than REACH years after the question."""


def is_open(calendar: Calendar, at: datetime) -> bool:
    """Whether the instant lies in open time: the second of opening does, that of closing not."""
    return next_opening(calendar, at) == instant(second(at))


def next_opening(calendar: Calendar, at: datetime) -> datetime:
    """The instant itself if it is open, else when it opens next. Raises OutOfReach."""
    asked = second(at)
    for year in _years(calendar, at):
        place = bisect_right(year.closes, asked)
        if place < len(year.opens):
            return instant(max(asked, year.opens[place]))
    raise OutOfReach


def closes_at(calendar: Calendar, at: datetime) -> datetime | None:
    """The first closing after the instant, or None if it never closes within REACH years."""
    asked = second(at)
    until: int | None = None
    for year in _years(calendar, at):
        place = bisect_right(year.closes, asked) if until is None else 0
        if place == len(year.opens):
            continue
        if until is not None and year.opens[0] != until:
            return instant(until)
        until = year.closes[place]
        if place + 1 < len(year.opens):
            return instant(until)
    return None


def add(calendar: Calendar, start: datetime, minutes: WorkMinutes) -> datetime:
    """When that many minutes of open time have gone by since `start`. Exact.

    The earliest such instant: work that ends with the day ends at closing, not at the next
    opening. No minutes at all lead to the next opening. Raises OutOfReach.
    """
    return add_seconds(calendar, start, WorkSeconds(minutes * 60))


def add_seconds(calendar: Calendar, start: datetime, seconds: WorkSeconds) -> datetime:
    """As `add`, in seconds."""
    assert seconds >= 0
    if seconds == 0:
        return next_opening(calendar, start)
    left = int(seconds)
    asked = second(start)
    for year in _years(calendar, start):
        goal = year.spent_by(asked) + left
        if goal <= year.total:
            place = bisect_left(year.before, goal) - 1
            return instant(year.opens[place] + goal - year.before[place])
        left = goal - year.total
    raise OutOfReach


def elapsed(calendar: Calendar, start: datetime, end: datetime) -> WorkMinutes:
    """Whole minutes of open time from `start` to `end`; a begun minute does not count."""
    return WorkMinutes(whole(elapsed_seconds(calendar, start, end), per=60))


def elapsed_seconds(calendar: Calendar, start: datetime, end: datetime) -> WorkSeconds:
    """Seconds of open time from `start` to `end`. Exact; none if `end` is not after `start`."""
    begun, ended = second(start), second(end)
    if ended <= begun:
        return WorkSeconds(0)
    # A day more: clocks that go back over midnight show an earlier date than the one that is open.
    years = range(year_of(calendar, start), year_of(calendar, end + _DAY) + 1)
    return WorkSeconds(
        sum(
            open_time(calendar, year).spent_by(ended) - open_time(calendar, year).spent_by(begun)
            for year in years
        )
    )


def _years(calendar: Calendar, at: datetime) -> Iterator[OpenTime]:
    """The open time of the year of an instant and of those that follow."""
    first = year_of(calendar, at)
    return (open_time(calendar, year) for year in range(first, first + REACH + 1))
