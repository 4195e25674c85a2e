"""Working days: dates on which anything is open."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from makegood.terms.worktime.days import (
    add_business_days,
    add_working_days,
    is_working_day,
    nth_after,
    working_days_between,
)
from makegood.terms.worktime.opening import OutOfReach
from makegood.terms.worktime.zone import instant
from tests.tables import cases
from tests.terms.worktime.calendars import (
    BERLIN,
    at,
    calendar,
    calendars,
    every_day,
    office,
    with_hours,
)
from tests.terms.worktime.oracle import open_minutes

OFFICE = with_hours(
    office("2026-04-03", "2026-04-06"),  # Good Friday, Easter Monday
    d2026_12_24="09:00-12:00",
    d2026_12_26="10:00-11:00",  # a Saturday
    d2026_12_31="",
)
days = some.dates(date(2014, 3, 1), date(2028, 10, 1))


def on(words):
    return date.fromisoformat(words)


@pytest.mark.parametrize(
    ("day", "is_one"),
    cases("""
        day         is one
        2026-04-02  1
        2026-04-03  0       closed
        2026-04-04  0       Saturday
        2026-04-07  1
        2026-12-24  1       half a day
        2026-12-26  1       an hour on a Saturday
        2026-12-31  0       no hours at all
    """),
)
def test_a_working_day_has_open_time(day, is_one):
    assert is_working_day(OFFICE, on(day)) is bool(is_one)


@pytest.mark.parametrize(
    ("day", "number", "working", "business"),
    cases("""
        day         number  working     business
        2026-04-01       1  2026-04-02  2026-04-02
        2026-04-02       1  2026-04-07  2026-04-07  over Easter
        2026-04-04       1  2026-04-07  2026-04-08  from a Saturday
        2026-04-04       0  2026-04-07  2026-04-07
        2026-04-07       0  2026-04-07  2026-04-07
        2026-04-07      -1  2026-04-02  2026-04-02
        2026-04-05      -1  2026-04-02  2026-04-01  back from a Sunday
        2026-12-23       2  2026-12-25  2026-12-25  half a day counts
        2026-12-23       3  2026-12-26  2026-12-26
        2026-12-30       1  2027-01-01  2027-01-01  over the end of the year
        2026-03-02      30  2026-04-15  2026-04-15
        2026-01-01     600  2028-04-24  2028-04-24
        2028-04-24    -600  2026-01-01  2026-01-01
    """),
)
def test_days_are_counted_over_closed_ones(day, number, working, business):
    assert add_working_days(OFFICE, on(day), number) == on(working)
    assert add_business_days(OFFICE, on(day), number) == on(business)


@pytest.mark.parametrize(
    ("first", "end", "number"),
    cases("""
        first       end         number
        2026-04-01  2026-04-01       0
        2026-04-01  2026-04-02       1  the first day counts, the end does not
        2026-04-02  2026-04-07       1
        2026-04-03  2026-04-07       0
        2026-04-03  2026-04-08       1
        2026-04-08  2026-04-01       0  never less than none
        2026-12-21  2027-01-01       9
        2020-01-01  2030-01-01    2607
    """),
)
def test_days_between_are_those_before_the_end(first, end, number):
    assert working_days_between(OFFICE, on(first), on(end)) == number


def test_a_working_day_has_a_first_opening_and_a_last_closing():
    lunch = calendar(BERLIN, mon="09:00-12:00 13:00-17:00", wed="22:00-02:00")
    monday, wednesday, thursday = (
        nth_after(lunch, on("2026-06-28"), number) for number in (1, 2, 3)
    )

    assert instant(monday.opens) == at("2026-06-29 09:00+02:00")
    assert instant(monday.closes) == at("2026-06-29 17:00+02:00")
    assert instant(wednesday.closes) == at("2026-07-02 00:00+02:00")
    assert thursday.on == on("2026-07-02")  # the second half of the night
    assert instant(thursday.closes) == at("2026-07-02 02:00+02:00")


def test_a_day_that_the_clocks_skip_is_none():
    always = every_day("Pacific/Apia", "00:00-24:00")

    assert add_working_days(always, on("2011-12-29"), 1) == on("2011-12-31")


@given(calendar=calendars(), day=days, number=some.integers(1, 400))
def test_adding_and_counting_undo_each_other(calendar, day, number):
    reached = add_working_days(calendar, day, number)
    after = day + timedelta(days=1)

    assert is_working_day(calendar, reached)
    assert working_days_between(calendar, after, reached) == number - 1
    assert add_working_days(calendar, reached + timedelta(days=1), -number) > day
    assert add_working_days(calendar, day, number + 1) > reached
    assert add_working_days(calendar, after, number) >= reached


@given(calendar=calendars(), day=days, number=some.integers(0, 100))
def test_a_day_that_is_open_takes_as_many_business_days_as_working_days(calendar, day, number):
    day = add_working_days(calendar, day, 0)

    assert add_business_days(calendar, day, number) == add_working_days(calendar, day, number)
    assert add_business_days(calendar, day, -number) == add_working_days(calendar, day, -number)


@given(calendar=calendars(), day=days)
def test_a_working_day_is_one_on_which_a_patient_clerk_sees_it_open(calendar, day):
    begins = calendar.zone.minute_of(day, 0)
    minutes = (calendar.zone.minute_of(day, 24 * 60) - begins) // 60

    assert is_working_day(calendar, day) == any(open_minutes(calendar, begins, minutes))


def test_the_search_ends_somewhere():
    ages = (on("2026-01-01") + timedelta(days=number) for number in range(62 * 366))
    shut = calendar(BERLIN, *(day.isoformat() for day in ages), mon="09:00-17:00")

    with pytest.raises(OutOfReach):
        add_working_days(shut, on("2026-01-01"), 1)
    with pytest.raises(OutOfReach):
        add_working_days(shut, on("2087-12-31"), -1)
    with pytest.raises(OutOfReach):
        add_working_days(OFFICE, on("9999-06-01"), 1000)
    with pytest.raises(OutOfReach):
        working_days_between(OFFICE, on("2026-01-01"), on("2126-01-01"))
