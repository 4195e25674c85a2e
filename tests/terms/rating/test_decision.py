"""A proposal waits; its customer is reminded, and after a time it lapses. Days are of 24 hours."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from makegood.terms.agreement.read import read_agreement
from makegood.terms.rating.decision import lapses_at, reminders
from tests.terms.written import agreement, changed, unmentioned

AS_WRITTEN = agreement()
OTHER_DAYS = agreement(("[7, 12]", "[1]"), ("lapse_after_days = 14", "lapse_after_days = 2"))
MONDAY = datetime(2016, 7, 4, 8, 0, tzinfo=UTC)


def for_ever():
    written = changed(("remind_after_days = [7, 12]\n", ""), ("lapse_after_days = 14\n", ""))
    written = unmentioned("decision.remind_after_days", written)
    return read_agreement(unmentioned("decision.lapse_after_days", written))


def test_as_written_it_reminds_twice_and_lapses_after_fourteen_days():
    assert reminders(AS_WRITTEN, proposed_at=MONDAY) == (
        datetime(2016, 7, 11, 8, 0, tzinfo=UTC),
        datetime(2016, 7, 16, 8, 0, tzinfo=UTC),
    )
    assert lapses_at(AS_WRITTEN, proposed_at=MONDAY) == datetime(2016, 7, 18, 8, 0, tzinfo=UTC)


def test_other_days_give_other_instants():
    assert reminders(OTHER_DAYS, proposed_at=MONDAY) == (MONDAY + timedelta(days=1),)
    assert lapses_at(OTHER_DAYS, proposed_at=MONDAY) == MONDAY + timedelta(days=2)


def test_an_agreement_can_let_it_wait_for_ever():
    assert reminders(for_ever(), proposed_at=MONDAY) == ()
    assert lapses_at(for_ever(), proposed_at=MONDAY) is None


@pytest.mark.parametrize(
    ("proposed", "lapses"),
    [
        ("2016-03-20 10:00", "2016-04-03 11:00"),  # an hour was skipped on 27 March
        ("2016-10-20 10:00", "2016-11-03 09:00"),  # an hour came twice on 30 October
    ],
)
def test_a_day_has_24_hours_also_when_clocks_change(proposed, lapses):
    berlin = ZoneInfo("Europe/Berlin")
    proposed_at = datetime.fromisoformat(proposed).replace(tzinfo=berlin)

    lapse = lapses_at(AS_WRITTEN, proposed_at=proposed_at)

    assert lapse == datetime.fromisoformat(lapses).replace(tzinfo=berlin)


def test_a_time_without_zone_is_a_bug():
    with pytest.raises(AssertionError):
        lapses_at(AS_WRITTEN, proposed_at=MONDAY.replace(tzinfo=None))


@given(
    at=some.datetimes(timezones=some.timezones(), min_value=datetime.fromisoformat("1990-01-02"))
)
def test_reminders_come_in_order_before_the_lapse(at):
    steps = (at, *reminders(AS_WRITTEN, proposed_at=at), lapses_at(AS_WRITTEN, proposed_at=at))

    assert list(steps) == sorted(steps)
    assert len(set(steps)) == len(steps)
