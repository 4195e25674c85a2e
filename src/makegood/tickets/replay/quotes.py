"""What do facts about costs and decisions make of a ticket?"""

from typing import Final
from uuid import UUID

from makegood.tickets.models import Quote, State
from makegood.tickets.replay.so_far import (
    Happened,
    QuoteSoFar,
    Tells,
    TicketSoFar,
    move,
    note,
    supersede,
)

STATE_AFTER: Final = {
    "quote.approved": (Quote.State.APPROVED, State.ACCEPTED),
    "quote.declined": (Quote.State.DECLINED, State.DECLINED),
    "quote.lapsed": (Quote.State.LAPSED, State.LAPSED),
}


def propose(so_far: TicketSoFar, fact: Happened) -> None:
    """A quote takes the place of the one before. With a cost, a person has answered."""
    note(so_far, "reply", at=fact.at)
    supersede(so_far)
    so_far.quotes[UUID(fact.details["quote"])] = QuoteSoFar(
        ticket=so_far.id,
        number=len(so_far.quotes) + 1,
        units=fact.details["units"],
        proposed_at=fact.at,
        proposed_by=fact.by_id,
    )


def _proposed(so_far: TicketSoFar, fact: Happened) -> None:
    propose(so_far, fact)
    move(so_far, State.AWAITING_APPROVAL, at=fact.at)


def _decided(so_far: TicketSoFar, fact: Happened) -> None:
    quote = so_far.quotes[UUID(fact.details["quote"])]
    quote.state, state = STATE_AFTER[fact.kind]
    quote.decided_at = fact.at
    quote.decided_by = fact.by_id
    move(so_far, state, at=fact.at)


def _reminded(so_far: TicketSoFar, fact: Happened) -> None:
    so_far.quotes[UUID(fact.details["quote"])].reminded_at = fact.at


TELLS: Final[Tells] = {
    "quote.proposed": _proposed,
    "quote.reminded": _reminded,
    **dict.fromkeys(STATE_AFTER, _decided),
}
