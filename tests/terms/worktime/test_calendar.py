"""What is open: weekly windows on a zone's clocks, less closed days, with days of other hours."""

from datetime import date

import pytest

from makegood.terms.worktime.calendar import Calendar, NeverOpen
from makegood.terms.worktime.reckon import closes_at, elapsed_seconds, next_opening, periods
from makegood.terms.worktime.week import Window
from makegood.terms.worktime.zone import Zone
from tests.tables import cases
from tests.terms.worktime.calendars import (
    BERLIN,
    at,
    calendar,
    every_day,
    office,
    windows_of_a_day,
    with_hours,
)

YEAR = {year: at(f"{year}-01-01 00:00+01:00") for year in range(2026, 2031)}


def open_hours(hours, begins, ends):
    return elapsed_seconds(hours, at(begins), at(ends)) / 3600


def test_a_calendar_that_never_opens_is_refused():
    with pytest.raises(NeverOpen):
        Calendar(Zone(BERLIN), ())


@pytest.mark.parametrize(
    ("day", "words", "closed_on", "opens"),
    cases("""
        day         words        closed_on   opens
        2026-12-24  09:00-12:00  2026-01-01  2026-12-24 09:00+01:00
        2026-12-24  09:00-12:00  2026-12-24  -                       the day is closed
        2026-12-24  22:00-02:00  2026-12-24  2026-12-25 00:00+01:00  but not the one after it
        2026-12-24  22:00-24:00  2026-12-24  -
        2026-03-29  02:10-02:50  2026-01-01  -                       clocks skip that hour
        2026-03-30  02:10-02:50  2026-01-01  2026-03-30 02:10+02:00
    """),
)
def test_a_calendar_without_a_week_needs_a_day_that_opens(day, words, closed_on, opens):
    on = ((date.fromisoformat(day), windows_of_a_day(words)),)
    closed = frozenset([date.fromisoformat(closed_on)])
    if opens:
        assert next_opening(Calendar(Zone(BERLIN), (), closed, on), YEAR[2026]) == at(opens)
        return
    with pytest.raises(NeverOpen):
        Calendar(Zone(BERLIN), (), closed, on)


@pytest.mark.parametrize(
    ("week", "on"),
    [
        ((Window(0, 60), Window(59, 120)), ()),
        ((Window(0, 60),), ((date(2026, 7, 1), (Window(0, 60), Window(59, 120))),)),
        ((Window(0, 60),), ((date(2026, 7, 1), ()), (date(2026, 7, 1), ()))),
    ],
)
def test_windows_that_overlap_and_days_said_twice_are_a_bug(week, on):
    with pytest.raises(AssertionError):
        Calendar(Zone(BERLIN), week, frozenset(), on)


@pytest.mark.parametrize(
    ("words", "year", "hours"),
    cases("""
        words        year  hours
        00:00-24:00  2026  8760  a common year: both changes of clocks together are nothing
        00:00-24:00  2028  8784  a leap year
        09:00-17:00  2026  2920
        01:00-04:00  2026  1095  an hour less in March, an hour more in October
        02:00-03:00  2026   365  none on 29 March, two on 25 October
        03:00-04:00  2026   365
        22:00-02:00  2026  1460
    """),
)
def test_a_year_is_as_long_as_it_really_is(words, year, hours):
    assert elapsed_seconds(every_day(BERLIN, words), YEAR[year], YEAR[year + 1]) == hours * 3600


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        (BERLIN, "2026-03-28", 24),
        (BERLIN, "2026-03-29", 23),
        (BERLIN, "2026-10-25", 25),
        (BERLIN, "2026-10-26", 24),
        ("Australia/Lord_Howe", "2026-10-04", 23.5),
        ("Australia/Lord_Howe", "2026-04-05", 24.5),
        ("America/Sao_Paulo", "2015-10-18", 23),
        ("America/Sao_Paulo", "2016-02-20", 25),
        ("Asia/Kathmandu", "2026-03-29", 24),
        ("Pacific/Apia", "2011-12-29", 24),
        ("Pacific/Apia", "2011-12-30", 0),
        ("Pacific/Apia", "2011-12-31", 24),
        ("UTC+14:00", "2026-10-25", 24),
    ],
)
def test_the_days_of_change_have_their_real_hours(zone, day, hours):
    around, closed = every_day(zone, "00:00-24:00"), every_day(zone, "00:00-24:00", day)
    begins, ends = at(f"{day} 00:00+00:00").replace(day=1), at(f"{day[:4]}-12-31 23:00+00:00")

    lost = elapsed_seconds(around, begins, ends) - elapsed_seconds(closed, begins, ends)

    assert lost == hours * 3600


def test_windows_that_touch_are_one():
    parted = calendar(BERLIN, mon="09:00-12:00 12:00-18:00", tue="22:00-24:00", wed="00:00-01:00")

    assert periods(parted, YEAR[2026], 2) == [
        (at("2026-01-05 09:00+01:00"), at("2026-01-05 18:00+01:00")),
        (at("2026-01-06 22:00+01:00"), at("2026-01-07 01:00+01:00")),
    ]


def test_a_closed_day_goes_from_midnight_to_midnight():
    nights = every_day(BERLIN, "22:00-02:00", "2026-07-02")

    assert periods(nights, at("2026-07-01 12:00+02:00"), 2) == [
        (at("2026-07-01 22:00+02:00"), at("2026-07-02 00:00+02:00")),
        (at("2026-07-03 00:00+02:00"), at("2026-07-03 02:00+02:00")),
    ]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("09:00-12:00", ["24 09:00-24 12:00", "25 09:00-25 18:30"]),
        ("08:00-10:00 11:00-12:00", ["24 08:00-24 10:00", "24 11:00-24 12:00"]),
        ("", ["25 09:00-25 18:30", "26 09:00-26 18:30"]),
        ("22:00-02:00", ["24 22:00-25 02:00", "25 09:00-25 18:30"]),
        ("22:00-10:00", ["24 22:00-25 18:30", "26 09:00-26 18:30"]),
        ("00:00-24:00", ["24 00:00-25 00:00", "25 09:00-25 18:30"]),
    ],
)
def test_other_hours_are_the_whole_of_what_opens_on_a_day(words, shown):
    half = with_hours(every_day(BERLIN, "09:00-18:30"), d2026_11_24=words)

    found = periods(half, at("2026-11-23 20:00+01:00"), 2)

    assert found == [
        tuple(at(f"2026-11-{edge}+01:00") for edge in stretch.split("-")) for stretch in shown
    ]


def test_other_hours_take_away_what_runs_into_the_day():
    nights = with_hours(every_day(BERLIN, "22:00-02:00"), d2026_11_24="09:00-12:00")

    assert periods(nights, at("2026-11-23 20:00+01:00"), 3) == [
        (at("2026-11-23 22:00+01:00"), at("2026-11-24 00:00+01:00")),
        (at("2026-11-24 09:00+01:00"), at("2026-11-24 12:00+01:00")),
        (at("2026-11-25 00:00+01:00"), at("2026-11-25 02:00+01:00")),
    ]


def test_of_two_days_with_other_hours_neither_loses_any():
    eves = with_hours(
        office(), d2026_11_24="22:00-02:00", d2026_11_25="01:00-03:00", d2026_11_26=""
    )

    assert periods(eves, at("2026-11-24 12:00+01:00"), 2) == [
        (at("2026-11-24 22:00+01:00"), at("2026-11-25 03:00+01:00")),
        (at("2026-11-27 09:00+01:00"), at("2026-11-27 18:30+01:00")),
    ]


def test_a_closed_day_wins_over_other_hours():
    both = with_hours(office("2026-11-24"), d2026_11_24="09:00-12:00")
    eve = with_hours(office("2026-11-25"), d2026_11_24="22:00-02:00")

    assert next_opening(both, at("2026-11-24 00:00+01:00")) == at("2026-11-25 09:00+01:00")
    assert closes_at(eve, at("2026-11-24 22:00+01:00")) == at("2026-11-25 00:00+01:00")


def test_a_window_inside_a_skipped_hour_is_not_open_that_day():
    brief = every_day(BERLIN, "02:10-02:50")

    assert elapsed_seconds(brief, YEAR[2026], YEAR[2027]) == 364 * 40 * 60
    assert next_opening(brief, at("2026-03-29 00:00+01:00")) == at("2026-03-30 02:10+02:00")


def test_equal_calendars_are_one_to_whoever_keeps_them():
    half = with_hours(office(), d2026_12_24="09:00-12:00")

    assert hash(office()) == hash(office())
    assert office() == office()
    assert len({office(), office(), office("2026-01-01"), half}) == 3
