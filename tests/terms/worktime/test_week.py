"""A window is from when to when on a day; one may run over midnight; none may overlap."""

import pytest

from makegood.terms.worktime.week import (
    BadHours,
    Window,
    overlap,
    read_window,
    segments_of_days,
)
from tests.tables import cases


@pytest.mark.parametrize(
    ("day", "words", "opens", "closes"),
    cases("""
        day  words        opens  closes
        0    00:00-24:00      0    1440  a whole day
        0    00:00-00:01      0       1  the shortest
        0    09:00-18:30    540    1110
        1    09:00-18:30   1980    2550
        0    22:00-02:00   1320    1560  into Tuesday
        6    23:59-00:00  10079   10080  to the end of the week
        6    22:00-02:00   9960   10200  and into the next one
    """),
)
def test_a_window_counts_minutes_from_monday(day, words, opens, closes):
    assert read_window(day, words) == Window(opens, closes)


@pytest.mark.parametrize(
    "words",
    [
        *("", "9:00-17:00", "09:00", "09:00-", "-17:00", "09:00-17:00-18:00", "09.00-17.00"),
        *("09:00 - 17:00", "09:00-17:00 ", "09:00-17:00\n", "09:00\u201317:00", "0\u0669:00-17:00"),
        *("09:00-24:01", "24:00-09:00", "09:60-17:00", "25:00-26:00"),
        *("09:00-09:00", "00:00-00:00"),
    ],
)
def test_what_names_no_window_is_refused(words):
    with pytest.raises(BadHours):
        read_window(0, words)


@pytest.mark.parametrize(
    ("first", "second", "overlaps"),
    [
        ((0, "09:00-12:00"), (0, "12:00-17:00"), False),  # they may touch
        ((0, "09:00-12:01"), (0, "12:00-17:00"), True),
        ((0, "09:00-12:00"), (1, "09:00-12:00"), False),
        ((0, "18:00-02:00"), (1, "02:00-03:00"), False),
        ((0, "18:00-02:01"), (1, "02:00-03:00"), True),
        ((6, "18:00-02:00"), (0, "02:00-03:00"), False),
        ((6, "18:00-02:01"), (0, "02:00-03:00"), True),  # around the end of the week
    ],
)
def test_windows_may_touch_but_not_overlap(first, second, overlaps):
    windows = (read_window(*first), read_window(*second))

    assert (overlap(windows) is not None) == overlaps
    assert (overlap(windows[::-1]) is not None) == overlaps


def test_no_windows_do_not_overlap():
    assert overlap(()) is None


def test_a_window_over_midnight_belongs_to_both_days():
    friday_night, sunday_night = read_window(4, "22:00-02:00"), read_window(6, "23:00-01:00")

    days = segments_of_days((friday_night, sunday_night))

    assert days == (((0, 60),), (), (), (), ((1320, 1440),), ((0, 120),), ((1380, 1440),))


def test_a_window_that_ends_at_midnight_leaves_nothing_to_the_next_day():
    days = segments_of_days((read_window(0, "18:00-24:00"), read_window(1, "18:00-00:00")))

    assert days[:3] == (((1080, 1440),), ((1080, 1440),), ())


@pytest.mark.parametrize(
    ("windows", "clash"),
    [
        ([(0, "09:00-12:00"), (0, "11:00-13:00"), (0, "12:30-14:00")], (0, 1)),
        ([(6, "18:00-02:01"), (0, "02:00-03:00"), (3, "09:00-12:00")], (0, 1)),
    ],
)
def test_the_windows_that_clash_are_named(windows, clash):
    week = [read_window(*window) for window in windows]

    assert overlap(tuple(week)) == (week[clash[0]], week[clash[1]])
