"""Use a rule that the agreement leaves to the judgement of staff."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.agreements.queries import terms_of
from makegood.commands.command import command
from makegood.commands.refusals.tickets import NothingSaid, WrongState
from makegood.commands.refused import Refused
from makegood.commands.steps.may import require_staff
from makegood.commands.steps.tickets import lock_ticket
from makegood.commands.steps.verdicts import (
    ByStaff,
    give_verdict,
    judge_before,
    known_of_ticket,
    require_no_agreed_cost,
    rule_anew,
)
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.coverage.verdict import judgeable
from makegood.tickets.verdicts import JUDGEABLE


class RuleIsNotOpen(Refused):
    """No rule of that id is left to staff on this ticket, as far as it is known."""

    code = "rule_is_not_open"


class AlreadyJudged(Refused):
    """Staff used this rule before; the verdict that stands rests on it already."""

    code = "already_judged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """`rule` is the id of a rule; `reason` and `evidence` are read by the customer."""

    ticket_id: UUID
    turn: int
    rule: str
    reason: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Judged:
    state: str
    covers: str


@command
def judge(said: Judgement, *, by: Actor, key: str, at: datetime) -> Judged:
    """Give the verdict that follows with this rule. A running ticket that it makes payable waits
    for a quote, and for the customer, before any more is done.

    Raises NotAllowed for customers and machines, NotThere, TicketHasChanged, WrongState,
    RuleIsNotOpen, AlreadyJudged, NothingSaid without a reason or evidence, and CostIsAgreed.
    """
    staff = require_staff(by)
    ticket = lock_ticket(said.ticket_id, by=by, turn=said.turn)
    if ticket.state not in JUDGEABLE:
        raise WrongState(state=ticket.state)
    known = known_of_ticket(ticket)
    rules = judgeable(terms_of(ticket.agreement_version), known)
    if said.rule not in {rule.id for rule in rules}:
        raise RuleIsNotOpen(rule=said.rule)
    before = judge_before(ticket)
    if before and said.rule in before.rules:
        raise AlreadyJudged(rule=said.rule)
    for field in ("reason", "evidence"):
        if not getattr(said, field).strip():
            raise NothingSaid(field=field)
    require_no_agreed_cost(ticket)

    used = (*before.rules, said.rule) if before else (said.rule,)
    judgement = ByStaff(member_id=staff.id, reason=said.reason, evidence=said.evidence, rules=used)
    ruling = rule_anew(ticket, known, judgement)
    given = give_verdict(ticket, ruling, known=known, by=judgement, at=at)
    record(given, by=by, at=at)
    return Judged(ticket.state, given.covers)
