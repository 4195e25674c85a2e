"""Which stretches of real time are open, under an agreement's hours?"""

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import accumulate

from makegood.terms.worktime.week import DAY, Window, overlap, segments_of_days
from makegood.terms.worktime.zone import Zone


class NeverOpen(ValueError):
    """A calendar without a single open minute in the week."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Weekly windows on the clocks of a zone, less the whole days on which it is closed.

    Windows may touch, and one may run over midnight; they may not overlap. A closed day takes
    away what lies on that date, from midnight to midnight. Raises NeverOpen.
    """

    zone: Zone
    week: tuple[Window, ...]
    closed_on: frozenset[date] = field(default_factory=frozenset)

    def __post_init__(self) -> None:
        if not self.week:
            raise NeverOpen
        assert overlap(self.week) is None, "windows overlap; the reader of agreements refuses them"


@dataclass(frozen=True, slots=True)
class OpenTime:
    """The open stretches that begin on the dates of one year, in seconds since 1970, in order.

    `before[i]` are the open seconds of the stretches before the i-th; the last entry is the sum.
    """

    opens: tuple[int, ...]
    closes: tuple[int, ...]
    before: tuple[int, ...]

    @property
    def total(self) -> int:
        """All open seconds of the year."""
        return self.before[-1]

    def spent_by(self, second: int) -> int:
        """How many of the open seconds lie before that second."""
        place = bisect_right(self.opens, second) - 1
        if place < 0:
            return 0
        return self.before[place] + min(second, self.closes[place]) - self.opens[place]


def year_of(calendar: Calendar, at: datetime) -> int:
    """The year that the calendar's clocks show at an instant."""
    return calendar.zone.wall(at).year


@lru_cache(maxsize=512)
def open_time(calendar: Calendar, year: int) -> OpenTime:
    """What is open in a year; stretches that touch are one. Kept for the next asker."""
    days = segments_of_days(calendar.week)
    stretches: list[list[int]] = []
    first = date(year, 1, 1)
    for number in range((date(year + 1, 1, 1) - first).days):
        on = first + timedelta(days=number)
        if on in calendar.closed_on:
            continue
        for opens, closes in days[on.weekday()]:
            _append(stretches, _second(calendar, on, opens), _second(calendar, on, closes))
    opening, closing = tuple(s[0] for s in stretches), tuple(s[1] for s in stretches)
    lengths = (ends - begins for begins, ends in stretches)
    return OpenTime(opening, closing, tuple(accumulate(lengths, initial=0)))


def _append(stretches: list[list[int]], opens: int, closes: int) -> None:
    """Add a stretch; it lengthens the last one if they touch, and is nothing if it is empty."""
    if stretches and stretches[-1][1] == opens:
        stretches[-1][1] = closes
    elif closes > opens:
        stretches.append([opens, closes])


def _second(calendar: Calendar, on: date, minute: int) -> int:
    day, rest = divmod(minute, DAY)
    midnight = datetime(on.year, on.month, on.day)  # noqa: DTZ001 (a wall clock has no zone)
    return calendar.zone.second_of(midnight + timedelta(days=day, minutes=rest))
