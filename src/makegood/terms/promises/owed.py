"""Which promises were made on a ticket, and how does each of them stand?

Whatever the order and time of asking, the same history gives the same answer: everything is
reckoned from the moments, up to `until`. Source: [[promise]] and [[escalation]],
docs/terms/promises.md.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from makegood.terms.agreement.applies import Known
from makegood.terms.agreement.lengths import Length
from makegood.terms.agreement.model import Agreement
from makegood.terms.agreement.rules.promises import PromiseRule
from makegood.terms.promises.clocks import due_second, lost, union
from makegood.terms.promises.cycles import Cycle, cycles_of
from makegood.terms.promises.history import History, Moment, Span, in_order, waits
from makegood.terms.promises.labels import Labelled, labelled, length_of
from makegood.terms.promises.promise import Promise, State


def promises_of(
    agreement: Agreement,
    history: Iterable[Moment],
    known: Known,
    until: int,
    suspensions: Sequence[Span] = (),
) -> tuple[Promise, ...]:
    """The promises of a ticket as they stand at the second `until`, by their start.

    `history` can be in any order; what is later than `until` is not looked at. `known` is what was
    known at the opening. `suspensions` are the times in which this ticket's clocks stand still.
    """
    moments = in_order(history, until)
    ticket = _Ticket(
        agreement,
        moments,
        labelled(agreement, moments, known),
        until,
        {"waiting_for_customer": tuple(waits(moments)), "suspension": tuple(suspensions)},
    )
    promises = [
        promise
        for rule, calls in _rules(agreement)
        for promise in _Clock(ticket, rule, calls).promises()
    ]
    promises.sort(key=lambda promise: promise.started_at)
    return tuple(promises)


def _rules(agreement: Agreement) -> Iterator[tuple[PromiseRule, str]]:
    """All that can be owed, each step of a ladder with whom it calls."""
    for rule in agreement.rules.promise:
        yield rule, ""
    for ladder in agreement.rules.escalation:
        for rung, step in zip(ladder.rungs, ladder.step, strict=True):
            yield rung, step.calls


@dataclass(frozen=True, slots=True)
class _Ticket:
    agreement: Agreement
    history: History
    states: tuple[Labelled, ...]
    until: int
    pauses: dict[str, tuple[Span, ...]]


@dataclass(slots=True)
class _Due:
    """When a cycle's time is over, as far as its labels have been followed."""

    length: Length | None
    at: int | None
    state: Labelled
    was_owed: bool


class _Clock:
    """One rule on one ticket."""

    def __init__(self, ticket: _Ticket, rule: PromiseRule, calls: str) -> None:
        self.ticket = ticket
        self.rule = rule
        self.calls = calls
        self.pauses = tuple(span for pause in rule.pauses for span in ticket.pauses[pause])

    def promises(self) -> Iterator[Promise]:
        last: Promise | None = None
        for cycle in cycles_of(self.rule, self.ticket.history, self._settles):
            if cycle.goes_on and last is not None and last.state == State.BROKEN:
                continue  # the count that goes on has run out before
            promise = self._promise(cycle)
            if promise is not None:
                last = promise
                yield promise

    def _settles(self, stopped_at: int) -> int:
        if self.rule.deemed_after is None:
            return stopped_at
        due = self._after(self.rule.deemed_after, stopped_at, ())
        assert due is not None
        return due

    def _after(self, length: Length, start: int, pauses: Sequence[Span]) -> int | None:
        return due_second(self.ticket.agreement, length, self.rule.calendar, start, pauses)

    def _promise(self, cycle: Cycle) -> Promise | None:
        pauses = self.pauses + cycle.gaps
        if len(pauses) > 1:
            pauses = union(pauses)
        due = self._due(cycle, pauses)
        if not due.was_owed:
            return None
        state, stopped_at = self._stands(cycle, due, pauses)
        late = 0
        if state == State.BROKEN:
            assert due.at is not None
            end = self.ticket.until if stopped_at is None else stopped_at
            late = end - due.at - lost(pauses, due.at, end)
        return Promise(
            rule=self.rule.id,
            calls=self.calls,
            clause=self.rule.clause,
            strength=self.rule.strength,
            started_at=cycle.started_at,
            due_at=due.at,
            stopped_at=stopped_at,
            state=state,
            overdue_seconds=late,
            pauses=pauses,
            labels=due.state.labels,
            settles_at=None if stopped_at is None else self._settles(stopped_at),
        )

    def _stands(self, cycle: Cycle, due: _Due, pauses: Sequence[Span]) -> tuple[State, int | None]:
        """The state, and when the clock stopped."""
        if due.length is None:
            return State.LIFTED, due.state.since
        end = self.ticket.until if cycle.stopped_at is None else cycle.stopped_at
        if due.at is not None and end > due.at:
            return State.BROKEN, cycle.stopped_at
        if cycle.stopped_at is not None:
            return State.LIFTED if cycle.released else State.KEPT, cycle.stopped_at
        if any(begins <= end and (ends is None or end < ends) for begins, ends in pauses):
            return State.PAUSED, None
        return State.RUNNING, None

    def _due(self, cycle: Cycle, pauses: Sequence[Span]) -> _Due:
        """The time follows the labels until it has run out or the clock has stopped."""
        states = self.ticket.states
        first = max(place for place, one in enumerate(states) if one.since <= cycle.started_at)
        length = length_of(self.rule, states[first].facts)
        at = None if length is None else self._after(length, cycle.started_at, pauses)
        due = _Due(length, at, states[first], was_owed=length is not None)
        for state in states[first + 1 :]:
            ran_out = due.at is not None and due.at < state.since
            if ran_out or (cycle.stopped_at is not None and cycle.stopped_at < state.since):
                break
            self._follow(due, state, cycle, pauses)
        return due

    def _follow(self, due: _Due, state: Labelled, cycle: Cycle, pauses: Sequence[Span]) -> None:
        """Labels that change before the time is over change it, from its first start on.

        Time that would be over already is counted from the change, up to what was due before.
        """
        length = length_of(self.rule, state.facts)
        if length == due.length:
            due.state = due.state if length is None else state
            return
        at = None if length is None else self._after(length, cycle.started_at, pauses)
        if length is not None and at is not None and at < state.since:
            at = self._after(length, state.since, pauses)
            if due.at is not None:
                at = due.at if at is None else min(at, due.at)
        due.length, due.at, due.state = length, at, state
        due.was_owed = due.was_owed or length is not None
