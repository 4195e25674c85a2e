"""Open or not, until when, and how much open time lies between: 09:00-18:30 in Berlin."""

from datetime import timedelta

import pytest

from makegood.terms.values import WorkMinutes
from makegood.terms.worktime.reckon import (
    OutOfReach,
    add,
    add_seconds,
    closes_at,
    elapsed,
    elapsed_seconds,
    is_holiday,
    is_open,
    next_opening,
    periods,
    previous_closing,
    subtract_seconds,
)
from tests.tables import cases
from tests.terms.worktime.calendars import BERLIN, at, calendar, every_day, office

OFFICE = office("2026-04-06")  # Easter Monday


@pytest.mark.parametrize(
    ("asked", "is_so", "opens", "closes"),
    cases("""
        asked                      open  opens                      closes
        2026-07-01 08:59:59+02:00  0     2026-07-01 09:00:00+02:00  2026-07-01 18:30:00+02:00
        2026-07-01 09:00:00+02:00  1     2026-07-01 09:00:00+02:00  2026-07-01 18:30:00+02:00
        2026-07-01 18:29:59+02:00  1     2026-07-01 18:29:59+02:00  2026-07-01 18:30:00+02:00
        2026-07-01 18:30:00+02:00  0     2026-07-02 09:00:00+02:00  2026-07-02 18:30:00+02:00
        2026-07-03 18:30:00+02:00  0     2026-07-06 09:00:00+02:00  2026-07-06 18:30:00+02:00
        2026-04-02 18:30:00+02:00  0     2026-04-03 09:00:00+02:00  2026-04-03 18:30:00+02:00
        2026-04-03 18:30:00+02:00  0     2026-04-07 09:00:00+02:00  2026-04-07 18:30:00+02:00
        2026-03-27 18:30:00+01:00  0     2026-03-30 09:00:00+02:00  2026-03-30 18:30:00+02:00
        2026-10-23 18:30:00+02:00  0     2026-10-26 09:00:00+01:00  2026-10-26 18:30:00+01:00
        2026-12-31 18:30:00+01:00  0     2027-01-01 09:00:00+01:00  2027-01-01 18:30:00+01:00
    """),
)
def test_it_is_open_from_nine_to_half_past_six(asked, is_so, opens, closes):
    assert is_open(OFFICE, at(asked)) is bool(is_so)
    assert next_opening(OFFICE, at(asked)) == at(opens)
    assert closes_at(OFFICE, at(asked)) == at(closes)


@pytest.mark.parametrize(
    ("start", "minutes", "until"),
    cases("""
        start                   minutes  until
        2026-07-01 10:00+02:00        0  2026-07-01 10:00+02:00
        2026-07-01 18:30+02:00        0  2026-07-02 09:00+02:00  no time at all: the next opening
        2026-07-01 08:00+02:00        1  2026-07-01 09:01+02:00
        2026-07-01 18:00+02:00       30  2026-07-01 18:30+02:00  to the end of the day
        2026-07-01 18:00+02:00       31  2026-07-02 09:01+02:00
        2026-07-03 18:00+02:00       60  2026-07-06 09:30+02:00  over the week-end
        2026-04-03 18:00+02:00       60  2026-04-07 09:30+02:00  over Easter Monday
        2026-03-27 18:00+01:00       60  2026-03-30 09:30+02:00  clocks go forward
        2026-10-23 18:00+02:00       60  2026-10-26 09:30+01:00  clocks go back
        2026-12-31 18:00+01:00       30  2026-12-31 18:30+01:00  to the end of the year
        2026-12-31 18:00+01:00       60  2027-01-01 09:30+01:00  over the end of the year
        2026-07-01 09:00+02:00     2850  2026-07-07 18:30+02:00  five days of work
    """),
)
def test_work_is_done_in_open_time(start, minutes, until):
    assert add(OFFICE, at(start), WorkMinutes(minutes)) == at(until)


@pytest.mark.parametrize(
    ("words", "start", "hours", "until"),
    cases("""
        words        start                   hours  until
        00:00-24:00  2026-03-28 12:00+01:00     24  2026-03-29 13:00+02:00  24 real hours
        00:00-24:00  2026-10-24 12:00+02:00     24  2026-10-25 11:00+01:00
        00:00-24:00  2026-03-29 01:30+01:00      1  2026-03-29 03:30+02:00  across the missing hour
        00:00-24:00  2026-10-25 02:30+02:00      1  2026-10-25 02:30+01:00  across the doubled one
        01:00-05:00  2026-03-29 00:00+01:00      3  2026-03-29 05:00+02:00  a shift an hour short
        01:00-05:00  2026-10-25 00:00+02:00      5  2026-10-25 05:00+01:00  and an hour long
        02:00-03:00  2026-03-28 23:00+01:00      1  2026-03-30 03:00+02:00  open time was skipped
        02:00-03:00  2026-10-25 00:00+02:00      2  2026-10-25 03:00+01:00  and came twice
    """),
)
def test_the_nights_of_change_count_their_real_hours(words, start, hours, until):
    nights = every_day(BERLIN, words)

    assert add(nights, at(start), WorkMinutes(60 * hours)) == at(until)
    assert elapsed(nights, at(start), at(until)) == 60 * hours


@pytest.mark.parametrize(
    ("start", "end", "seconds", "minutes"),
    cases("""
        start                      end                        seconds  minutes
        2026-07-01 08:00:00+02:00  2026-07-01 09:00:00+02:00        0        0
        2026-07-01 08:00:00+02:00  2026-07-01 09:00:59+02:00       59        0  not yet a minute
        2026-07-01 08:00:00+02:00  2026-07-01 09:01:00+02:00       60        1
        2026-07-01 09:00:00+02:00  2026-07-02 09:00:00+02:00    34200      570  a whole day
        2026-07-03 18:00:00+02:00  2026-07-06 09:30:00+02:00     3600       60
        2026-12-31 18:00:00+01:00  2027-01-01 09:30:00+01:00     3600       60
        2026-07-01 10:00:00+02:00  2026-07-01 10:00:00+02:00        0        0
        2026-07-02 10:00:00+02:00  2026-07-01 10:00:00+02:00        0        0  never less than none
        2025-07-01 00:00:00+02:00  2027-07-01 00:00:00+02:00  17818200   296970  521 days of work
    """),
)
def test_elapsed_time_is_open_time(start, end, seconds, minutes):
    assert elapsed_seconds(OFFICE, at(start), at(end)) == seconds
    assert elapsed(OFFICE, at(start), at(end)) == minutes


def test_parts_of_a_second_are_cut_off():
    almost = at("2026-07-01 18:29:59.999999+02:00")

    assert is_open(OFFICE, almost)
    assert next_opening(OFFICE, almost) == at("2026-07-01 18:29:59+02:00")


def test_fixed_hours_have_no_summer_time():
    greenwich = calendar("UTC+00:00", mon="10:00-18:00", tue="10:00-18:00")

    assert next_opening(greenwich, at("2026-07-05")) == at("2026-07-06 10:00+00:00")
    assert next_opening(greenwich, at("2026-01-04")) == at("2026-01-05 10:00+00:00")


def test_a_calendar_that_is_always_open_never_closes():
    always = every_day(BERLIN, "00:00-24:00", "2026-07-10")

    assert closes_at(always, at("2026-07-01")) == at("2026-07-10 00:00+02:00")
    assert closes_at(always, at("2026-07-11")) is None
    assert closes_at(always, at("2026-12-31 12:00")) is None


def test_a_night_over_the_end_of_the_year_is_one():
    nights = every_day(BERLIN, "22:00-02:00")

    assert closes_at(nights, at("2026-12-31 23:30+01:00")) == at("2027-01-01 02:00+01:00")
    assert closes_at(nights, at("2026-12-31 20:00+01:00")) == at("2027-01-01 02:00+01:00")


def test_a_closing_at_the_end_of_the_year_is_one():
    evenings = calendar(BERLIN, thu="22:00-24:00")

    assert closes_at(evenings, at("2026-12-31 23:30+01:00")) == at("2027-01-01 00:00+01:00")


def test_a_year_without_open_time_is_passed_over():
    rare = calendar(
        BERLIN, *(f"2026-{month:02}-{day:02}" for month, day in mondays(2026)), mon="09:00-10:00"
    )

    assert next_opening(rare, at("2025-12-30")) == at("2027-01-04 09:00+01:00")
    assert closes_at(rare, at("2026-01-01")) == at("2027-01-04 10:00+01:00")
    assert add(rare, at("2025-12-29 09:30+01:00"), WorkMinutes(31)) == at("2027-01-04 09:01+01:00")


def mondays(year):
    first = at(f"{year}-01-01")
    days = (first + timedelta(days=number) for number in range(366))
    return [(day.month, day.day) for day in days if day.weekday() == 0]


def test_the_search_ends_somewhere():
    brief = calendar(BERLIN, mon="09:00-09:01")

    assert add(brief, at("2026-01-01"), WorkMinutes(52 * 50)) > at("2075-01-01")
    with pytest.raises(OutOfReach):
        add(brief, at("2026-01-01"), WorkMinutes(53 * 62))


def test_a_calendar_that_is_closed_for_ages_is_out_of_reach():
    days = (at("2026-01-01") + timedelta(days=number) for number in range(62 * 366))
    shut = calendar(BERLIN, *(f"{day:%Y-%m-%d}" for day in days), mon="09:00-17:00")

    with pytest.raises(OutOfReach):
        next_opening(shut, at("2026-01-01"))


def test_less_than_no_work_is_a_bug():
    with pytest.raises(AssertionError):
        add_seconds(OFFICE, at("2026-07-01"), -1)


@pytest.mark.parametrize(
    ("end", "minutes", "since"),
    cases("""
        end                     minutes  since
        2026-07-01 10:00+02:00       60  2026-07-01 09:00+02:00  since opening, not since closing
        2026-07-01 10:00+02:00       61  2026-06-30 18:29+02:00
        2026-07-01 08:00+02:00        1  2026-06-30 18:29+02:00
        2026-07-04 12:00+02:00      570  2026-07-03 09:00+02:00
        2026-04-07 10:00+02:00      120  2026-04-03 17:30+02:00  over Easter Monday
        2026-07-01 10:00+02:00        0  2026-07-01 10:00+02:00
        2026-07-01 18:30+02:00        0  2026-07-01 18:30+02:00
        2026-07-01 09:00+02:00        0  2026-06-30 18:30+02:00  no time leads up to the opening
        2026-07-01 19:00+02:00        0  2026-07-01 18:30+02:00
        2026-07-01 09:30+02:00   148200  2025-07-01 09:30+02:00  a year
    """),
)
def test_work_is_reckoned_back(end, minutes, since):
    assert subtract_seconds(OFFICE, at(end), minutes * 60) == at(since)


@pytest.mark.parametrize(
    ("asked", "closed"),
    [
        ("2026-04-05 23:59:59+02:00", False),
        ("2026-04-06 00:00:00+02:00", True),
        ("2026-04-06 23:59:59+02:00", True),
        ("2026-04-07 00:00:00+02:00", False),
        ("2026-04-04 12:00:00+02:00", False),  # a Saturday is no holiday
    ],
)
def test_a_holiday_is_a_day_that_is_closed_as_a_whole(asked, closed):
    assert is_holiday(OFFICE, at(asked)) is closed


def test_the_search_back_ends_somewhere():
    brief = calendar(BERLIN, mon="09:00-09:01")
    shut = calendar(BERLIN, *days_from("1964-01-01"), mon="09:00-17:00")

    with pytest.raises(OutOfReach):
        subtract_seconds(brief, at("2026-01-01"), 53 * 62 * 60)
    with pytest.raises(OutOfReach):
        previous_closing(shut, at("2025-12-31"))


def test_time_elapsed_over_ages_is_out_of_reach():
    with pytest.raises(OutOfReach):
        elapsed_seconds(OFFICE, at("1926-01-01"), at("2026-01-01"))


def test_what_closes_for_ages_closes():
    last = calendar(BERLIN, *days_from("2026-01-06"), mon="09:00-17:00")

    assert closes_at(last, at("2026-01-01")) == at("2026-01-05 17:00+01:00")
    assert len(periods(last, at("2025-12-25"), 5)) == 2


def days_from(first):
    days = (at(first) + timedelta(days=number) for number in range(64 * 366))
    return [f"{day:%Y-%m-%d}" for day in days]
