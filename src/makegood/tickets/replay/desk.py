"""What do facts about the work, the conversation and the end make of a ticket?"""

from datetime import datetime
from typing import Final
from uuid import UUID

from makegood.tickets.models import OUR_MOVE, State
from makegood.tickets.replay.so_far import Happened, Tells, TicketSoFar, move, note

# Facts after which the state is this one, whatever it was.
STATE_AFTER: Final = {
    "ticket.cancelled": State.CANCELLED,
    "ticket.solved": State.SOLVED,
    "ticket.closed": State.CLOSED,
}
# To ask for access details is to wait for them; to give them ends the wait.
AFTER_ACCESS: Final[dict[str, dict[State, State]]] = {
    "access.asked": dict.fromkeys(OUR_MOVE, State.WAITING),
    "access.given": {State.WAITING: State.IN_PROGRESS},
}


def _moved(so_far: TicketSoFar, fact: Happened) -> None:
    move(so_far, STATE_AFTER[fact.kind], at=fact.at)


def _access(so_far: TicketSoFar, fact: Happened) -> None:
    move(so_far, AFTER_ACCESS[fact.kind].get(so_far.state, so_far.state), at=fact.at)


def _assigned(so_far: TicketSoFar, fact: Happened) -> None:
    assignee = fact.details["assignee"]
    so_far.assignee = UUID(assignee) if assignee else None
    if assignee:
        note(so_far, "assigned", at=fact.at)


def _noted(so_far: TicketSoFar, fact: Happened) -> None:
    note(so_far, "note", at=fact.at)


def _put(so_far: TicketSoFar, fact: Happened) -> None:
    so_far.department = fact.details["department"]


def _relabelled(so_far: TicketSoFar, fact: Happened) -> None:
    so_far.priority = fact.details["priority"]
    note(so_far, "priority", at=fact.at, value=so_far.priority)
    move(so_far, so_far.state, at=fact.at)


def _snoozed(so_far: TicketSoFar, fact: Happened) -> None:
    so_far.snoozed_until = datetime.fromisoformat(fact.details["until"])


def _woken(so_far: TicketSoFar, fact: Happened) -> None:
    so_far.snoozed_until = None


def _replied(so_far: TicketSoFar, fact: Happened) -> None:
    if not fact.details["by_staff"]:
        so_far.snoozed_until = None
    note(so_far, "reply" if fact.details["by_staff"] else "customer_message", at=fact.at)
    if not fact.details["needs_answer"]:
        note(so_far, "no_answer_needed", at=fact.at)
    move(so_far, _after_reply(so_far.state, fact), at=fact.at)


def _after_reply(state: State, fact: Happened) -> State:
    """A message goes to the other side; before the work and after the end it moves nothing."""
    if state not in (*OUR_MOVE, State.WAITING, State.SOLVED):
        return state
    if fact.details["by_staff"]:
        asked = State.WAITING if fact.details["asks"] else State.IN_PROGRESS
        return state if state == State.SOLVED else asked
    goes_on = state == State.WAITING or (state == State.SOLVED and fact.details["needs_answer"])
    return State.IN_PROGRESS if goes_on else state


def _unasked(so_far: TicketSoFar, fact: Happened) -> None:
    note(so_far, "no_answer_needed", at=fact.at)
    move(so_far, so_far.state, at=fact.at)


def _taken_up(so_far: TicketSoFar, fact: Happened) -> None:
    move(so_far, State.IN_PROGRESS, at=fact.at)


TELLS: Final[Tells] = {
    "ticket.assigned": _assigned,
    "ticket.replied": _replied,
    "ticket.noted": _noted,
    "ticket.put": _put,
    "ticket.snoozed": _snoozed,
    "ticket.woken": _woken,
    "ticket.no_answer_needed": _unasked,
    "ticket.taken_up": _taken_up,
    "ticket.relabelled": _relabelled,
    **dict.fromkeys(STATE_AFTER, _moved),
    **dict.fromkeys(AFTER_ACCESS, _access),
}
