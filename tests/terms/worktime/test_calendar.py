"""What is open: weekly windows on a zone's clocks, less the closed days."""

import pytest

from makegood.terms.worktime.calendar import Calendar, NeverOpen, open_time
from makegood.terms.worktime.week import Window
from makegood.terms.worktime.zone import Zone, instant
from tests.tables import cases
from tests.terms.worktime.calendars import BERLIN, at, calendar, every_day, office


def test_a_calendar_that_never_opens_is_refused():
    with pytest.raises(NeverOpen):
        Calendar(Zone(BERLIN), ())


def test_windows_that_overlap_are_a_bug():
    with pytest.raises(AssertionError):
        Calendar(Zone(BERLIN), (Window(0, 60), Window(59, 120)))


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
    assert open_time(every_day(BERLIN, words), year).total == hours * 3600


@pytest.mark.parametrize(
    ("day", "hours"),
    [("2026-03-28", 24), ("2026-03-29", 23), ("2026-10-25", 25), ("2026-10-26", 24)],
)
def test_the_days_of_change_have_23_and_25_hours(day, hours):
    around = every_day(BERLIN, "00:00-24:00")
    closed = every_day(BERLIN, "00:00-24:00", day)

    lost = open_time(around, 2026).total - open_time(closed, 2026).total

    assert lost == hours * 3600


def test_windows_that_touch_are_one():
    parted = calendar(BERLIN, mon="09:00-12:00 12:00-18:00", tue="22:00-24:00", wed="00:00-01:00")

    year = open_time(parted, 2026)

    assert instant(year.opens[0]) == at("2026-01-05 08:00")  # 1 January is a Thursday
    assert instant(year.closes[0]) == at("2026-01-05 17:00")
    assert instant(year.opens[1]) == at("2026-01-06 21:00")
    assert instant(year.closes[1]) == at("2026-01-07 00:00")


def test_a_closed_day_goes_from_midnight_to_midnight():
    nights = every_day(BERLIN, "22:00-02:00", "2026-07-02")

    year = open_time(nights, 2026)
    around = [place for place, opens in enumerate(year.opens) if instant(opens) > at("2026-07-01")]

    assert instant(year.closes[around[0]]) == at("2026-07-01 22:00")  # midnight in Berlin
    assert instant(year.opens[around[1]]) == at("2026-07-02 22:00")


def test_a_window_inside_a_skipped_hour_is_not_open_that_day():
    brief = every_day(BERLIN, "02:10-02:50")

    year = open_time(brief, 2026)

    assert len(year.opens) == 364
    assert all(opens < closes for opens, closes in zip(year.opens, year.closes, strict=True))


def test_equal_calendars_share_what_was_reckoned():
    assert open_time(office(), 2026) is open_time(office(), 2026)
    assert open_time(office(), 2026) is not open_time(office("2026-01-01"), 2026)
