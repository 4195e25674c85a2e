"""By when: the four clocks, with and without pauses. 09:00-18:30 in Berlin, Monday to Friday."""

from datetime import timedelta

import pytest

from makegood.terms.worktime.clock import (
    BusinessDays,
    Plain,
    Working,
    WorkingDays,
    deadline,
    deadline_second,
    overdue_seconds,
    spent,
    spent_seconds,
)
from makegood.terms.worktime.opening import OutOfReach
from makegood.terms.worktime.stretch import stretch
from makegood.terms.worktime.zone import second
from tests.tables import cases
from tests.terms.worktime.calendars import at, office, with_hours

HOUR = 3600
OFFICE = with_hours(office("2026-04-03", "2026-04-06"), d2026_12_24="09:00-12:00")
CLOCKS = {
    "24 hours": Plain(24 * HOUR),
    "1 hour": Plain(HOUR),
    "4 working hours": Working(4 * HOUR, OFFICE),
    "8 working hours": Working(8 * HOUR, OFFICE),
    "1 business day": BusinessDays(1, OFFICE),
    "3 business days": BusinessDays(3, OFFICE),
    "1 working day": WorkingDays(1, OFFICE),
    "2 working days": WorkingDays(2, OFFICE),
    "30 working days": WorkingDays(30, OFFICE),
}


def pauses(words):
    """ "07-01 10:00..07-01 12:00, 07-03 09:00.." in the summer of 2026, Berlin."""
    edges = (pause.split("..") for pause in words.split(", ")) if words else ()
    return [stretch(summer(begins), summer(ends) if ends else None) for begins, ends in edges]


def summer(words):
    return at(f"2026-{words}+02:00")


@pytest.mark.parametrize(
    ("clock", "start", "due"),
    cases("""
        clock            start                      due
        24 hours         2026-07-01 10:00:00+02:00  2026-07-02 10:00:00+02:00
        24 hours         2026-03-28 12:00:00+01:00  2026-03-29 13:00:00+02:00  24 real hours
        24 hours         2026-10-24 12:00:00+02:00  2026-10-25 11:00:00+01:00
        24 hours         2026-07-04 10:00:00+02:00  2026-07-05 10:00:00+02:00  also on a Saturday
        4 working hours  2026-07-01 10:00:00+02:00  2026-07-01 14:00:00+02:00
        4 working hours  2026-07-03 17:30:07+02:00  2026-07-06 12:00:07+02:00
        4 working hours  2026-07-04 10:00:00+02:00  2026-07-06 13:00:00+02:00
        8 working hours  2026-07-01 10:00:00+02:00  2026-07-01 18:00:00+02:00  not a business day
        1 business day   2026-07-01 10:00:00+02:00  2026-07-02 10:00:00+02:00
        1 business day   2026-07-03 10:00:00+02:00  2026-07-06 10:00:00+02:00
        1 business day   2026-07-04 10:00:00+02:00  2026-07-07 09:00:00+02:00
        1 business day   2026-12-23 10:00:00+01:00  2026-12-24 10:00:00+01:00
        1 business day   2026-12-23 14:00:00+01:00  2026-12-24 12:00:00+01:00  half a day
        1 working day    2026-07-01 08:00:00+02:00  2026-07-02 18:30:00+02:00  its day is not one
        1 working day    2026-07-01 23:59:59+02:00  2026-07-02 18:30:00+02:00
        1 working day    2026-07-02 00:00:00+02:00  2026-07-03 18:30:00+02:00
        1 working day    2026-07-04 10:00:00+02:00  2026-07-06 18:30:00+02:00
        1 working day    2026-12-23 10:00:00+01:00  2026-12-24 12:00:00+01:00  half a day counts
        30 working days  2026-03-02 10:00:00+01:00  2026-04-15 18:30:00+02:00  over Easter
    """),
)
def test_each_clock_counts_in_its_own_way(clock, start, due):
    assert deadline(CLOCKS[clock], at(start)) == at(due)
    assert deadline_second(CLOCKS[clock], second(at(start))) == second(at(due))


@pytest.mark.parametrize(
    ("clock", "pause", "due"),
    cases("""
        clock            pause                                     due
        24 hours         07-01 12:00..07-01 13:00                  07-02 11:00
        24 hours         07-01 12:00..07-01 13:00, 07-02 10:59..07-02 12:00  07-02 12:01
        24 hours         07-01 12:00..07-01 13:00, 07-02 11:00..07-02 12:00  07-02 11:00  too late
        24 hours         07-01 12:00..07-01 14:00, 07-01 13:00..07-01 15:00  07-02 13:00  once
        24 hours         06-30 12:00..07-01 11:00                  07-02 11:00  from before
        24 hours         06-30 12:00..07-01 10:00                  07-02 10:00
        24 hours         07-02 10:00..                             07-02 10:00
        24 hours         07-02 09:59..                             -
        4 working hours  07-01 12:00..07-01 13:00                  07-01 15:00
        4 working hours  07-01 12:00..07-02 09:00                  07-02 11:00  night
        4 working hours  07-01 19:00..07-02 08:00                  07-01 14:00
        4 working hours  07-01 13:00..07-05 12:00                  07-06 10:00
        4 working hours  07-01 14:00..                             07-01 14:00
        4 working hours  07-01 13:59..                             -
        1 business day   07-01 12:00..07-01 13:00                  07-02 11:00
        1 business day   07-01 12:00..07-02 12:00                  07-03 10:00
        1 business day   07-01 20:00..07-02 08:00                  07-02 10:00
        1 business day   07-01 12:00..                             -
        3 business days  07-02 00:00..07-03 00:00                  07-07 10:00  a day less
        1 working day    07-02 10:00..07-02 12:00                  07-02 18:30  partly: counts
        1 working day    07-02 00:00..07-03 00:00                  07-03 18:30  wholly: does not
        1 working day    07-02 09:00..07-02 12:00, 07-02 12:00..07-02 18:30  07-03 18:30
        1 working day    07-02 09:00..07-02 18:29                  07-02 18:30
        1 working day    07-02 12:00..07-03 12:00                  07-03 18:30  at its end
        2 working days   07-02 12:00..07-03 12:00                  07-03 18:30
        2 working days   07-02 00:00..07-04 00:00                  07-07 18:30
        1 working day    07-02 18:30..                             07-02 18:30
        1 working day    07-02 12:00..                             -
        2 working days   07-02 12:00..                             -
        30 working days  07-01 12:00..                             -
    """),
)
def test_a_pause_takes_out_what_would_have_counted(clock, pause, due):
    start = summer("07-01 10:00")

    assert deadline(CLOCKS[clock], start, pauses(pause)) == (summer(due) if due else None)


@pytest.mark.parametrize(
    ("clock", "start", "end", "pause", "minutes"),
    cases("""
        clock            start        end          pause                     minutes
        24 hours         07-01 10:00  07-02 10:00  -                            1440
        24 hours         07-01 10:00  07-02 10:00  07-01 12:00..07-01 13:00     1380
        24 hours         07-01 10:00  07-02 10:00  06-01 12:00..07-01 11:00     1380
        24 hours         07-01 10:00  07-02 10:00  07-02 09:00..07-05 11:00     1380
        24 hours         07-01 10:00  07-02 10:00  07-02 09:00..                1380
        24 hours         07-01 10:00  07-02 10:00  06-01 12:00..                   0
        24 hours         07-02 10:00  07-01 10:00  07-01 12:00..07-01 13:00        0
        4 working hours  07-01 10:00  07-02 10:00  -                             570
        4 working hours  07-01 10:00  07-02 10:00  07-01 12:00..07-01 13:00      510
        4 working hours  07-01 10:00  07-02 10:00  07-01 18:00..07-02 09:30      510
        4 working hours  07-01 10:00  07-02 10:00  07-01 18:30..07-02 09:00      570
    """),
)
def test_what_is_spent_lies_in_no_pause(clock, start, end, pause, minutes):
    begins, ends = summer(start), summer(end)

    assert spent(CLOCKS[clock], begins, ends, pauses(pause)) == minutes * 60
    assert spent_seconds(CLOCKS[clock], second(begins), second(ends), pauses(pause)) == minutes * 60


@pytest.mark.parametrize(
    ("start", "plain", "working", "business", "days"),
    cases("""
        start        24 hours     4 working    1 business   1 working day
        07-01 10:00  07-02 10:00  07-01 14:00  07-02 10:00  07-02 18:30
        07-01 17:30  07-02 17:30  07-02 12:00  07-02 17:30  07-02 18:30
        07-01 20:00  07-02 20:00  07-02 13:00  07-03 09:00  07-02 18:30
        07-03 10:00  07-04 10:00  07-03 14:00  07-06 10:00  07-06 18:30
        07-04 10:00  07-05 10:00  07-06 13:00  07-07 09:00  07-06 18:30
    """),
)
def test_the_four_clocks_beside_one_another(start, plain, working, business, days):
    names = ("24 hours", "4 working hours", "1 business day", "1 working day")
    due = [deadline(CLOCKS[name], summer(start)) for name in names]

    assert due == [summer(words) for words in (plain, working, business, days)]


@pytest.mark.parametrize(
    ("pause", "plain", "working", "business", "days"),
    cases("""
        pause                     24 hours     4 working    1 business   1 working day
        07-01 12:00..07-01 13:00  07-02 11:00  07-01 15:00  07-02 11:00  07-02 18:30
        07-01 12:00..07-02 12:00  07-03 10:00  07-02 14:00  07-03 10:00  07-02 18:30
        07-01 12:00..07-03 00:00  07-03 22:00  07-03 11:00  07-03 16:30  07-03 18:30
    """),
)
def test_the_four_clocks_in_the_same_pause(pause, plain, working, business, days):
    names = ("24 hours", "4 working hours", "1 business day", "1 working day")
    due = [deadline(CLOCKS[name], summer("07-01 10:00"), pauses(pause)) for name in names]

    assert due == [summer(words) for words in (plain, working, business, days)]


def test_late_is_what_comes_after_the_due_second():
    due = summer("07-01 10:00")

    assert overdue_seconds(due, due - timedelta(hours=1)) == 0
    assert overdue_seconds(due, due) == 0
    assert overdue_seconds(due, due + timedelta(microseconds=999_999)) == 0
    assert overdue_seconds(due, due + timedelta(seconds=1)) == 1
    assert overdue_seconds(due, due + timedelta(days=2)) == 2 * 24 * HOUR
    assert overdue_seconds(None, due) == 0


@pytest.mark.parametrize(
    "clock",
    [
        lambda: Plain(0),
        lambda: Working(0, OFFICE),
        lambda: WorkingDays(0, OFFICE),
        lambda: BusinessDays(-1, OFFICE),
    ],
)
def test_a_clock_that_counts_nothing_is_a_bug(clock):
    with pytest.raises(AssertionError):
        clock()


def test_a_pause_that_lasts_for_ages_is_out_of_reach():
    ages = stretch(at("2026-01-01"), at("2096-01-01"))

    with pytest.raises(OutOfReach):
        deadline(CLOCKS["1 working day"], summer("07-01 10:00"), [ages])
    with pytest.raises(OutOfReach):
        deadline(CLOCKS["4 working hours"], summer("07-01 10:00"), [ages])
