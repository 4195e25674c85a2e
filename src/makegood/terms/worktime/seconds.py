"""Where does working time lead, and how much of it has gone by, in seconds since 1970?

This is the reckoning itself, on whole numbers; `reckon` asks it with datetimes.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from makegood.terms.worktime.calendar import Calendar
from makegood.terms.worktime.opening import (
    REACH,
    SPAN,
    OutOfReach,
    open_time,
    spans_back_from,
    spans_from,
)

_LONGEST = REACH * 366 * 86400


def reached(calendar: Calendar, start: int, seconds: int) -> int:
    """The earliest second at which so many open ones have gone by; with none the next opening.

    Raises OutOfReach.
    """
    assert seconds >= 0
    if seconds == 0:
        return next_open(calendar, start)
    left = seconds
    for span in spans_from(start):
        table = open_time(calendar, span)
        goal = table.spent_by(start) + left
        if goal <= table.total:
            place = bisect_left(table.before, goal) - 1
            return table.opens[place] + goal - table.before[place]
        left = goal - table.total
    raise OutOfReach


def reached_back(calendar: Calendar, end: int, seconds: int) -> int:
    """The latest second from which so many open ones go by until `end`; with none the last open.

    Raises OutOfReach.
    """
    assert seconds >= 0
    if seconds == 0:
        return last_open(calendar, end)
    left = seconds
    for span in spans_back_from(end):
        table = open_time(calendar, span)
        goal = table.spent_by(end) - left
        if goal >= 0:
            place = bisect_right(table.before, goal) - 1
            return table.opens[place] + goal - table.before[place]
        left = -goal
    raise OutOfReach


def passed(calendar: Calendar, begins: int, ends: int) -> int:
    """How many open seconds lie between; none if `ends` is not later. Raises OutOfReach."""
    if ends <= begins:
        return 0
    if ends - begins > _LONGEST:
        raise OutOfReach
    first, last = begins >> SPAN, ends >> SPAN
    before = open_time(calendar, first).spent_by(begins)
    whole = sum(open_time(calendar, span).total for span in range(first, last))
    return whole + open_time(calendar, last).spent_by(ends) - before


def next_open(calendar: Calendar, second: int) -> int:
    """The second itself if it is open, else the next opening. Raises OutOfReach."""
    for span in spans_from(second):
        table = open_time(calendar, span)
        place = bisect_right(table.closes, second)
        if place < len(table.opens):
            return max(second, table.opens[place])
    raise OutOfReach


def last_open(calendar: Calendar, second: int) -> int:
    """The second itself if open time leads up to it, else the closing before. Raises OutOfReach."""
    for span in spans_back_from(second):
        table = open_time(calendar, span)
        place = bisect_left(table.opens, second) - 1
        if place >= 0:
            return min(second, table.closes[place])
    raise OutOfReach


def open_stretches(calendar: Calendar, begins: int) -> Iterator[tuple[int, int]]:
    """What is open from a second on, as far as anything is searched for, each stretch whole.

    One that is still open where the search ends is none of them.
    """
    spans = spans_from(begins)
    opened, until = begins, begins
    for span in spans:
        table = open_time(calendar, span)
        for place in range(bisect_right(table.closes, begins), len(table.opens)):
            opens = max(begins, table.opens[place])
            if opens != until:
                if until > opened:
                    yield opened, until
                opened = opens
            until = table.closes[place]
    if opened < until < spans.stop << SPAN:
        yield opened, until
