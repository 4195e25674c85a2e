"""What do facts about coverage make of a ticket?"""

from typing import Final

from makegood.terms.coverage.verdict import Covers
from makegood.tickets.replay.so_far import Happened, Tells, TicketSoFar, move, supersede
from makegood.tickets.verdicts import PRICED, state_after


def _judge(so_far: TicketSoFar, fact: Happened) -> None:
    covers, before = Covers(fact.details["covers"]), so_far.state
    asks_customer = bool(fact.details["asks"])
    move(so_far, state_after(before, covers, asks_customer=asks_customer), at=fact.at)
    if before in PRICED and so_far.state not in PRICED:
        supersede(so_far)
    if covers in (Covers.COVERED, Covers.PAYABLE):
        so_far.tier = fact.details["tier"]


def _told(so_far: TicketSoFar, fact: Happened) -> None:
    so_far.told |= dict(fact.details["told"])


def _unfounded(so_far: TicketSoFar, fact: Happened) -> None:
    so_far.unfounded = True


TELLS: Final[Tells] = {
    "verdict.given": _judge,
    "ticket.told": _told,
    "ticket.unfounded": _unfounded,
}
