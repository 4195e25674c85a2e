"""What do facts about words on the wrong ticket, and about calls, make of a ticket?"""

from datetime import datetime
from typing import Final
from uuid import UUID

from makegood.tickets.models import State
from makegood.tickets.replay.so_far import Absorbed, Happened, Tells, TicketSoFar, move, note


def _merged(so_far: TicketSoFar, fact: Happened) -> None:
    so_far.merged_into = UUID(fact.details["into"])
    so_far.was = so_far.state
    move(so_far, State.MERGED, at=fact.at)


def _unmerged(so_far: TicketSoFar, fact: Happened) -> None:
    so_far.merged_into = None
    move(so_far, so_far.was, at=fact.at)


def _absorbed(so_far: TicketSoFar, fact: Happened) -> None:
    """What was owed there is owed here by the same moment, until somebody answers here."""
    said = fact.details
    if said["owed_until"]:
        so_far.absorbed[said["merge"]] = Absorbed(
            rule=said["owed_rule"],
            clause=said["owed_clause"],
            strength=said["owed_strength"],
            since=said["owed_since"],
            until=said["owed_until"],
        )
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
