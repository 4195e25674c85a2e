"""What do the facts say of a ticket and its quotes, up to some moment?"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from makegood.tickets.models import Quote, State


@dataclass(frozen=True, slots=True)
class Happened:
    """A fact as the log holds it."""

    kind: str
    details: dict[str, Any]
    by_id: UUID | None
    at: datetime


@dataclass(slots=True)
class QuoteSoFar:
    """What the facts say of a quote. `reminded_at` is the last reminder."""

    ticket: UUID
    number: int
    units: int
    proposed_at: datetime
    proposed_by: UUID | None
    state: Quote.State = Quote.State.OPEN
    decided_at: datetime | None = None
    decided_by: UUID | None = None
    reminded_at: datetime | None = None


@dataclass(slots=True)
class TicketSoFar:
    """What the facts say of a ticket."""

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
    quotes: dict[UUID, QuoteSoFar] = field(default_factory=dict)


type Tells = dict[str, Callable[[TicketSoFar, Happened], None]]  # by the fact's kind


def move(so_far: TicketSoFar, state: State, *, at: datetime) -> None:
    """As a command moves a ticket: its next turn, in `state`."""
    so_far.turn += 1
    if state != so_far.state:
        so_far.state, so_far.state_since = state, at
    if state == State.ACCEPTED and so_far.queued_at is None:
        so_far.queued_at = at


def supersede(so_far: TicketSoFar) -> None:
    """Whatever quote awaits a decision does so no longer."""
    for earlier in so_far.quotes.values():
        if earlier.state in (Quote.State.OPEN, Quote.State.NEEDS_SECOND):
            earlier.state = Quote.State.SUPERSEDED
