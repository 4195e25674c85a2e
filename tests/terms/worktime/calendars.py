"""Calendars for the tests: by their words, and any that hypothesis can think of."""

from datetime import UTC, date, datetime

from hypothesis import strategies as some

from makegood.terms.worktime.calendar import Calendar
from makegood.terms.worktime.week import DAY, DAYS, Window, overlap, read_window
from makegood.terms.worktime.zone import Zone

BERLIN = "Europe/Berlin"
ZONES = [BERLIN, "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC-03:30"]


def calendar(zone: str, *closed_on: str, **windows: str) -> Calendar:
    """`calendar("Europe/Berlin", "2026-12-25", mon="09:00-12:00 13:00-18:00")`."""
    week = tuple(
        read_window(DAYS.index(day), words) for day in windows for words in windows[day].split()
    )
    return Calendar(Zone(zone), week, frozenset(map(date.fromisoformat, closed_on)))


def every_day(zone: str, words: str, *closed_on: str) -> Calendar:
    """The same windows on each day of the week."""
    return calendar(zone, *closed_on, **dict.fromkeys(DAYS, words))


def office(*closed_on: str) -> Calendar:
    """Monday to Friday, 09:00 to 18:30 in Berlin."""
    return calendar(BERLIN, *closed_on, **dict.fromkeys(DAYS[:5], "09:00-18:30"))


def at(words: str) -> datetime:
    """An instant: "2026-03-27 09:00" in UTC, or with an offset."""
    found = datetime.fromisoformat(words)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


instants = some.datetimes(
    datetime.fromisoformat("2014-01-01"),
    datetime.fromisoformat("2028-12-31"),
    timezones=some.just(UTC),
).map(lambda found: found.replace(microsecond=0))


@some.composite
def calendars(draw: some.DrawFn) -> Calendar:
    """Any calendar: windows that touch or not, some over midnight, with closed days."""
    edges = sorted(draw(some.sets(some.integers(0, 7 * DAY - 1), min_size=2, max_size=12)))
    pairs = zip(edges[::2], edges[1::2], strict=False)
    week = [Window(opens, min(closes, opens + DAY)) for opens, closes in pairs]
    if draw(some.booleans()) and len(edges) % 2 and edges[-1] > 6 * DAY:
        week.append(Window(edges[-1], min(7 * DAY + edges[0], edges[-1] + DAY)))
    assert overlap(tuple(week)) is None
    days = some.dates(date(2014, 1, 1), date(2028, 12, 31))
    closed_on = draw(some.frozensets(days, max_size=20))
    return Calendar(Zone(draw(some.sampled_from(ZONES))), tuple(week), closed_on)
