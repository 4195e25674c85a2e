"""Time is cut into spans; that must not show."""

from datetime import UTC, datetime

import pytest

from makegood.terms.worktime.opening import SPAN, OutOfReach, open_time
from makegood.terms.worktime.reckon import closes_at, elapsed_seconds, next_opening, periods
from makegood.terms.worktime.zone import instant
from tests.terms.worktime.calendars import BERLIN, calendar, every_day, office

EDGE = 54 << SPAN  # some day in 2027
DAY = 24 * 3600


def test_equal_calendars_share_what_was_reckoned():
    assert open_time(office(), 53) is open_time(office(), 53)
    assert open_time(office(), 53) is not open_time(office("2026-01-01"), 53)


def test_a_stretch_over_the_edge_is_one():
    around = every_day(BERLIN, "00:00-24:00", "2027-05-30", "2027-07-10")
    begins, ends = instant(EDGE - DAY), instant(EDGE + DAY)

    assert begins.year == 2027
    assert elapsed_seconds(around, begins, ends) == 2 * DAY
    assert periods(around, begins, 1) == [(begins, closes_at(around, begins))]
    assert closes_at(around, begins) > ends


def test_a_span_in_which_nothing_opens_is_empty():
    once = calendar(BERLIN, *closed_in(1), mon="09:00-10:00")

    assert open_time(once, 1).total == 0
    assert next_opening(once, instant((1 << SPAN) + DAY)) >= instant(2 << SPAN)


def closed_in(span):
    first = instant(span << SPAN).toordinal() - 1
    return [datetime.fromordinal(first + number).date().isoformat() for number in range(392)]


@pytest.mark.parametrize("at", [datetime(1, 1, 2, tzinfo=UTC), datetime(9999, 12, 30, tzinfo=UTC)])
def test_at_the_ends_of_time_nothing_is_found(at):
    with pytest.raises(OutOfReach):
        next_opening(office(), at)


def test_time_that_never_closes_is_no_period():
    always = every_day(BERLIN, "00:00-24:00")

    assert periods(always, instant(EDGE), 3) == []
    assert closes_at(always, instant(EDGE)) is None
