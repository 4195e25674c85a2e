"""How was the time of a promise counted, stretch by stretch?"""

from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from makegood.terms.agreement.lengths import Length
from makegood.terms.agreement.model import Agreement
from makegood.terms.promises.clocks import clock_of, counted
from makegood.terms.promises.owed import calendar_of
from makegood.terms.promises.promise import Promise


class Part(NamedTuple):
    """From one second until before another the clock ran, or stood still.

    `counted` are seconds of its own time: open ones, where only those count. What comes after the
    due second `is_late`.
    """

    begins: int
    ends: int
    counted: int
    stood_still: bool
    is_late: bool


@dataclass(frozen=True, slots=True)
class Receipt:
    """The parts of the promise's time, one after the other, and what the clock made of them.

    `used` is of the time that was given: seconds, or whole days where days are counted.
    """

    within: Length
    used: int
    parts: tuple[Part, ...]


def receipt_of(agreement: Agreement, promise: Promise, until: int) -> Receipt | None:
    """How the promise's time was counted up to its stop, or the second `until`.

    None for one that is owed no more, and for one that was made on another ticket.
    Raises OutOfReach. Source: docs/terms/promises.md.
    """
    if promise.within is None:
        return None
    within, pauses, due = promise.within, promise.pauses, promise.due_at
    clock = clock_of(agreement, within, calendar_of(agreement, promise.rule))
    end = until if promise.stopped_at is None else promise.stopped_at
    cuts = {promise.started_at, promise.runs_from, end}
    cuts |= {at for pause in pauses for at in (pause.begins, pause.ends) if at is not None}
    cuts |= set() if due is None else {due}
    inside = sorted(at for at in cuts if promise.started_at <= at <= end)
    seconds = clock_of(agreement, _as_seconds(within), calendar_of(agreement, promise.rule))
    parts = tuple(
        Part(
            begins,
            ends,
            counted(seconds, begins, ends, pauses),
            any(one.begins <= begins and (one.ends is None or ends <= one.ends) for one in pauses),
            due is not None and begins >= due,
        )
        for begins, ends in pairwise(inside)
    )
    stop = end if due is None else min(end, due)
    return Receipt(within, counted(clock, promise.runs_from, stop, pauses), parts)


def _as_seconds(within: Length) -> Length:
    """A length that is counted in the same hours, second by second."""
    return Length(1, "working hour" if within.works else "hour")
