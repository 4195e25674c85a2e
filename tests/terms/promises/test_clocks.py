"""How much of a length has gone by, on its own clock and on the calendar of its promise."""

import pytest

from makegood.terms.agreement.lengths import read_length
from makegood.terms.promises.clocks import clock_of, counted
from makegood.terms.promises.owed import calendar_of
from makegood.terms.worktime.stretch import Stretch
from tests.terms.drafted import draft
from tests.terms.promises.test_labels import LADDER
from tests.terms.promises.written import HOURS, START, seconds

CASES = [
    ("24 hours", "3h", (), 3 * 3600),
    ("24 hours", "3h", (Stretch(START, START + 3600),), 2 * 3600),
    ("4 working hours", "1d+1h", (), 9 * 3600),
    ("2 business days", "1d", (), 1),
    ("2 business days", "23h", (), 0),
    ("2 business days", "9d", (), 2),
    ("2 business days", "9d", (Stretch(START + 3600),), 0),
    ("2 working days", "2d", (), 1),
]


@pytest.mark.parametrize(("length", "until", "pauses", "found"), CASES)
def test_a_clock_counts_seconds_or_whole_days(length, until, pauses, found):
    clock = clock_of(draft(HOURS), read_length(length), None)
    assert counted(clock, START, START + seconds(until), pauses) == found


@pytest.mark.parametrize(("rule", "calendar"), [("ladder", None), ("reply", "agreed")])
def test_each_rule_has_its_calendar(rule, calendar):
    agreed = HOURS.replace("[hours", "[calendar.agreed")
    promise = """
    [[promise]]
    id = "reply"
    clause = "3"
    strength = "target"
    starts = ["opened"]
    stops = ["reply"]
    within = "2 working hours"
    calendar = "agreed"
    """
    assert calendar_of(draft(LADDER + agreed + promise), rule) == calendar
