"""Which clock counts a length of time, and how much of it has gone by?"""

from collections.abc import Sequence

from makegood.terms.agreement.lengths import Length
from makegood.terms.agreement.model import Agreement
from makegood.terms.worktime.clock import (
    BusinessDays,
    Clock,
    Plain,
    Working,
    WorkingDays,
    deadline_second,
    spent_seconds,
)
from makegood.terms.worktime.stretch import Stretch


def clock_of(agreement: Agreement, length: Length, calendar_id: str | None) -> Clock:
    """The clock of a length, on the calendar of that id, or on the hours of the agreement."""
    seconds = length.seconds
    if not length.works:
        assert seconds is not None
        return Plain(seconds)
    calendar = agreement.calendar(calendar_id)
    if seconds is not None:
        return Working(seconds, calendar)
    days = WorkingDays if length.unit == "working day" else BusinessDays
    return days(length.amount, calendar)


def counted(clock: Clock, begins: int, ends: int, pauses: Sequence[Stretch]) -> int:
    """How much of its time the clock has counted: seconds, or whole days, then no more than it has.

    `pauses` are in order and apart.
    """
    if isinstance(clock, Plain | Working):
        return spent_seconds(clock, begins, ends, pauses)
    for gone_by in range(clock.days):
        due = deadline_second(type(clock)(gone_by + 1, clock.calendar), begins, pauses)
        if due is None or due > ends:
            return gone_by
    return clock.days
