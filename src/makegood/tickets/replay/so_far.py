"""What do the facts say of a ticket and its quotes, up to some moment?"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from makegood.terms.agreement.rules.promises import Strength
from makegood.terms.promises.history import Moment
from makegood.terms.rating.job import Job
from makegood.terms.worktime.zone import second
from makegood.tickets.content import Cost
from makegood.tickets.models import ENDED, Quote, State

# Where a question to the customer is open, be it one of facts, of the cost, or any other.
ASKING: Final = (State.NEEDS_FACTS, State.AWAITING_APPROVAL, State.WAITING)
ANSWERS: Final = ("reply", "no_answer_needed")
# What a state says of the promises, once a ticket is in it.
MOMENT_OF: Final = {
    State.ACCEPTED: "accepted",
    State.SOLVED: "solved",
    State.CLOSED: "closed",
}


@dataclass(frozen=True, slots=True)
class Happened:
    """A fact as the log holds it."""

    kind: str
    details: dict[str, Any]
    by_id: UUID | None
    at: datetime


@dataclass(slots=True)
class QuoteSoFar:
    """What the facts say of a quote. `reminded_at` is the last reminder.

    `known` is what was known when it was rated, and `confirmed` what was approved before it.
    """

    ticket: UUID
    number: int
    cost: Cost  # without its reason, which no fact holds
    adds_to: UUID | None
    confirmed: int
    known: dict[str, str | int | bool] | None
    proposed_at: datetime
    proposed_by: UUID | None
    seconded_at: datetime | None = None
    seconded_by: UUID | None = None
    when_funded_at: datetime | None = None
    when_funded_by: UUID | None = None
    warned_at: datetime | None = None
    state: Quote.State = Quote.State.OPEN
    decided_at: datetime | None = None
    decided_by: UUID | None = None
    reminded_at: datetime | None = None


@dataclass(slots=True)
class EntrySoFar:
    """What the facts say of a time entry."""

    ticket: UUID
    worker: UUID | None
    begins_at: datetime
    by_timer: bool
    ends_at: datetime | None = None
    stopped: str = ""
    struck_at: datetime | None = None
    struck_by: UUID | None = None


@dataclass(frozen=True, slots=True)
class SettledSoFar:
    """What the facts say of a settlement; `job` is the work as it was then."""

    details: dict[str, Any]
    by_id: UUID | None
    at: datetime
    number: int
    before: int  # charged by earlier ones
    quotes: tuple[QuoteSoFar, ...]  # those that it settles
    job: Job


@dataclass(frozen=True, slots=True)
class Absorbed:
    """A promise that was made on a ticket which went on in this one; times in seconds."""

    rule: str
    clause: str
    strength: Strength
    since: int
    until: int


@dataclass(slots=True)
class TicketSoFar:
    """What the facts say of a ticket. `moments` are what promises hang on, in their order."""

    id: UUID
    tier: str
    issue_class: str
    priority: str
    told: dict[str, str | int | bool]
    state: State
    state_since: datetime
    queued_at: datetime | None
    turn: int = 1
    unfounded: bool = False
    assignee: UUID | None = None
    department: str = ""
    snoozed_until: datetime | None = None
    known: dict[str, str | int | bool] = field(default_factory=dict)  # when it was last ruled on
    labels: dict[str, str] = field(default_factory=dict)  # those that it was made with
    moments: list[Moment] = field(default_factory=list)
    merged_into: UUID | None = None
    was: State = State.SUBMITTED  # before it went on in another
    absorbed: dict[str, Absorbed] = field(default_factory=dict)  # by the merge
    quotes: dict[UUID, QuoteSoFar] = field(default_factory=dict)
    entries: dict[UUID, EntrySoFar] = field(default_factory=dict)
    settled: dict[UUID, SettledSoFar] = field(default_factory=dict)


type Tells = dict[str, Callable[[TicketSoFar, Happened], None]]  # by the fact's kind


def move(so_far: TicketSoFar, state: State, *, at: datetime) -> None:
    """As a command moves a ticket: its next turn, in `state`."""
    so_far.turn += 1
    if state != so_far.state:
        _pass(so_far, state, at=at)
        so_far.state, so_far.state_since = state, at
    if state == State.ACCEPTED and so_far.queued_at is None:
        so_far.queued_at = at


def know(so_far: TicketSoFar, known: dict[str, str | int | bool]) -> None:
    """The ticket is ruled on anew; its first quote may have been rated by the same knowledge."""
    for quote in so_far.quotes.values():
        if quote.known is None:
            quote.known = {**known, "tier": so_far.tier}
    so_far.known = known


def note(so_far: TicketSoFar, what: str, *, at: datetime, value: str = "") -> None:
    """That something happened on which a promise can hang."""
    so_far.moments.append(Moment(second(at), what, value))
    if what in ANSWERS:
        so_far.absorbed.clear()


def _pass(so_far: TicketSoFar, state: State, *, at: datetime) -> None:
    """What the way from one state to another says of the promises."""
    was = so_far.state
    if was in ASKING and state not in ASKING:
        note(so_far, "resumed", at=at)
    if was in (State.SOLVED, *ENDED) and state not in ENDED:
        note(so_far, "reopened", at=at)
    if state in ASKING and was not in ASKING:
        note(so_far, "waiting", at=at)
    if state in MOMENT_OF:
        note(so_far, MOMENT_OF[state], at=at)


def supersede(so_far: TicketSoFar) -> None:
    """Whatever quote awaits a decision does so no longer."""
    for earlier in so_far.quotes.values():
        if earlier.state in (Quote.State.OPEN, Quote.State.NEEDS_SECOND):
            earlier.state = Quote.State.SUPERSEDED
