"""Which instant lies so many business days from another?

A business day leads to the same time of another working day; it is no number of hours.
Source: docs/terms/worktime.md.
"""

from datetime import datetime, timedelta

from makegood.terms.worktime.calendar import Calendar
from makegood.terms.worktime.days import nth_after, nth_before
from makegood.terms.worktime.seconds import last_open, next_open
from makegood.terms.worktime.zone import instant, second

_SECOND = timedelta(seconds=1)


def business_days_after(calendar: Calendar, at: datetime, days: int) -> datetime:
    """The same time so many working days later, or earlier if `days` are negative.

    What begins outside of open time begins at the next opening; going back, at the last closing.
    Where that time is not open on the day reached, it is the opening if the day has not begun,
    else the closing before; going back, the closing if the day is over, else the next opening.
    Raises OutOfReach.
    """
    asked = second(at)
    if days < 0:
        return instant(_earlier(calendar, last_open(calendar, asked), -days))
    return instant(later(calendar, next_open(calendar, asked), days))


def later(calendar: Calendar, begins: int, days: int) -> int:
    """As `business_days_after`, in seconds since 1970, from an open second on."""
    if days == 0:
        return begins
    shown = calendar.zone.latest_wall(begins)
    reached = nth_after(calendar, shown.date(), days)
    same_time = calendar.zone.second_of(datetime.combine(reached.on, shown.time()))
    return max(reached.opens, last_open(calendar, same_time))


def _earlier(calendar: Calendar, ends: int, days: int) -> int:
    # Open time leads up to `ends`, which may be midnight: then the day is the one that it ends.
    shown = calendar.zone.latest_wall(ends - 1)
    reached = nth_before(calendar, shown.date(), days)
    same_time = datetime.combine(reached.on, shown.time()) + _SECOND
    return min(reached.closes, next_open(calendar, calendar.zone.second_of(same_time)))
