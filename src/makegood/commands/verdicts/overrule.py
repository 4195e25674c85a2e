"""Decide against what the rules say of a ticket, or where they say nothing."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from makegood.commands.command import command
from makegood.commands.refusals.tickets import NothingSaid, WrongState
from makegood.commands.steps.may import require_staff
from makegood.commands.steps.overruling import decide_against_rules
from makegood.commands.steps.tickets import lock_ticket
from makegood.commands.steps.verdicts import ByStaff, judge_before, require_no_agreed_cost
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.coverage.verdict import Covers
from makegood.tickets.verdicts import JUDGEABLE, REVIVED


@dataclass(frozen=True, slots=True, kw_only=True)
class Overruling:
    """`reason` and `evidence` are read by the customer. Without a `tier` the first one fits."""

    ticket_id: UUID
    turn: int
    covers: Literal["covered", "payable", "refused"]
    reason: str
    tier: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Overruled:
    state: str


@command
def overrule(said: Overruling, *, by: Actor, key: str, at: datetime) -> Overruled:
    """Give the verdict that staff want, with a reason. What was declined or lapsed can be done
    free of charge after all, and nothing else.

    Raises NotAllowed for customers and machines, NotThere, TicketHasChanged, WrongState,
    NothingSaid without a reason, CostIsAgreed, TierDoesNotFit, PaidIsWithheld.
    """
    staff = require_staff(by)
    ticket = lock_ticket(said.ticket_id, by=by, turn=said.turn)
    covers = Covers(said.covers)
    if ticket.state not in (*JUDGEABLE, *(REVIVED if covers == Covers.COVERED else ())):
        raise WrongState(state=ticket.state)
    if not said.reason.strip():
        raise NothingSaid(field="reason")
    require_no_agreed_cost(ticket)

    before = judge_before(ticket)
    decision = ByStaff(
        member_id=staff.id,
        reason=said.reason,
        evidence=said.evidence,
        rules=before.rules if before else (),
        overrules=True,
    )
    given = decide_against_rules(ticket, covers, said.tier, by=decision, at=at)
    record(given, by=by, at=at)
    return Overruled(ticket.state)
