"""Which instant does a wall clock mean, in a zone of the world or at a fixed offset from UTC?"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache
from zoneinfo import ZoneInfo

_OFFSET = re.compile(r"UTC([+-])([01][0-9]):([0-5][0-9])")
_PLACE = re.compile(r"[A-Z][A-Za-z_-]+(/[A-Z][A-Za-z0-9_+-]+)+")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SECOND = timedelta(seconds=1)


class UnknownZone(ValueError):
    """The name is neither a place of the zone database nor a fixed offset."""


@dataclass(frozen=True, slots=True)
class Zone:
    """`name` is a place ("Europe/Berlin", with its summer time) or an offset ("UTC+01:00").

    Names such as "CET" or "Etc/GMT-1" are refused: readers disagree on what they mean in summer.
    """

    name: str

    def __post_init__(self) -> None:
        _clock(self.name)

    def wall(self, at: datetime) -> datetime:
        """What the clocks of the zone show at an instant, without a zone."""
        return at.astimezone(_clock(self.name)).replace(tzinfo=None, fold=0)

    def latest_wall(self, second: int) -> datetime:
        """The latest that the clocks have shown by an instant, without a zone.

        It is what they show, but while they show times for the second time. It never runs back.
        """
        shown = instant(second).astimezone(_clock(self.name))
        if shown.fold:
            change = self._change_between(_seconds(shown.replace(fold=0)), second)
            shown = instant(change - 1).astimezone(_clock(self.name))
        return shown.replace(tzinfo=None, fold=0)

    def minute_of(self, day: date, minute: int) -> int:
        """The instant of a minute after the midnight that begins a date, in seconds since 1970."""
        midnight = datetime(day.year, day.month, day.day)  # noqa: DTZ001 (a wall clock has no zone)
        return self.second_of(midnight + timedelta(minutes=minute))

    def second_of(self, wall: datetime) -> int:
        """The instant at which the clocks come to show `wall`, in seconds since 1970.

        A time that comes twice is its first occurrence; one that is skipped is the moment of the
        skip. So later wall times never lie earlier, and parts of a day add up to the real day.
        """
        clock = _clock(self.name)
        first = _seconds(wall.replace(tzinfo=clock, fold=0))
        second = _seconds(wall.replace(tzinfo=clock, fold=1))
        return first if first <= second else self._change_between(second, first)

    def _change_between(self, before: int, after: int) -> int:
        """The first second that is on the later offset."""
        new = self._offset(after)
        while after - before > 1:
            middle = (before + after) // 2
            if self._offset(middle) == new:
                after = middle
            else:
                before = middle
        return after

    def _offset(self, second: int) -> timedelta | None:
        return instant(second).astimezone(_clock(self.name)).utcoffset()


def instant(second: int) -> datetime:
    """The aware UTC datetime that many seconds after the start of 1970."""
    return datetime.fromtimestamp(second, UTC)


def second(at: datetime) -> int:
    """Seconds from the start of 1970 to an aware datetime; parts of a second are cut off."""
    assert at.tzinfo is not None, "an instant needs its zone"
    return _seconds(at)


def _seconds(at: datetime) -> int:
    return (at - _EPOCH) // _SECOND


@lru_cache(maxsize=64)
def _clock(name: str) -> ZoneInfo | timezone:
    if offset := _OFFSET.fullmatch(name):
        distance = timedelta(hours=int(offset[2]), minutes=int(offset[3]))
        return timezone(distance if offset[1] == "+" else -distance)
    if not _PLACE.fullmatch(name) or name.startswith("Etc/"):
        raise UnknownZone(name)
    try:
        return ZoneInfo(name)
    except (OSError, ValueError, LookupError) as absent:
        raise UnknownZone(name) from absent
