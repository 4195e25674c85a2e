"""Which promises were made on a ticket, and how does each of them stand?

Whatever the order and time of asking, the same history gives the same answer: everything is
reckoned from the moments, up to `until`. Source: [[promise]] and [[escalation]],
docs/terms/promises.md.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from makegood.terms.agreement.applies import Known
from makegood.terms.agreement.model import Agreement
from makegood.terms.agreement.rules.promises import PromiseRule
from makegood.terms.promises.clocks import clock_of
from makegood.terms.promises.cycles import Cycle, cycles_of
from makegood.terms.promises.due import Due, due_of
from makegood.terms.promises.history import History, Moment, in_order, waits
from makegood.terms.promises.labels import Labelled, labelled, length_of
from makegood.terms.promises.promise import Promise, State
from makegood.terms.worktime.clock import Plain, deadline_second, spent_seconds
from makegood.terms.worktime.stretch import Stretch, Suspension, suspended, union

_REAL_TIME = Plain(1)


def promises_of(
    agreement: Agreement,
    history: Iterable[Moment],
    known: Known,
    until: int,
    suspensions: Sequence[Suspension] = (),
) -> tuple[Promise, ...]:
    """The promises of a ticket as they stand at the second `until`, by their start.

    `history` can be in any order; what is later than `until` is not looked at. `known` is what was
    known at the opening, or came to be known of it. Raises OutOfReach.
    """
    moments = in_order(history, until)
    states = labelled(agreement, moments, known)
    ticket = _Ticket(agreement, moments, states, until, tuple(waits(moments)), suspensions)
    promises = [
        promise
        for rule, calls in _rules(agreement)
        for promise in _Owed(ticket, rule, calls).promises()
    ]
    promises.sort(key=lambda promise: promise.started_at)
    return tuple(promises)


def calendar_of(agreement: Agreement, rule_id: str) -> str | None:
    """The calendar of a promise or an escalation of that id."""
    rules = (rule for rule, _calls in _rules(agreement) if rule.id == rule_id)
    return next(rules).calendar


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
    waits: tuple[Stretch, ...]
    suspensions: Sequence[Suspension]


@dataclass(frozen=True, slots=True)
class _Owed:
    """What one rule says of one ticket."""

    ticket: _Ticket
    rule: PromiseRule
    calls: str

    def promises(self) -> Iterator[Promise]:
        ticket, last = self.ticket, State.KEPT
        lengths = [length_of(self.rule, state.facts) for state in ticket.states]
        if not any(lengths):
            return
        for cycle in cycles_of(self.rule, ticket.history, self._settles):
            if cycle.goes_on and last == State.BROKEN:
                continue  # the count that would go on had run out
            pauses = self._pauses(cycle)
            due = due_of(
                ticket.agreement,
                self.rule,
                cycle,
                states=ticket.states,
                lengths=lengths,
                pauses=pauses,
            )
            if due is not None:
                promise = self._promise(cycle, due, pauses)
                last = promise.state
                yield promise

    def _settles(self, stopped_at: int) -> int:
        """Until when a stop can be taken back; where silence is no consent, not at all."""
        if self.rule.deemed_after is None:
            return stopped_at
        clock = clock_of(self.ticket.agreement, self.rule.deemed_after, self.rule.calendar)
        settles_at = deadline_second(clock, stopped_at)
        assert settles_at is not None, "only a pause holds a clock"
        return settles_at

    def _pauses(self, cycle: Cycle) -> Sequence[Stretch]:
        ticket, pauses = self.ticket, self.rule.pauses
        stretches = cycle.gaps
        if "waiting_for_customer" in pauses:
            stretches += ticket.waits
        if "suspension" in pauses and ticket.suspensions:
            state = [one for one in ticket.states if one.since <= cycle.started_at][-1]
            tier = state.facts.get("tier")
            zone = ticket.agreement.zone
            stretches += suspended(
                ticket.suspensions, zone, tier if isinstance(tier, str) else None
            )
        return union(stretches) if len(stretches) > 1 else stretches

    def _promise(self, cycle: Cycle, due: Due, pauses: Sequence[Stretch]) -> Promise:
        state, stopped_at = self._stands(cycle, due, pauses)
        late = 0
        if state == State.BROKEN:
            assert due.at is not None
            end = self.ticket.until if stopped_at is None else stopped_at
            late = spent_seconds(_REAL_TIME, due.at, end, pauses)
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
            pauses=tuple(pauses),
            labels=due.state.labels,
            runs_from=due.runs_from,
            within=due.length,
            settles_at=None if stopped_at is None else self._settles(stopped_at),
        )

    def _stands(
        self, cycle: Cycle, due: Due, pauses: Sequence[Stretch]
    ) -> tuple[State, int | None]:
        """The state, and when the clock stopped."""
        if due.length is None:
            return State.LIFTED, due.state.since
        end = self.ticket.until if cycle.stopped_at is None else cycle.stopped_at
        if due.at is not None and end > due.at:
            return State.BROKEN, cycle.stopped_at
        if cycle.stopped_at is not None:
            return State.LIFTED if cycle.released else State.KEPT, cycle.stopped_at
        is_paused = any(
            one.begins <= end and (one.ends is None or end < one.ends) for one in pauses
        )
        return State.PAUSED if is_paused else State.RUNNING, None
