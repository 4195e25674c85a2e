"""What is one promise, and does it run, stand still, or was it kept or broken?"""

from dataclasses import dataclass
from enum import StrEnum

from makegood.terms.agreement.rules.conditions import Value
from makegood.terms.agreement.rules.promises import Strength
from makegood.terms.worktime.stretch import Stretch


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
    out, or else now. After `settles_at` the stop is final; before, the customer can take it back.
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
    settles_at: int | None  # None while it has not stopped
