"""When is somebody here, and is it open now?"""

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.dates import WEEKDAYS_ABBR

from makegood.terms.agreement.model import Agreement
from makegood.terms.agreement.rules.hours import Hours
from makegood.terms.worktime.reckon import closes_at, is_open, next_opening
from makegood.terms.worktime.week import DAYS

NO_BREAK_DASH = "\u2060\N{EN DASH}\u2060"


def hours_shown(agreement: Agreement | None, *, at: datetime) -> dict[str, Any]:
    """What a page shows of an agreement's hours; nothing without an agreement."""
    hours = agreement.rules.hours if agreement else None
    if agreement is None or hours is None:
        return {}
    calendar = agreement.calendar()
    opened = is_open(calendar, at)
    return {
        "is_open": opened,
        "closes_at": closes_at(calendar, at) if opened else None,
        "opens_at": None if opened else next_opening(calendar, at),
        "hours_words": f"{'; '.join(week_words(hours))} ({zone_words(hours, at=at)})",
        "hours_clause": hours.clause,
    }


def week_words(hours: Hours) -> Iterator[str]:
    """The week, days with the same windows together: "Mon-Fri 09:00-18:30"."""
    days = [(number, getattr(hours.week, day)) for number, day in enumerate(DAYS)]
    for windows, same in groupby(days, key=lambda day: day[1]):
        if windows is None:
            continue
        numbers = [number for number, _windows in same]
        ends = [str(WEEKDAYS_ABBR[number]) for number in dict.fromkeys((numbers[0], numbers[-1]))]
        times = ", ".join(window.replace("-", NO_BREAK_DASH) for window in windows)
        yield f"{NO_BREAK_DASH.join(ends)} {times}"


def zone_words(hours: Hours, *, at: datetime) -> str:
    """The zone's place, and what its clocks are called on that day: summer time where it is."""
    if hours.zone.startswith("UTC"):
        return hours.zone
    return f"{hours.zone.replace('_', ' ')}, {at.astimezone(ZoneInfo(hours.zone)).tzname()}"
