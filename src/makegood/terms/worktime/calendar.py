"""On which minutes of which dates is somebody there, under an agreement's hours?"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from makegood.terms.worktime.week import (
    Segment,
    Window,
    cut_at_midnight,
    joined,
    overlap,
    segments_of_days,
)
from makegood.terms.worktime.zone import Zone


class NeverOpen(ValueError):
    """A calendar without a single open second."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Weekly windows on the clocks of a zone, with dates that are closed or have their own.

    Windows may touch, and one may run over midnight; they may not overlap. `on` says the whole of
    what opens on a date, in minutes of that date, in the place of the week. A closed date takes
    away all that lies on it, from midnight to midnight, whatever else was said. Raises NeverOpen.
    """

    zone: Zone
    week: tuple[Window, ...]
    closed_on: frozenset[date] = field(default_factory=frozenset)
    on: tuple[tuple[date, tuple[Window, ...]], ...] = ()
    _hash: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        assert overlap(self.week) is None, "windows overlap; the reader of agreements refuses them"
        assert len(self.on) == len(dict(self.on)), "a date is said twice; the reader refuses it"
        assert all(overlap(windows) is None for _day, windows in self.on), "windows overlap"
        if not self.week and not any(self._opens_on(day) for day, _windows in self.on):
            raise NeverOpen
        # Each question looks up what was reckoned for a calendar, which may have hundreds of dates.
        known = hash((self.zone, self.week, self.closed_on, self.on))
        object.__setattr__(self, "_hash", known)

    def __hash__(self) -> int:
        return self._hash

    def _opens_on(self, day: date) -> bool:
        """Whether any second is open on that date or, after midnight, on the next."""
        number = day.toordinal()
        return any(opens < closes for _day, opens, closes in seconds_of(self, number, number + 1))


def segments_of(
    calendar: Calendar, first: int, last: int
) -> Iterator[tuple[date, tuple[Segment, ...]]]:
    """The open dates from one to another (as ordinals), each with its open minutes, in order."""
    week, other = segments_of_days(calendar.week), dict(calendar.on)
    spill: tuple[Segment, ...] = ()
    for number in range(first - 1, last + 1):
        day = date.fromordinal(number)
        nothing: tuple[Segment, ...] = ()
        own = other.get(day)
        today, over = cut_at_midnight(own) if own is not None else (week[day.weekday()], nothing)
        if day not in calendar.closed_on and number >= first and (segments := today + spill):
            yield day, joined(segments)
        spill = over


def seconds_of(calendar: Calendar, first: int, last: int) -> Iterator[tuple[date, int, int]]:
    """What is open from one date to another (as ordinals), in seconds since 1970, in order.

    A stretch on minutes that the clocks skip is empty: it ends where it opens.
    """
    for day, segments in segments_of(calendar, first, last):
        for opens, closes in segments:
            yield day, calendar.zone.minute_of(day, opens), calendar.zone.minute_of(day, closes)
