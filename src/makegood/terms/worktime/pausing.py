"""What do pauses take out of a clock's time?

Pauses are as `stretch.union` gives them; a calendar of None is real time. All is in seconds since
1970.
"""

from collections.abc import Sequence

from makegood.terms.worktime.calendar import Calendar
from makegood.terms.worktime.days import days_after, nth_after
from makegood.terms.worktime.opening import OutOfReach
from makegood.terms.worktime.seconds import passed, reached
from makegood.terms.worktime.stretch import Stretch


def unpaused(calendar: Calendar | None, begins: int, ends: int, pauses: Sequence[Stretch]) -> int:
    """How many open seconds lie between and in no pause. Raises OutOfReach."""
    paused = 0
    for pause in pauses:
        until = ends if pause.ends is None else min(ends, pause.ends)
        paused += _counted(calendar, max(begins, pause.begins), until)
    return _counted(calendar, begins, ends) - paused


def put_off(
    calendar: Calendar | None, start: int, due: int, pauses: Sequence[Stretch]
) -> int | None:
    """When it is due if the pauses since `start` take out the open seconds that lie in them.

    A pause that begins with the due second changes nothing; None if one has no end.
    Raises OutOfReach.
    """
    for pause in pauses:
        if pause.begins >= due:
            break
        if pause.ends is None:
            return None
        lost = _counted(calendar, max(start, pause.begins), pause.ends)
        if lost > 0:
            due = due + lost if calendar is None else reached(calendar, due, lost)
    return due


def closing(calendar: Calendar, days: int, start: int, pauses: Sequence[Stretch]) -> int | None:
    """The last closing of the n-th working day after the date of `start`.

    A day counts unless it is paused from opening to closing. If the clock is paused at the closing
    that would be due, it is due at the next one at which it is not; None if there will be none.
    Raises OutOfReach.
    """
    begun_on = calendar.zone.latest_wall(start).date()
    if not pauses:
        return nth_after(calendar, begun_on, days).closes
    left = days
    for day in days_after(calendar, begun_on):
        if pauses[-1].ends is None and pauses[-1].begins <= day.opens:
            return None
        within = _within(pauses, day.opens, day.closes)
        if not within or unpaused(calendar, day.opens, day.closes, within) > 0:
            left -= 1
        if left <= 0 and not _within(within, day.closes - 1, day.closes):
            return day.closes
    raise OutOfReach


def _counted(calendar: Calendar | None, begins: int, ends: int) -> int:
    return max(0, ends - begins) if calendar is None else passed(calendar, begins, ends)


def _within(pauses: Sequence[Stretch], begins: int, ends: int) -> Sequence[Stretch]:
    """The pauses that share a second with that time."""
    return [
        pause
        for pause in pauses
        if pause.begins < ends and (pause.ends is None or pause.ends > begins)
    ]
