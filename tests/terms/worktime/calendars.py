"""Calendars for the tests: by their words, and any that hypothesis can think of."""

from datetime import UTC, date, datetime

from hypothesis import strategies as some

from makegood.terms.worktime.calendar import Calendar
from makegood.terms.worktime.week import DAY, DAYS, Window, overlap, read_window
from makegood.terms.worktime.zone import Zone

BERLIN = "Europe/Berlin"
ZONES = [
    *(BERLIN, "America/New_York", "America/Sao_Paulo", "Australia/Lord_Howe", "Asia/Kathmandu"),
    *("Pacific/Kiritimati", "America/St_Johns", "UTC-03:30"),
]


def calendar(zone: str, *closed_on: str, **windows: str) -> Calendar:
    """`calendar("Europe/Berlin", "2026-12-25", mon="09:00-12:00 13:00-18:00")`."""
    week = tuple(
        read_window(DAYS.index(day), words) for day in windows for words in windows[day].split()
    )
    return Calendar(Zone(zone), week, frozenset(map(date.fromisoformat, closed_on)))


def with_hours(base: Calendar, **days: str) -> Calendar:
    """The same with other hours on some days: `with_hours(office(), d2026_12_24="09:00-12:00")`."""
    on = tuple(
        (date.fromisoformat(day[1:].replace("_", "-")), windows_of_a_day(words))
        for day, words in days.items()
    )
    return Calendar(base.zone, base.week, base.closed_on, on)


def windows_of_a_day(words: str) -> tuple[Window, ...]:
    """Windows in minutes of their day."""
    return tuple(read_window(0, window) for window in words.split())


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

# One number is drawn faster than a year, a month and a day.
days = some.integers(date(2014, 1, 1).toordinal(), date(2028, 12, 31).toordinal()).map(
    date.fromordinal
)


def windows(draw: some.DrawFn, span: int, most: int) -> tuple[Window, ...]:
    """Windows that do not overlap, in that many minutes; none is longer than a day."""
    edges = sorted(draw(some.sets(some.integers(0, span - 1), min_size=2, max_size=most)))
    pairs = zip(edges[::2], edges[1::2], strict=False)
    return tuple(Window(opens, min(closes, opens + DAY)) for opens, closes in pairs)


@some.composite
def calendars(draw: some.DrawFn) -> Calendar:
    """Any calendar: windows that touch or not, some over midnight, closed days, other hours."""
    week = list(windows(draw, 7 * DAY, 12))
    if draw(some.booleans()) and week[-1].closes < 7 * DAY - 30:
        opens = 7 * DAY - draw(some.integers(1, 30))
        week.append(Window(opens, min(7 * DAY + week[0].opens, opens + DAY)))
    assert overlap(tuple(week)) is None
    closed_on = frozenset(draw(some.sets(days, max_size=20)))
    on = [
        (day, windows(draw, DAY + draw(some.integers(0, DAY)), 6) if draw(some.booleans()) else ())
        for day in sorted(draw(some.sets(days, max_size=8)))
    ]
    zone = Zone(draw(some.sampled_from(ZONES)))
    return Calendar(zone, tuple(week), closed_on, tuple(on))
