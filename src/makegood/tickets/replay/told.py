"""How is a ticket told from its facts, the first to the last?"""

from collections.abc import Iterable
from typing import Final
from uuid import UUID

from makegood.tickets.models import State
from makegood.tickets.replay import desk, merging, quotes, verdicts, work
from makegood.tickets.replay.so_far import Happened, Tells, TicketSoFar, note

TELLS: Final[Tells] = {
    **verdicts.TELLS,
    **quotes.TELLS,
    **work.TELLS,
    **desk.TELLS,
    **merging.TELLS,
}
CREATED: Final = "ticket.created"
CHANGES: Final = frozenset({CREATED, *TELLS})  # the kinds of fact that say something of a ticket


def replayed(ticket_id: UUID, facts: Iterable[Happened]) -> TicketSoFar:
    """The ticket after these facts of it, given in the order of their turns.

    The first is its creation; what follows is believed, even if no command would have allowed it.
    """
    first, *later = facts
    assert first.kind == CREATED
    so_far = _created(ticket_id, first)
    for fact in later:
        if fact.kind in TELLS:
            TELLS[fact.kind](so_far, fact)
    return so_far


def _created(ticket_id: UUID, first: Happened) -> TicketSoFar:
    state = _first_state(first)
    so_far = TicketSoFar(
        id=ticket_id,
        tier=first.details["tier"],
        issue_class=first.details["issue_class"],
        priority=first.details["priority"],
        told=dict(first.details["told"]),
        state=state,
        state_since=first.at,
        queued_at=first.at if state == State.ACCEPTED else None,
        department=first.details["department"],
        known=dict(first.details["told"]),
        labels=_labels(first),
    )
    if state == State.ACCEPTED:
        note(so_far, "accepted", at=first.at)
    if state == State.AWAITING_APPROVAL:
        note(so_far, "waiting", at=first.at)
    if first.details["quote"] is not None:
        quotes.propose_first(so_far, first)
    return so_far


def _labels(first: Happened) -> dict[str, str]:
    labels = {name: first.details[name] for name in ("tier", "issue_class", "priority")}
    return {name: value for name, value in labels.items() if value}


def _first_state(first: Happened) -> State:
    """Without a tier, its verdict says what becomes of it."""
    if not first.details["tier"]:
        return State.SUBMITTED
    return State.ACCEPTED if first.details["quote"] is None else State.AWAITING_APPROVAL
