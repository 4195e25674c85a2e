"""What holds for every calendar: parts add up, adding undoes elapsing, more is never earlier."""

import os
import time
from datetime import timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as some

from makegood.terms.worktime.reckon import (
    OutOfReach,
    add_seconds,
    closes_at,
    elapsed,
    elapsed_seconds,
    is_open,
    next_opening,
)
from tests.terms.worktime.calendars import BERLIN, at, calendars, every_day, instants, office

amounts = some.integers(1, 20 * 24 * 3600)
lengths = some.timedeltas(timedelta(0), timedelta(days=400)).map(
    lambda length: length - timedelta(microseconds=length.microseconds)
)
MARCH = at("2026-03-28 12:00")
OCTOBER = at("2026-10-24 12:00")


def reached(calendar, start, seconds):
    try:
        return add_seconds(calendar, start, seconds)
    except OutOfReach:
        assume(False)


@given(calendar=calendars(), start=instants, first=lengths, second=lengths)
def test_parts_add_up(calendar, start, first, second):
    middle, end = start + first, start + first + second

    parts = elapsed_seconds(calendar, start, middle) + elapsed_seconds(calendar, middle, end)

    assert parts == elapsed_seconds(calendar, start, end)
    assert 0 <= parts <= (end - start).total_seconds()


@given(calendar=calendars(), start=instants, seconds=amounts)
@example(calendar=every_day(BERLIN, "00:00-24:00"), start=MARCH, seconds=24 * 3600)
@example(calendar=every_day(BERLIN, "00:00-24:00"), start=OCTOBER, seconds=24 * 3600)
def test_elapsing_undoes_adding(calendar, start, seconds):
    end = reached(calendar, start, seconds)

    assert elapsed_seconds(calendar, start, end) == seconds
    assert elapsed_seconds(calendar, start, end - timedelta(seconds=1)) == seconds - 1


@given(calendar=calendars(), start=instants, first=amounts, second=amounts)
def test_adding_in_parts_comes_to_the_same(calendar, start, first, second):
    middle = reached(calendar, start, first)

    assert reached(calendar, middle, second) == reached(calendar, start, first + second)


@given(calendar=calendars(), start=instants, later=lengths, seconds=amounts, more=amounts)
def test_more_work_and_a_later_start_never_end_earlier(calendar, start, later, seconds, more):
    end = reached(calendar, start, seconds)

    assert start < end < reached(calendar, start, seconds + more)
    assert end <= reached(calendar, start + later, seconds)


@given(calendar=calendars(), asked=instants)
def test_opening_and_closing_enclose_open_time(calendar, asked):
    opens = next_opening(calendar, asked)
    closes = closes_at(calendar, opens)
    last = closes - timedelta(seconds=1)

    assert is_open(calendar, opens)
    assert is_open(calendar, last)
    assert not is_open(calendar, closes)
    assert elapsed_seconds(calendar, asked, opens) == 0
    assert elapsed_seconds(calendar, opens, closes) == (closes - opens).total_seconds()
    assert closes_at(calendar, asked) == closes


@given(calendar=calendars(), start=instants, length=lengths)
def test_whole_minutes_are_rounded_down(calendar, start, length):
    seconds = elapsed_seconds(calendar, start, start + length)

    assert elapsed(calendar, start, start + length) * 60 <= seconds
    assert seconds < (elapsed(calendar, start, start + length) + 1) * 60


@settings(max_examples=40)
@given(
    zone=some.sampled_from([BERLIN, "America/New_York", "Asia/Kathmandu"]),
    edges=some.lists(some.integers(3 * 60, 24 * 60 - 1), min_size=2, max_size=2, unique=True),
    start=instants,
    minutes=some.integers(0, 2 * 24 * 60),
)
@example(zone=BERLIN, edges=[540, 1110], start=MARCH, minutes=2880)
@example(zone=BERLIN, edges=[540, 1110], start=OCTOBER, minutes=2880)
def test_it_comes_to_what_a_patient_clerk_counts(zone, edges, start, minutes):
    """Minute by minute on the wall clock. The windows keep clear of the hours that are changed."""
    opens, closes = sorted(edges)
    words = f"{opens // 60:02}:{opens % 60:02}-{closes // 60:02}:{closes % 60:02}"
    start = start.replace(second=0)
    clock = ZoneInfo(zone)

    walls = ((start + timedelta(minutes=passed)).astimezone(clock) for passed in range(minutes))
    counted = sum(opens <= wall.hour * 60 + wall.minute < closes for wall in walls)

    end = start + timedelta(minutes=minutes)
    assert elapsed(every_day(zone, words), start, end) == counted


@pytest.mark.parametrize("name", ["UTC", "Asia/Kathmandu", "America/St_Johns"])
def test_the_zone_of_the_process_changes_nothing(name, monkeypatch):
    asked = at("2026-07-01 18:30+02:00")
    before = next_opening(office(), asked)

    monkeypatch.setitem(os.environ, "TZ", name)
    time.tzset()
    try:
        assert next_opening(office("2001-01-01"), asked) == before
    finally:
        monkeypatch.undo()
        time.tzset()


def test_each_minute_of_a_year_is_either_open_or_closed_as_the_week_says():
    calendar = office()
    hours = [at("2026-01-01") + timedelta(hours=passed) for passed in range(366 * 24)]
    total = sum(elapsed(calendar, start, end) for start, end in pairwise(hours))

    assert total == elapsed(calendar, hours[0], hours[-1])
