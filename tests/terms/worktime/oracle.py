"""A patient clerk who looks at the clock once a minute, to check what is reckoned.

He knows nothing of windows in real time: he reads the wall clock and the notice at the door. While
the clock shows times for the second time, he goes by the latest that it has shown.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from makegood.terms.worktime.calendar import Calendar
from makegood.terms.worktime.week import DAY

MINUTE = 60
LONGEST_TWICE = 3 * 60  # minutes; no clock of the tests shows more than an hour twice


def open_minutes(calendar: Calendar, begins: int, minutes: int) -> Iterator[bool]:
    """Of each minute from a second on: is it open?"""
    zone = calendar.zone
    other = dict(calendar.on)
    latest = datetime.min  # noqa: DTZ901
    for number in range(-LONGEST_TWICE, minutes):
        at = datetime.fromtimestamp(begins, UTC) + timedelta(minutes=number)
        latest = max(latest, zone.wall(at))
        if number >= 0:
            yield _says(calendar, other, latest)


def _says(calendar, other, wall):
    day, yesterday = wall.date(), wall.date() - timedelta(days=1)
    minute = wall.hour * 60 + wall.minute
    if day in calendar.closed_on:
        return False
    if any(window.opens <= minute + DAY < window.closes for window in other.get(yesterday, ())):
        return True
    if day in other:
        return any(window.opens <= minute < window.closes for window in other[day])
    of_week = day.weekday() * DAY + minute
    return any(
        window.opens <= of_week < window.closes or window.opens <= of_week + 7 * DAY < window.closes
        for window in calendar.week
    )
