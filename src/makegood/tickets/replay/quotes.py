"""What do facts about costs and decisions make of a ticket?"""

from typing import Any, Final
from uuid import UUID

from makegood.tickets.content import Cost
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

# What becomes of the quote, and of its ticket; a supplement lets its ticket go on whatever it is.
STATE_AFTER: Final = {
    "quote.approved": (Quote.State.APPROVED, State.ACCEPTED),
    "quote.funded": (Quote.State.APPROVED, State.ACCEPTED),
    "quote.declined": (Quote.State.DECLINED, State.DECLINED),
    "quote.lapsed": (Quote.State.LAPSED, State.LAPSED),
}


def propose_first(so_far: TicketSoFar, fact: Happened) -> None:
    """Staff said what it costs when they made the ticket: no range, and in units.

    They rated it by what was known for its first verdict, which follows.
    """
    note(so_far, "reply", at=fact.at)
    units = fact.details["units"]
    quote = _propose(so_far, fact, Cost(least=units, most=units), adds_to=None)
    quote.known = None


def _propose(so_far: TicketSoFar, fact: Happened, cost: Cost, *, adds_to: str | None) -> QuoteSoFar:
    """A quote takes the place of the one before."""
    supersede(so_far)
    approved = (one for one in so_far.quotes.values() if one.state == Quote.State.APPROVED)
    quote = QuoteSoFar(
        ticket=so_far.id,
        number=len(so_far.quotes) + 1,
        cost=cost,
        adds_to=UUID(adds_to) if adds_to else None,
        confirmed=sum(one.cost.most for one in approved),
        known={**so_far.known, "tier": so_far.tier},
        proposed_at=fact.at,
        proposed_by=fact.by_id,
    )
    so_far.quotes[UUID(fact.details["quote"])] = quote
    return quote


def _cost(details: dict[str, Any]) -> Cost:
    return Cost(
        least=details["least"],
        most=details["most"],
        currency=details["currency"],
        classes=tuple(details["classes"]),
        surcharges=tuple(details["surcharges"]),
        people=details["people"],
    )


def _proposed(so_far: TicketSoFar, fact: Happened) -> None:
    """With a cost, a person has answered."""
    note(so_far, "reply", at=fact.at)
    _propose(so_far, fact, _cost(fact.details), adds_to=fact.details["adds_to"])
    move(so_far, State.AWAITING_APPROVAL, at=fact.at)


def _rated(so_far: TicketSoFar, fact: Happened) -> None:
    quote = _propose(so_far, fact, _cost(fact.details), adds_to=fact.details["adds_to"])
    quote.state = Quote.State.NEEDS_SECOND
    move(so_far, State.RATED, at=fact.at)


def _seconded(so_far: TicketSoFar, fact: Happened) -> None:
    quote = _quote(so_far, fact)
    quote.state = Quote.State.OPEN
    quote.seconded_at, quote.seconded_by = fact.at, fact.by_id
    note(so_far, "reply", at=fact.at)
    move(so_far, State.AWAITING_APPROVAL, at=fact.at)


def _decided(so_far: TicketSoFar, fact: Happened) -> None:
    quote = _quote(so_far, fact)
    quote.state, state = STATE_AFTER[fact.kind]
    quote.decided_at = fact.at
    approver = fact.details.get("approver")
    quote.decided_by = UUID(approver) if approver else fact.by_id
    move(so_far, State.IN_PROGRESS if quote.adds_to else state, at=fact.at)


def _funds_awaited(so_far: TicketSoFar, fact: Happened) -> None:
    quote = _quote(so_far, fact)
    quote.when_funded_at, quote.when_funded_by = fact.at, fact.by_id


def _reminded(so_far: TicketSoFar, fact: Happened) -> None:
    _quote(so_far, fact).reminded_at = fact.at


def _warned(so_far: TicketSoFar, fact: Happened) -> None:
    _quote(so_far, fact).warned_at = fact.at


def _quote(so_far: TicketSoFar, fact: Happened) -> QuoteSoFar:
    return so_far.quotes[UUID(fact.details["quote"])]


TELLS: Final[Tells] = {
    "quote.proposed": _proposed,
    "quote.rated": _rated,
    "quote.seconded": _seconded,
    "quote.funds_awaited": _funds_awaited,
    "quote.reminded": _reminded,
    "work.limit_near": _warned,
    **dict.fromkeys(STATE_AFTER, _decided),
}
