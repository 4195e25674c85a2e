"""From when to when was something owed, going by what happened alone?"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from makegood.terms.agreement.rules.promises import PromiseRule
from makegood.terms.promises.history import History, Moment
from makegood.terms.worktime.stretch import Stretch

_ENDS_CADENCE = ("solved", "closed")
# What takes a stop back, so that its count goes on.
_TAKES_BACK = {"not_fixed": ("corrected", "solved", "closed"), "reopened": ("solved", "closed")}

type Settles = Callable[[int], int]  # until when a stop of that second can be taken back


class Cycle(NamedTuple):
    """One time that a rule's clock runs: from a start to the stop that it was for.

    `gaps` are the times between a stop and what took it back. A cycle that `goes_on` counts on
    where the one before it stopped.
    """

    started_at: int
    stopped_at: int | None = None
    stopped_by: str = ""
    gaps: tuple[Stretch, ...] = ()
    goes_on: bool = False

    @property
    def released(self) -> bool:
        """Whether the customer said that no answer is needed."""
        return self.stopped_by == "no_answer_needed"


def cycles_of(rule: PromiseRule, history: History, settles: Settles) -> Iterator[Cycle]:
    """The times that the rule's clock ran, in order; only the last one can be without a stop.

    `history` is in order. What was stopped before the payment cleared was never owed.
    """
    cleared_at = _cleared_at(rule, history)
    if cleared_at is None:
        return
    for cycle in _Watch(rule, settles).run(history):
        if cycle.started_at >= cleared_at:
            yield cycle
        elif cycle.stopped_at is None or cycle.stopped_at >= cleared_at:
            yield cycle._replace(started_at=cleared_at)


def _cleared_at(rule: PromiseRule, history: History) -> int | None:
    """From when on something can be owed; None if the payment has not cleared."""
    if not rule.not_before_clearing:
        return 0
    return next((moment.at for moment in history if moment.what == "cleared"), None)


class _Watch:
    """A rule's clock, to which one moment after another is told."""

    def __init__(self, rule: PromiseRule, settles: Settles) -> None:
        self.rule = rule
        self.settles = settles
        self.running: Cycle | None = None
        self.stopped: Cycle | None = None  # the last one, as long as it can be taken back
        self.over = False  # a cadence, once the ticket is solved
        self.ends = (*rule.stops, "no_answer_needed")
        if rule.each == "cadence":
            self.ends += _ENDS_CADENCE

    def run(self, history: History) -> Iterator[Cycle]:
        for moment in history:
            if self.running is not None:
                if moment.what in self.ends:
                    yield from self._stop(self.running, moment)
            elif self.stopped is not None and self.stopped.stopped_by in _TAKES_BACK.get(
                moment.what, ()
            ):
                yield from self._take_back(self.stopped, moment.at)
            elif moment.what in self.rule.starts:
                yield from self._start(moment.at)
        yield from (cycle for cycle in (self.stopped, self.running) if cycle is not None)

    def _start(self, at: int) -> Iterator[Cycle]:
        if self.stopped is not None:
            if self.over or self.rule.each == "once":
                return
            yield self.stopped
            self.stopped = None
        self.running = Cycle(at)

    def _stop(self, cycle: Cycle, moment: Moment) -> Iterator[Cycle]:
        at, what, _value = moment
        cadence = self.rule.each == "cadence"
        self.over = cadence and what in _ENDS_CADENCE
        self.running, self.stopped = None, cycle._replace(stopped_at=at, stopped_by=what)
        if cadence and not self.over and what != "no_answer_needed":
            yield self.stopped
            self.running, self.stopped = Cycle(at), None

    def _take_back(self, cycle: Cycle, at: int) -> Iterator[Cycle]:
        """The count goes on, in the same cycle if its stop had not become final."""
        assert cycle.stopped_at is not None
        final = at > self.settles(cycle.stopped_at)
        if final:
            yield cycle
        gaps = (*cycle.gaps, Stretch(cycle.stopped_at, at))
        self.running = Cycle(cycle.started_at, gaps=gaps, goes_on=final or cycle.goes_on)
        self.stopped, self.over = None, False
