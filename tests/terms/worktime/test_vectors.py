"""What ten other business-time libraries expect of themselves.

Each vector comes out as its library says, or is listed in OURS with what Makegood says instead and
why; docs/terms/worktime.md has the rules. A vector that does neither fails.
"""

import json
from datetime import date, datetime
from pathlib import Path

import pytest

from makegood.terms.worktime.business import business_days_after
from makegood.terms.worktime.calendar import Calendar
from makegood.terms.worktime.clock import Working, deadline, spent
from makegood.terms.worktime.days import add_business_days, working_days_between
from makegood.terms.worktime.reckon import (
    add_seconds,
    closes_at,
    elapsed_seconds,
    is_holiday,
    is_open,
    next_opening,
    periods,
    previous_closing,
    subtract_seconds,
)
from makegood.terms.worktime.stretch import stretch
from makegood.terms.worktime.week import DAY, DAYS, Window, joined, read_window
from makegood.terms.worktime.zone import Zone, instant
from tests.terms.worktime.calendars import at

VECTORS = Path(__file__).resolve().parents[4] / "shared/data/worktime_vectors.json"

# Where libraries disagree (`dialect`) and Makegood does not follow the vector: what it says.
OURS = {
    # A skipped time is the moment of the skip, so 02:30-03:15 is open from 03:00 to 03:15.
    "biz-047": [("2006-04-02T10:00:00Z", "2006-04-02T10:15:00Z")],
    "biz-049": "2014-03-09T10:00:00Z",
}


def vectors():
    return json.loads(VECTORS.read_text())["vectors"] if VECTORS.exists() else []


def hours(schedule):
    """The vector's calendar; what breaks leave of a day are other hours of that day."""
    zone = {"UTC": "UTC+00:00", "Etc/UTC": "UTC+00:00"}.get(schedule["tz"], schedule["tz"])
    week = tuple(
        read_window(DAYS.index(day), "-".join(edges))
        for day, windows in schedule["week"].items()
        for edges in windows
    )
    other = {day: windows_of(edges) for day, edges in schedule.get("overrides", {}).items()}
    for day, edges in schedule.get("breaks", {}).items():
        whole = other.get(day, of_weekday(week, date.fromisoformat(day)))
        other[day] = without(whole, windows_of(edges))
    on = tuple((date.fromisoformat(day), windows) for day, windows in sorted(other.items()))
    closed_on = frozenset(map(date.fromisoformat, schedule.get("holidays", ())))
    return Calendar(Zone(zone), week, closed_on, on)


def windows_of(edges):
    return tuple(read_window(0, "-".join(pair)) for pair in edges)


def of_weekday(week, day):
    first = day.weekday() * DAY
    return tuple(
        Window(window.opens - first, window.closes - first)
        for window in week
        if window.opens // DAY == day.weekday()
    )


def without(windows, breaks):
    """The minutes of the windows that lie in no break."""
    away = {minute for each in breaks for minute in range(each.opens, each.closes)}
    left = [
        (minute, minute + 1)
        for window in windows
        for minute in range(window.opens, window.closes)
        if minute not in away
    ]
    return tuple(Window(opens, closes) for opens, closes in joined(tuple(left)))


def seconds_added(calendar, vector):
    amount = vector["amount_s"]
    start = at(vector["start"])
    if amount < 0:
        return subtract_seconds(calendar, start, -amount)
    return add_seconds(calendar, start, amount)


def pauses(vector):
    return [stretch(at(begins), at(ends)) for begins, ends in vector.get("pauses", ())]


def day(vector, name):
    return date.fromisoformat(vector[name][:10])


ANSWERS = {
    "add": seconds_added,
    "deadline": lambda calendar, vector: deadline(
        Working(vector["amount_s"], calendar), at(vector["start"]), pauses(vector)
    ),
    "between": lambda calendar, vector: spent(
        Working(1, calendar), at(vector["start"]), at(vector["end"]), pauses(vector)
    ),
    "next_open": lambda calendar, vector: next_opening(calendar, at(vector["at"])),
    "next_close": lambda calendar, vector: closes_at(calendar, at(vector["at"])),
    "prev_open": lambda calendar, vector: previous_closing(calendar, at(vector["at"])),
    "is_open": lambda calendar, vector: is_open(calendar, at(vector["at"])),
    "is_holiday": lambda calendar, vector: is_holiday(calendar, at(vector["at"])),
    "periods": lambda calendar, vector: periods(calendar, at(vector["origin"]), vector["count"]),
    "add_business_days": lambda calendar, vector: business_days_after(
        calendar, at(vector["start"]), vector["days"]
    ),
    "add_business_days_date": lambda calendar, vector: add_business_days(
        calendar, day(vector, "start"), vector["days"]
    ),
    "business_days_between": lambda calendar, vector: working_days_between(
        calendar, day(vector, "start"), day(vector, "end")
    ),
}


def answer(vector):
    schedule = vector["schedule"]
    if vector["op"] == "resolve_local":
        zone = hours(schedule | {"week": {"mon": [["09:00", "17:00"]]}}).zone
        return instant(zone.second_of(datetime.fromisoformat(vector["local"])))
    return ANSWERS[vector["op"]](hours(schedule), vector)


def read(value):
    """An expectation as what `answer` gives: instants, dates, numbers, truths."""
    if isinstance(value, list | tuple):
        return [tuple(read(edge) for edge in pair) for pair in value]
    if isinstance(value, str):
        return at(value) if "T" in value else date.fromisoformat(value)
    return value


def same(vector, ours, expected):
    """Equal, or, where the vector allows it, with no open time between the two."""
    if ours == expected:
        return True
    if vector.get("equivalent_ok"):
        calendar = hours(vector["schedule"])
        edges = sorted([ours, expected])
        return elapsed_seconds(calendar, *edges) == 0
    if "tolerance_s" in vector:
        return abs((ours - expected).total_seconds()) <= vector["tolerance_s"]
    return False


@pytest.mark.skipif(not VECTORS.exists(), reason="the collected vectors are not at hand")
@pytest.mark.parametrize("vector", vectors(), ids=lambda vector: vector["id"])
def test_a_vector_comes_out_as_its_library_says_or_as_we_say(vector):
    if vector["id"] in OURS:
        assert "dialect" in vector
        assert answer(vector) == read(OURS[vector["id"]])
        assert not same(vector, answer(vector), read(vector["expect"]))
        return
    assert same(vector, answer(vector), read(vector["expect"]))


def test_questions_that_no_vector_at_hand_asks_are_answered_too():
    schedule = {"tz": "UTC", "week": {day: [["09:00", "17:00"]] for day in DAYS[:5]}}
    saturday = {"schedule": schedule, "start": "2010-04-10T11:00:00Z"}
    paused = [["2010-04-09T10:00:00Z", "2010-04-09T11:00:00Z"]]
    cases = [
        (saturday | {"op": "add_business_days", "days": 1}, at("2010-04-13 09:00")),
        (saturday | {"op": "add_business_days_date", "days": 1}, date(2010, 4, 13)),
        (saturday | {"op": "add_business_days_date", "days": -1}, date(2010, 4, 8)),
        (saturday | {"op": "add_business_days_date", "days": 0}, date(2010, 4, 12)),
        (
            saturday | {"op": "business_days_between", "end": "2010-04-14"},
            2,
        ),
        (
            {"op": "next_close", "schedule": schedule, "at": "2010-04-09T17:00:00Z"},
            at("2010-04-12 17:00"),
        ),
        (
            {
                "op": "deadline",
                "schedule": schedule,
                "start": "2010-04-09T09:00:00Z",
                "amount_s": 8 * 3600,
                "pauses": paused,
            },
            at("2010-04-12 10:00"),
        ),
    ]
    for vector, expected in cases:
        assert answer(vector) == expected, vector
