"""What do facts about words on the wrong ticket, and about calls, make of a ticket?"""

from datetime import datetime
from typing import Final
from uuid import UUID

from makegood.terms.promises.history import Moment
from makegood.terms.worktime.zone import second
from makegood.tickets.models import State
from makegood.tickets.replay.so_far import Happened, Tells, TicketSoFar, move, note


def _merged(so_far: TicketSoFar, fact: Happened) -> None:
    so_far.merged_into = UUID(fact.details["into"])
    so_far.was = so_far.state
    move(so_far, State.MERGED, at=fact.at)


def _unmerged(so_far: TicketSoFar, fact: Happened) -> None:
    so_far.merged_into = None
    move(so_far, so_far.was, at=fact.at)


def _absorbed(so_far: TicketSoFar, fact: Happened) -> None:
    """What nobody had answered there is owed here, from when it was written."""
    if since := fact.details["unanswered_since"]:
        moment = Moment(second(datetime.fromisoformat(since)), "customer_message")
        so_far.absorbed[fact.details["merge"]] = moment
    move(so_far, so_far.state, at=fact.at)


def _parted(so_far: TicketSoFar, fact: Happened) -> None:
    so_far.absorbed.pop(fact.details["merge"], None)
    move(so_far, so_far.state, at=fact.at)


def _left(so_far: TicketSoFar, fact: Happened) -> None:
    move(so_far, so_far.state, at=fact.at)


def _came(so_far: TicketSoFar, fact: Happened) -> None:
    note(so_far, "customer_message", at=datetime.fromisoformat(fact.details["written_at"]))
    move(so_far, so_far.state, at=fact.at)


def _call_asked(so_far: TicketSoFar, fact: Happened) -> None:
    note(so_far, "customer_message", at=fact.at)
    move(so_far, so_far.state, at=fact.at)


def _call_answered(so_far: TicketSoFar, fact: Happened) -> None:
    note(so_far, "reply", at=fact.at)
    move(so_far, so_far.state, at=fact.at)


TELLS: Final[Tells] = {
    "ticket.merged": _merged,
    "ticket.unmerged": _unmerged,
    "ticket.absorbed": _absorbed,
    "ticket.parted": _parted,
    "message.left": _left,
    "message.came": _came,
    "call.asked": _call_asked,
    "call.arranged": _call_answered,
    "call.declined": _call_answered,
}
