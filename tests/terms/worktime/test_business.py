"""Business days: the same time of another working day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from makegood.terms.worktime.business import business_days_after
from makegood.terms.worktime.days import is_working_day
from makegood.terms.worktime.reckon import elapsed_seconds, next_opening
from tests.tables import cases
from tests.terms.worktime.calendars import (
    BERLIN,
    at,
    calendar,
    calendars,
    every_day,
    instants,
    with_hours,
)
from tests.terms.worktime.test_reckon_properties import lengths

LATER = some.timedeltas(timedelta(0), timedelta(days=3)).map(
    lambda length: length - timedelta(microseconds=length.microseconds)
)
HOURS = with_hours(
    calendar(
        BERLIN,
        "2026-07-08",  # a Wednesday
        mon="09:00-12:00 13:00-17:00",
        tue="10:00-16:00",
        wed="09:00-17:00",
        thu="09:00-17:00",
        fri="09:00-17:00",
    ),
    d2026_07_10="09:00-12:00",  # a Friday
)


@pytest.mark.parametrize(
    ("start", "days", "due"),
    cases("""
        start                   days  due
        2026-06-30 11:00+02:00     1  2026-07-01 11:00+02:00
        2026-06-29 11:00+02:00     0  2026-06-29 11:00+02:00
        2026-06-29 12:30+02:00     0  2026-06-29 13:00+02:00
        2026-06-29 09:30+02:00     1  2026-06-30 10:00+02:00  opens later: the opening
        2026-06-29 16:30+02:00     1  2026-06-30 16:00+02:00  closes earlier: the closing
        2026-07-02 12:30+02:00     2  2026-07-06 12:00+02:00  at lunch: the closing before
        2026-07-02 13:00+02:00     2  2026-07-06 12:00+02:00
        2026-07-02 13:00:01+02:00  2  2026-07-06 13:00:01+02:00
        2026-07-02 17:00+02:00     1  2026-07-06 09:00+02:00  closed already: Friday, 09:00
        2026-07-03 17:00+02:00     1  2026-07-07 10:00+02:00  Monday, 09:00
        2026-07-04 11:00+02:00     1  2026-07-07 10:00+02:00  from a Saturday
        2026-07-06 08:00+02:00     1  2026-07-07 10:00+02:00  before the day begins
        2026-07-07 11:00+02:00     1  2026-07-09 11:00+02:00  over a closed day
        2026-07-09 15:00+02:00     1  2026-07-10 12:00+02:00  half a day is a day
        2026-07-09 15:00+02:00     2  2026-07-13 15:00+02:00
        2026-07-13 15:00+02:00    -1  2026-07-10 12:00+02:00
        2026-07-04 11:00+02:00    -1  2026-07-02 17:00+02:00  from Friday's closing
        2026-07-03 09:30+02:00    -3  2026-06-30 10:00+02:00
        2026-07-03 12:30+02:00    -4  2026-06-29 13:00+02:00
    """),
)
def test_a_business_day_leads_to_the_same_time(start, days, due):
    assert business_days_after(HOURS, at(start), days) == at(due)


@pytest.mark.parametrize(
    ("start", "days", "due"),
    cases("""
        start                   days  due
        2026-03-28 12:00+01:00     1  2026-03-29 12:00+02:00  23 hours
        2026-10-24 12:00+02:00     1  2026-10-25 12:00+01:00  25 hours
        2026-03-28 02:30+01:00     1  2026-03-29 03:00+02:00  skipped: the moment of it
        2026-10-24 02:30+02:00     1  2026-10-25 02:30+02:00  the first of the two
        2026-10-25 02:30+02:00     1  2026-10-26 02:30+01:00
        2026-10-25 02:30+01:00     1  2026-10-26 02:59:59+01:00  not earlier than at the first
        2026-03-30 00:00+02:00    -1  2026-03-29 00:00+01:00
    """),
)
def test_it_is_the_time_that_clocks_show(start, days, due):
    assert business_days_after(every_day(BERLIN, "00:00-24:00"), at(start), days) == at(due)


@given(calendar=calendars(), start=instants, days=some.integers(0, 60))
def test_it_lies_so_many_working_days_ahead(calendar, start, days):
    begins = next_opening(calendar, start)
    due = business_days_after(calendar, start, days)
    more = business_days_after(calendar, start, days + 1)

    assert start <= begins <= due < more
    first, last = (calendar.zone.latest_wall(int(each.timestamp())) for each in (begins, due))
    between = (
        date.fromordinal(each) for each in range(first.toordinal() + 1, last.toordinal() + 1)
    )
    counted = sum(is_working_day(calendar, each) for each in between)
    # A closing at midnight belongs to the day that it ends.
    assert counted - days in ({0, 1} if last.time().isoformat() == "00:00:00" else {0})


@given(calendar=calendars(), start=instants, later=LATER | lengths, days=some.integers(0, 30))
def test_a_later_start_is_never_due_earlier(calendar, start, later, days):
    due = business_days_after(calendar, start, days)

    assert due <= business_days_after(calendar, start + later, days)


@given(calendar=calendars(), end=instants, later=LATER, days=some.integers(1, 30))
def test_going_back_is_the_mirror(calendar, end, later, days):
    start = business_days_after(calendar, end, -days)

    assert start <= business_days_after(calendar, end + later, -days)
    assert business_days_after(calendar, end, -days - 1) < start
    assert elapsed_seconds(calendar, start, end) > 0
