"""When is the time of a promise over, if its labels change while it runs?"""

from collections.abc import Sequence
from typing import NamedTuple

from makegood.terms.agreement.lengths import Length
from makegood.terms.agreement.model import Agreement
from makegood.terms.agreement.rules.promises import PromiseRule
from makegood.terms.promises.clocks import clock_of
from makegood.terms.promises.cycles import Cycle
from makegood.terms.promises.labels import Labelled, length_of
from makegood.terms.worktime.clock import deadline_second
from makegood.terms.worktime.stretch import Stretch


class Due(NamedTuple):
    """When the time is over; `at` is None while a pause without an end holds it.

    Without a `length` nothing is owed any more, since the change to `state`. `state` is what was
    known when the time was over, or else now.
    """

    length: Length | None
    at: int | None
    state: Labelled


def due_of(
    agreement: Agreement,
    rule: PromiseRule,
    cycle: Cycle,
    *,
    states: Sequence[Labelled],
    pauses: Sequence[Stretch],
) -> Due | None:
    """When a cycle's time is over, or None if nothing was owed in it.

    Labels that change before it is over, or at that very second, change it: it is counted anew
    from its first start. If that were over already it is counted from the change, up to what was
    due before. `pauses` are in order and apart. Source: docs/terms/promises.md.
    """
    counting = _Counting(agreement, rule, pauses)
    first = max(place for place, one in enumerate(states) if one.since <= cycle.started_at)
    due = counting.started(cycle.started_at, states[first])
    was_owed = due.length is not None
    for state in states[first + 1 :]:
        is_over = due.at is not None and due.at < state.since
        if is_over or (cycle.stopped_at is not None and cycle.stopped_at < state.since):
            break
        due = counting.changed(due, cycle.started_at, state)
        was_owed = was_owed or due.length is not None
    return due if was_owed else None


class _Counting(NamedTuple):
    agreement: Agreement
    rule: PromiseRule
    pauses: Sequence[Stretch]

    def started(self, start: int, state: Labelled) -> Due:
        length = length_of(self.rule, state.facts)
        at = None if length is None else self._after(length, start)
        return Due(length, at, state)

    def changed(self, due: Due, start: int, state: Labelled) -> Due:
        length = length_of(self.rule, state.facts)
        if length is None:
            return due if due.length is None else Due(None, None, state)
        if length == due.length:
            return due._replace(state=state)
        at = self._after(length, start)
        if at is not None and at < state.since:
            at = _earlier(due.at, self._after(length, state.since))
        return Due(length, at, state)

    def _after(self, length: Length, start: int) -> int | None:
        clock = clock_of(self.agreement, length, self.rule.calendar)
        return deadline_second(clock, start, self.pauses)


def _earlier(one: int | None, other: int | None) -> int | None:
    """The earlier of two ends; None is none."""
    return min((end for end in (one, other) if end is not None), default=None)
