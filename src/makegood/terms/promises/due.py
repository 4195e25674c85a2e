"""When is the time of a promise over, if its labels change while it runs?"""

from collections.abc import Sequence
from typing import NamedTuple

from makegood.terms.agreement.lengths import Length
from makegood.terms.agreement.model import Agreement
from makegood.terms.agreement.rules.promises import PromiseRule
from makegood.terms.promises.clocks import clock_of
from makegood.terms.promises.cycles import Cycle
from makegood.terms.promises.labels import Labelled
from makegood.terms.worktime.clock import deadline_second
from makegood.terms.worktime.stretch import Stretch


class Due(NamedTuple):
    """When the time is over; `at` is None while a pause without an end holds it.

    Without a `length` nothing is owed any more, since the change to `state`. `state` is what was
    known when the time was over, or else now. It is counted from `runs_from`.
    """

    length: Length | None
    at: int | None
    state: Labelled
    runs_from: int


def due_of(
    agreement: Agreement,
    rule: PromiseRule,
    cycle: Cycle,
    *,
    states: Sequence[Labelled],
    lengths: Sequence[Length | None],
    pauses: Sequence[Stretch],
) -> Due | None:
    """When a cycle's time is over, or None if nothing was owed in it.

    `lengths` are what the rule gives in each state. Labels that change before the time is over, or
    at that very second, change it: it is counted anew from its first start. If that were over
    by then it is counted from the change, up to what was due before. `pauses` are in order and
    apart. Source: docs/terms/promises.md.
    """
    counting = _Counting(agreement, rule, cycle.started_at, pauses)
    first = len(states) - 1
    while states[first].since > cycle.started_at:
        first -= 1
    due = counting.started(lengths[first], states[first])
    was_owed = due.length is not None
    for length, state in zip(lengths[first + 1 :], states[first + 1 :], strict=True):
        is_over = due.at is not None and due.at < state.since
        if is_over or (cycle.stopped_at is not None and cycle.stopped_at < state.since):
            break
        due = counting.changed(due, length, state)
        was_owed = was_owed or length is not None
    return due if was_owed else None


class _Counting(NamedTuple):
    agreement: Agreement
    rule: PromiseRule
    start: int
    pauses: Sequence[Stretch]

    def started(self, length: Length | None, state: Labelled) -> Due:
        at = None if length is None else self._after(length, self.start)
        return Due(length, at, state, self.start)

    def changed(self, due: Due, length: Length | None, state: Labelled) -> Due:
        if length is None:
            return due if due.length is None else Due(None, None, state, self.start)
        if length == due.length:
            return due._replace(state=state)
        at, runs_from = self._after(length, self.start), self.start
        if at is not None and at <= state.since:
            at, runs_from = _earlier(due.at, self._after(length, state.since)), state.since
        return Due(length, at, state, runs_from)

    def _after(self, length: Length, since: int) -> int | None:
        clock = clock_of(self.agreement, length, self.rule.calendar)
        return deadline_second(clock, since, self.pauses)


def _earlier(one: int | None, other: int | None) -> int | None:
    """The earlier of two ends; None is none."""
    return min((end for end in (one, other) if end is not None), default=None)
