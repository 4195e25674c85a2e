"""What is one promise, and does it run, stand still, or was it kept or broken?"""

from dataclasses import dataclass
from enum import StrEnum

from makegood.terms.agreement.lengths import Length
from makegood.terms.agreement.rules.conditions import Value
from makegood.terms.agreement.rules.promises import Strength
from makegood.terms.worktime.stretch import Stretch

# The last second in which it could be kept, the ticket, the rule, whom it called, and its start.
type Key = tuple[int, str, str, str, int]


class State(StrEnum):
    """How a promise stands. `lifted`: no longer owed, before it ran out."""

    RUNNING = "running"
    PAUSED = "paused"
    KEPT = "kept"
    BROKEN = "broken"
    LIFTED = "lifted"


@dataclass(frozen=True, slots=True)
class Promise:
    """Something owed by an instant, as it stands at one; times are seconds since 1970.

    `rule` is the id of a promise or an escalation, of which `calls` says who is called. `due_at` is
    None as long as a pause without an end holds it. `labels` are those in force when the clock ran
    out, or else now: by them it is owed `within` that time, counted from `runs_from`, which is the
    start unless a label changed too late for that. Of a promise that was made on another ticket the
    time is not known. After `settles_at` the stop is final; before, the customer can take it back.
    """

    rule: str
    calls: str
    clause: str
    strength: Strength
    started_at: int
    due_at: int | None
    stopped_at: int | None
    state: State
    overdue_seconds: int
    pauses: tuple[Stretch, ...]
    labels: tuple[tuple[str, Value], ...]
    runs_from: int
    within: Length | None
    settles_at: int | None  # None while it has not stopped

    def key_on(self, ticket: str) -> Key:
        """What tells it, once it is broken, from all others of the ticket of that id."""
        return self.due_at or 0, ticket, self.rule, self.calls, self.started_at
