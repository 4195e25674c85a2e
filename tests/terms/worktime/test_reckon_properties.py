"""What holds for every calendar: parts add up, adding undoes elapsing, more is never earlier."""

import os
import time
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

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
    periods,
    previous_closing,
    subtract_seconds,
)
from makegood.terms.worktime.zone import Zone, instant, second
from tests.terms.worktime.calendars import BERLIN, at, calendars, every_day, instants, office
from tests.terms.worktime.oracle import open_minutes

amounts = some.integers(1, 20 * 24 * 3600)
lengths = some.timedeltas(timedelta(0), timedelta(days=400)).map(
    lambda length: length - timedelta(microseconds=length.microseconds)
)
CHANGES = {  # the minute of each, in UTC
    "2026-03-29 01:00": BERLIN,
    "2026-10-25 01:00": BERLIN,
    "2026-10-03 15:30": "Australia/Lord_Howe",
    "2026-04-04 15:00": "Australia/Lord_Howe",
    "2015-10-18 03:00": "America/Sao_Paulo",
    "2016-02-21 02:00": "America/Sao_Paulo",
    "2010-11-07 02:31": "America/St_Johns",  # a minute past midnight
    "2011-12-30 10:00": "Pacific/Apia",  # from the 29th to the 31st
}
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


@settings(max_examples=60)
@given(calendar=calendars(), start=instants, minutes=some.integers(1, 3 * 24 * 60))
@example(calendar=every_day(BERLIN, "02:30-03:30"), start=MARCH, minutes=2880)
@example(calendar=every_day(BERLIN, "02:30-03:30"), start=OCTOBER, minutes=2880)
@example(calendar=every_day(BERLIN, "01:00-02:30"), start=OCTOBER, minutes=2880)
def test_it_comes_to_what_a_patient_clerk_counts(calendar, start, minutes):
    begins = second(start) // 60 * 60
    counted = list(open_minutes(calendar, begins, minutes))
    edges = [instant(begins + 60 * number) for number in range(minutes + 1)]

    assert elapsed(calendar, edges[0], edges[-1]) == sum(counted)
    for number in range(0, minutes, 97):
        assert is_open(calendar, edges[number]) == counted[number]
        assert elapsed(calendar, edges[number], edges[-1]) == sum(counted[number:])


@settings(max_examples=25)
@given(calendar=calendars(), change=some.sampled_from(sorted(CHANGES)), before=some.integers(1, 90))
def test_on_days_of_change_it_comes_to_the_same(calendar, change, before):
    moved = replace(calendar, zone=Zone(CHANGES[change]))
    begins = second(at(change)) - before * 60

    counted = sum(open_minutes(moved, begins, 300))

    assert elapsed(moved, instant(begins), instant(begins + 300 * 60)) == counted


@given(calendar=calendars(), end=instants, seconds=amounts)
def test_reckoning_back_is_the_mirror_of_reckoning_on(calendar, end, seconds):
    try:
        start = subtract_seconds(calendar, end, seconds)
    except OutOfReach:
        assume(False)

    assert elapsed_seconds(calendar, start, end) == seconds
    assert elapsed_seconds(calendar, start + timedelta(seconds=1), end) == seconds - 1
    assert elapsed_seconds(calendar, add_seconds(calendar, start, seconds), end) == 0


@given(calendar=calendars(), asked=instants)
def test_the_last_closing_has_open_time_before_it_and_none_after(calendar, asked):
    last = previous_closing(calendar, asked)

    assert last <= asked
    assert elapsed_seconds(calendar, last, asked) == 0
    assert elapsed_seconds(calendar, last - timedelta(seconds=1), asked) == 1


@given(calendar=calendars(), start=instants, count=some.integers(1, 5))
def test_periods_are_all_that_is_open(calendar, start, count):
    found = periods(calendar, start, count)
    opening = sum(int((closes - opens).total_seconds()) for opens, closes in found)

    assert found[0][0] == next_opening(calendar, start)
    assert all(closes < opens for (_, closes), (opens, _) in pairwise(found))
    assert opening == elapsed_seconds(calendar, start, found[-1][1])


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
