"""What do facts about coverage make of a ticket?"""

from typing import Final

from makegood.terms.coverage.verdict import Covers
from makegood.tickets.replay.so_far import Happened, Tells, TicketSoFar, know, move, note, supersede
from makegood.tickets.verdicts import PRICED, state_after


def _judge(so_far: TicketSoFar, fact: Happened) -> None:
    know(so_far, dict(fact.details["known"]))
    covers, before = Covers(fact.details["covers"]), so_far.state
    asks_customer = bool(fact.details["asks"])
    move(so_far, state_after(before, covers, asks_customer=asks_customer), at=fact.at)
    if before in PRICED and so_far.state not in PRICED:
        supersede(so_far)
    if covers in (Covers.COVERED, Covers.PAYABLE):
        so_far.tier = fact.details["tier"]
        note(so_far, "tier", at=fact.at, value=so_far.tier)
    if fact.details["judge"] == str(fact.by_id):
        note(so_far, "reply", at=fact.at)  # whoever of staff judges says why, to the customer


def _told(so_far: TicketSoFar, fact: Happened) -> None:
    so_far.told |= dict(fact.details["told"])


def _unfounded(so_far: TicketSoFar, fact: Happened) -> None:
    so_far.unfounded = True


TELLS: Final[Tells] = {
    "verdict.given": _judge,
    "ticket.told": _told,
    "ticket.unfounded": _unfounded,
}
