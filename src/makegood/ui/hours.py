"""When is somebody here, and is it open now?"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from operator import attrgetter
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.dates import WEEKDAYS_ABBR
from django.utils.timezone import get_current_timezone

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
        "own_hours": own_hours(hours, at=at),
    }


@dataclass(frozen=True, slots=True)
class OwnHours:
    """The hours by the clocks of the pages' zone, and what a browser needs to say them by its own.

    They differ from those of the agreement where its clocks show another time.
    """

    words: str
    differ: bool
    offset_minutes: int  # of the agreement's clocks from UTC
    stretches: str  # this week's, in UTC: "begins/ends begins/ends"


def own_hours(hours: Hours, *, at: datetime) -> OwnHours:
    """The week of `at`, by the clocks of whoever reads."""
    zone, own = _zone_of(hours), get_current_timezone()
    here = at.astimezone(zone)
    monday = (here - timedelta(days=here.weekday())).replace(tzinfo=None)
    midnight = monday.replace(hour=0, minute=0, second=0, microsecond=0)
    stretches = [
        tuple(
            (midnight + timedelta(minutes=minute)).replace(tzinfo=zone).astimezone(UTC)
            for minute in (window.opens, window.closes)
        )
        for window in sorted(hours.week.windows, key=attrgetter("opens"))
    ]
    by_day: dict[int, list[str]] = {}
    for begins, ends in stretches:
        day, times = begins.astimezone(own), ends.astimezone(own)
        by_day.setdefault(day.weekday(), []).append(f"{day:%H:%M}{NO_BREAK_DASH}{times:%H:%M}")
    days = [(day, tuple(by_day[day])) for day in sorted(by_day)]
    return OwnHours(
        words="; ".join(_grouped(days)),
        differ=here.utcoffset() != at.astimezone(own).utcoffset(),
        offset_minutes=int((here.utcoffset() or timedelta()).total_seconds()) // 60,
        stretches=" ".join(
            f"{begins:%Y-%m-%dT%H:%MZ}/{ends:%Y-%m-%dT%H:%MZ}" for begins, ends in stretches
        ),
    )


def week_words(hours: Hours) -> Iterator[str]:
    """The week, days with the same windows together: "Mon-Fri 09:00-18:30"."""
    yield from _grouped(
        (number, [window.replace("-", NO_BREAK_DASH) for window in getattr(hours.week, day) or ()])
        for number, day in enumerate(DAYS)
    )


def _grouped(days: Iterable[tuple[int, Sequence[str]]]) -> Iterator[str]:
    """Days that follow one another with the same windows, together."""
    groups: list[tuple[list[int], Sequence[str]]] = []
    for number, windows in days:
        if groups and groups[-1][1] == windows and groups[-1][0][-1] == number - 1:
            groups[-1][0].append(number)
        else:
            groups.append(([number], windows))
    for numbers, windows in groups:
        if windows:
            ends = dict.fromkeys((numbers[0], numbers[-1]))
            names = NO_BREAK_DASH.join(str(WEEKDAYS_ABBR[number]) for number in ends)
            yield f"{names} {', '.join(windows)}"


def _zone_of(hours: Hours) -> tzinfo:
    """The zone of the agreement's clocks."""
    if hours.zone.startswith("UTC"):
        offset = datetime.strptime(hours.zone.removeprefix("UTC"), "%z").utcoffset()
        return timezone(offset or timedelta())
    return ZoneInfo(hours.zone)


def zone_words(hours: Hours, *, at: datetime) -> str:
    """The zone's place, and what its clocks are called on that day: summer time where it is."""
    if hours.zone.startswith("UTC"):
        return hours.zone
    return f"{hours.zone.replace('_', ' ')}, {at.astimezone(ZoneInfo(hours.zone)).tzname()}"
