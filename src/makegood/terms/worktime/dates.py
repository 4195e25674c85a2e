"""Which instants do the days of a zone's clocks begin and end with?"""

from calendar import monthrange
from datetime import date, datetime, time, timedelta

from makegood.terms.worktime.zone import Zone, instant

_DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)


def months_after(day: date, months: int) -> date:
    """The same day of the month so much later, or the last one where the month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def day_of(zone: Zone, at: datetime) -> date:
    """Which day it is at an instant, on the clocks of the zone."""
    return zone.wall(at).date()


def first_of(zone: Zone, day: date) -> datetime:
    """The first instant of a day on the clocks of the zone, in UTC."""
    return instant(zone.second_of(datetime.combine(day, time())))


def last_of(zone: Zone, day: date) -> datetime:
    """The last second of a day on the clocks of the zone, in UTC."""
    return first_of(zone, day + _DAY) - _SECOND


def last_of_day_after(zone: Zone, at: datetime, *, days: int) -> datetime:
    """The last second of the day so many days after an instant, on the zone's clocks, in UTC."""
    return last_of(zone, day_of(zone, at) + timedelta(days=days))


def same_time_on(zone: Zone, day: date, at: datetime) -> datetime:
    """When the clocks show on that day what they show at an instant, in UTC."""
    wall = datetime.combine(day, zone.wall(at).time().replace(microsecond=0))
    return instant(zone.second_of(wall))
