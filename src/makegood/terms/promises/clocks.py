"""When has a length of time gone by on the clock that its unit names, less the pauses?"""

from collections.abc import Sequence
from datetime import timedelta

from makegood.terms.agreement.lengths import Length
from makegood.terms.agreement.model import Agreement
from makegood.terms.promises.history import Span
from makegood.terms.values import WorkSeconds
from makegood.terms.worktime.calendar import Calendar
from makegood.terms.worktime.dates import day_of, first_of, same_time_on
from makegood.terms.worktime.reckon import add_seconds, closes_at, elapsed_seconds, next_opening
from makegood.terms.worktime.zone import instant, second

_DAY = timedelta(days=1)


def due_second(
    agreement: Agreement,
    length: Length,
    calendar_id: str | None,
    start: int,
    pauses: Sequence[Span] = (),
) -> int | None:
    """When the length has gone by since `start`; None while a pause without an end holds it.

    `pauses` are in order and apart.
    """
    calendar = agreement.calendar(calendar_id) if length.works else None
    left = length.seconds
    if left is None:
        return _days_later(agreement.calendar(calendar_id), length, start)
    since = start
    for begins, ends in pauses:
        counted = _counted(calendar, since, begins)
        if counted >= left:
            break
        if ends is None:
            return None
        left -= counted
        since = max(since, ends)
    return _after(calendar, since, left)


def _after(calendar: Calendar | None, since: int, seconds: int) -> int:
    if calendar is None:
        return since + seconds
    return second(add_seconds(calendar, instant(since), WorkSeconds(seconds)))


def _counted(calendar: Calendar | None, since: int, until: int) -> int:
    if calendar is None:
        return max(0, until - since)
    return elapsed_seconds(calendar, instant(since), instant(until))


def _days_later(calendar: Calendar, length: Length, start: int) -> int:
    """The closing of the n-th open date, or the same time on it as far as it is open then."""
    zone = calendar.zone
    begun = instant(start)
    business = length.unit == "business day"
    at = next_opening(calendar, begun) if business else begun
    day = day_of(zone, at)
    for _ in range(length.amount):
        day = day_of(zone, next_opening(calendar, first_of(zone, day + _DAY)))
    opens = next_opening(calendar, first_of(zone, day))
    closes, later = opens, closes_at(calendar, opens)
    while later is not None and day_of(zone, later) == day:
        closes, later = later, closes_at(calendar, later)
    if not business:
        return second(closes)
    return second(min(max(same_time_on(zone, day, at), opens), closes))


def union(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans in order and apart: what overlaps or touches is one, and never a sum."""
    joined: list[Span] = []
    for begins, ends in sorted(spans, key=lambda span: span[0]):
        if joined and _reaches(joined[-1], begins):
            first, last = joined[-1]
            joined[-1] = (first, None if last is None or ends is None else max(last, ends))
        else:
            joined.append((begins, ends))
    return tuple(joined)


def _reaches(span: Span, begins: int) -> bool:
    return span[1] is None or span[1] >= begins


def lost(pauses: Sequence[Span], begins: int, ends: int) -> int:
    """How many seconds of that time lie in the pauses, which are apart."""
    return sum(
        max(0, min(ends, ends if last is None else last) - max(begins, first))
        for first, last in pauses
    )
