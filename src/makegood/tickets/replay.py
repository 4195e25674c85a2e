"""In which state is a ticket after all that happened to it?

Told anew from its facts, without a look at what the commands stored; `makegood verify` compares.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from makegood.tickets.models import ENDED, Quote, State

# Facts after which the state is this one, whatever it was.
STATE_AFTER: Final = {
    "quote.proposed": State.AWAITING_APPROVAL,
    "quote.approved": State.ACCEPTED,
    "quote.declined": State.DECLINED,
    "quote.lapsed": State.LAPSED,
    "ticket.cancelled": State.CANCELLED,
    "ticket.solved": State.SOLVED,
    "ticket.closed": State.CLOSED,
}
DECISIONS: Final = {
    "quote.approved": Quote.State.APPROVED,
    "quote.declined": Quote.State.DECLINED,
    "quote.lapsed": Quote.State.LAPSED,
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

    tier: str
    issue_class: str
    state: State
    state_since: datetime
    queued_at: datetime | None
    turn: int = 1
    assignee: UUID | None = None
    quotes: dict[UUID, QuoteSoFar] = field(default_factory=dict)


def replayed(ticket_id: UUID, facts: Iterable[Happened]) -> TicketSoFar:
    """The ticket after these facts of it, given in the order of their turns.

    The first is its creation; what follows is believed, even if no command would have allowed it.
    """
    first, *later = facts
    assert first.kind == "ticket.created"
    costs = first.details["quote"] is not None
    so_far = TicketSoFar(
        tier=first.details["tier"],
        issue_class=first.details["issue_class"],
        state=State.AWAITING_APPROVAL if costs else State.ACCEPTED,
        state_since=first.at,
        queued_at=None if costs else first.at,
    )
    if costs:
        _propose(so_far, ticket_id, first)
    for fact in later:
        _tell(so_far, ticket_id, fact)
    return so_far


def _tell(so_far: TicketSoFar, ticket_id: UUID, fact: Happened) -> None:
    if fact.kind == "quote.proposed":
        _propose(so_far, ticket_id, fact)
    if fact.kind in DECISIONS:
        _decide(so_far.quotes[UUID(fact.details["quote"])], fact)
    if fact.kind == "quote.reminded":
        so_far.quotes[UUID(fact.details["quote"])].reminded_at = fact.at
    if fact.kind == "ticket.assigned":
        so_far.assignee = _id(fact.details["assignee"])
    if fact.kind in STATE_AFTER:
        _move(so_far, STATE_AFTER[fact.kind], at=fact.at)
    if fact.kind == "ticket.replied":
        _move(so_far, _after_reply(so_far.state, fact), at=fact.at)


def _propose(so_far: TicketSoFar, ticket_id: UUID, fact: Happened) -> None:
    for earlier in so_far.quotes.values():
        if earlier.state == Quote.State.OPEN:
            earlier.state = Quote.State.SUPERSEDED
    so_far.quotes[UUID(fact.details["quote"])] = QuoteSoFar(
        ticket=ticket_id,
        number=len(so_far.quotes) + 1,
        units=fact.details["units"],
        proposed_at=fact.at,
        proposed_by=fact.by_id,
    )


def _decide(quote: QuoteSoFar, fact: Happened) -> None:
    quote.state = DECISIONS[fact.kind]
    quote.decided_at = fact.at
    quote.decided_by = fact.by_id


def _move(so_far: TicketSoFar, state: State, *, at: datetime) -> None:
    so_far.turn += 1
    if state != so_far.state:
        so_far.state, so_far.state_since = state, at
    if state == State.ACCEPTED and so_far.queued_at is None:
        so_far.queued_at = at


def _after_reply(state: State, fact: Happened) -> State:
    """A message goes to the other side; before an approval and after the end it moves nothing."""
    if state == State.AWAITING_APPROVAL or state in ENDED:
        return state
    if fact.details["by_staff"]:
        asked = State.WAITING if fact.details["asks"] else State.IN_PROGRESS
        return state if state == State.SOLVED else asked
    return State.IN_PROGRESS if state in (State.WAITING, State.SOLVED) else state


def _id(text: str | None) -> UUID | None:
    return UUID(text) if text else None
