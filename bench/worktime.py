"""How many deadlines a second, beside the package businesstimedelta in the same run?

Both are asked in turn, round by round, so that whatever else the machine does meets both. Where
both have an answer it must be the same, else this ends with an error.
"""

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from statistics import median
from time import perf_counter_ns

import pytz
from businesstimedelta import BusinessTimeDelta, HolidayRule, Rules, WorkDayRule

from makegood.terms.worktime.calendar import Calendar
from makegood.terms.worktime.clock import BusinessDays, Plain, Working, WorkingDays, deadline
from makegood.terms.worktime.holidays import holidays_of
from makegood.terms.worktime.stretch import Stretch
from makegood.terms.worktime.week import read_window
from makegood.terms.worktime.zone import Zone, second

ROUNDS = 7
OURS, THEIRS = 20_000, 60  # deadlines in a round
MANY = 100_000
FIRST = datetime(2025, 1, 1, tzinfo=UTC)
YEARS = range(2024, 2040)


@dataclass(frozen=True, slots=True)
class Desk:
    """The same hours for both."""

    name: str
    calendar: Calendar
    rules: Rules


def desk(name: str, zone: str, words: str, holidays: Iterable[date]) -> Desk:
    """Monday to Friday, one window, without the holidays."""
    week = tuple(read_window(day, words) for day in range(5))
    opens, closes = (time.fromisoformat(edge) for edge in words.split("-"))
    clocks = pytz.utc if zone == "UTC+00:00" else pytz.timezone(zone)
    closed_on = frozenset(holidays)
    open_time = WorkDayRule(opens, closes, [0, 1, 2, 3, 4], tz=clocks)
    rules = Rules([open_time, HolidayRule(sorted(closed_on), tz=clocks)])
    return Desk(name, Calendar(Zone(zone), week, closed_on), rules)


def desks() -> list[Desk]:
    """Offices in UTC and in Berlin. Their hours keep clear of the nights in which clocks change."""
    german = [holiday.on for holiday in holidays_of("DE", None, YEARS)]
    english = [holiday.on for holiday in holidays_of("GB", "ENG", YEARS)]
    return [
        desk("UTC, 09:00-17:00, England", "UTC+00:00", "09:00-17:00", english),
        desk("Berlin, 09:00-18:30, Germany", "Europe/Berlin", "09:00-18:30", german),
    ]


def questions(number: int, offset: int = 0) -> list[tuple[datetime, int]]:
    """Starts over five years and lengths up to 40 hours, spread evenly by two odd strides."""
    return [
        (
            FIRST + timedelta(seconds=each * 7_919_003 % (5 * 365 * 86400)),
            1 + each * 104_729 % (40 * 3600),
        )
        for each in range(offset, offset + number)
    ]


def taken(work: Callable[[], object]) -> int:
    """How long it takes, in nanoseconds."""
    begun = perf_counter_ns()
    work()
    return perf_counter_ns() - begun


def race(desk: Desk) -> bool:
    """Both in turn; true if they agreed on all that both were asked."""
    rounds = [one_round(desk, questions(OURS, number * OURS)) for number in range(ROUNDS)]
    ours, theirs = [each[0] for each in rounds], [each[1] for each in rounds]
    unequal = sum(each[2] for each in rounds)
    print(f"{desk.name}: {ROUNDS} rounds, median; {ROUNDS * THEIRS} asked of both")
    for name, rates in {"makegood": ours, "businesstimedelta": theirs}.items():
        print(f"  {name:<17} {median(rates):>9,} deadlines/s  ({min(rates):,} to {max(rates):,})")
    print(f"  ratio {median(ours) // median(theirs)}; answers that differ: {unequal}")
    return unequal == 0


def one_round(desk: Desk, asked: list[tuple[datetime, int]]) -> tuple[int, int, int]:
    """Deadlines a second, ours and theirs, and how many of the answers differ."""
    clocks = [(Working(length, desk.calendar), start) for start, length in asked]
    lengths = [(BusinessTimeDelta(desk.rules, seconds=n), start) for start, n in asked[:THEIRS]]
    ours: list[datetime | None] = []
    theirs: list[datetime] = []
    our_time = taken(lambda: ours.extend(deadline(clock, start) for clock, start in clocks))
    their_time = taken(lambda: theirs.extend(start + length for length, start in lengths))
    unequal = sum(one != other for one, other in zip(ours, theirs, strict=False))
    return OURS * 10**9 // our_time, THEIRS * 10**9 // their_time, unequal


def long_look(desk: Desk) -> None:
    """Each clock, with and without pauses, over starts of five years."""
    calendar = desk.calendar
    for name, clocks in {
        "24 hours": [Plain(86400)],
        "working time": [Working(length, calendar) for _start, length in questions(1000)],
        "30 working days": [WorkingDays(30, calendar)],
        "1 business day": [BusinessDays(1, calendar)],
    }.items():
        for paused in (False, True):
            asked = [
                (clocks[number % len(clocks)], start, pauses(start) if paused else ())
                for number, (start, _length) in enumerate(questions(MANY))
            ]
            spent = taken(lambda asked=asked: [deadline(*each) for each in asked])
            with_pauses = "two pauses" if paused else "no pause"
            print(f"  {name:<16} {with_pauses:<11} {MANY * 10**9 // spent:>9,} deadlines/s")


def pauses(start: datetime) -> tuple[Stretch, ...]:
    """Two that overlap, soon after the start."""
    begins = second(start) + 3600
    return Stretch(begins, begins + 7200), Stretch(begins + 3600, begins + 86400)


def main() -> int:
    """Zero if both agreed."""
    both = desks()
    agreed = [race(each) for each in both]
    print(f"{MANY:,} deadlines each, {both[1].name}:")
    long_look(both[1])
    return 0 if all(agreed) else 1


if __name__ == "__main__":
    sys.exit(main())
