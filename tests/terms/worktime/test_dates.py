"""Days on the clocks of a zone, and months later."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from makegood.terms.worktime.dates import day_of, first_of, last_of, months_after, same_time_on
from makegood.terms.worktime.zone import Zone
from tests.tables import cases
from tests.terms.worktime.calendars import BERLIN, at, instants

BERLIN_CLOCKS = Zone(BERLIN)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    cases("""
        day         months  later
        2026-01-31       1  2026-02-28
        2026-01-31       2  2026-03-31  anchored on the first day
        2027-11-30       3  2028-02-29
        2028-02-29      12  2029-02-28
        2026-12-31       1  2027-01-31
        2026-03-31      -1  2026-02-28
    """),
)
def test_months_end_where_the_month_does(day, months, later):
    assert months_after(date.fromisoformat(day), months) == date.fromisoformat(later)


def test_a_day_begins_and_ends_with_the_clocks_of_its_zone():
    day = date(2026, 3, 29)

    assert first_of(BERLIN_CLOCKS, day) == at("2026-03-29 00:00+01:00")
    assert last_of(BERLIN_CLOCKS, day) == at("2026-03-29 23:59:59+02:00")
    assert same_time_on(BERLIN_CLOCKS, day, at("2026-03-01 12:30+01:00")) == at(
        "2026-03-29 12:30+02:00"
    )


@given(zone=some.sampled_from([BERLIN, "Asia/Kathmandu", "UTC+14:00"]).map(Zone), asked=instants)
def test_an_instant_lies_within_its_day(zone, asked):
    day = day_of(zone, asked)

    assert first_of(zone, day) <= asked <= last_of(zone, day)
    assert first_of(zone, day + timedelta(days=1)) - last_of(zone, day) == timedelta(seconds=1)
