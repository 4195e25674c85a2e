"""Use a rule that the agreement leaves to the judgement of staff."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.agreements.queries import terms_with_id
from makegood.articles.queries import documented_at
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
from makegood.terms.agreement.applies import Known
from makegood.terms.agreement.rules.coverage import Coverage
from makegood.terms.coverage.verdict import judgeable
from makegood.tickets.models import Ticket
from makegood.tickets.verdicts import JUDGEABLE


class RuleIsNotOpen(Refused):
    """No rule of that id is left to staff on this ticket, as far as it is known."""

    code = "rule_is_not_open"


class ArticleIsMissing(Refused):
    """The rule rests on a page of the documentation, and none was named."""

    code = "article_is_missing"


class ArticleIsNoAnswer(Refused):
    """Nobody could read the page when the ticket was opened: it was not out, or did not exist."""

    code = "article_is_no_answer"


class AlreadyJudged(Refused):
    """Staff used this rule before; the verdict that stands rests on it already."""

    code = "already_judged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """`rule` is the id of a rule; `reason` and `evidence` are read by the customer.

    The evidence is words, an article that the customer gets with it, or both.
    """

    ticket_id: UUID
    turn: int
    rule: str
    reason: str
    evidence: str = ""
    article_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    state: str
    covers: str


@command
def judge(said: Judgement, *, by: Actor, key: str, at: datetime) -> Judged:
    """Give the verdict that follows with this rule. A running ticket that it makes payable waits
    for a quote, and for the customer, before any more is done.

    Raises NotAllowed for customers and machines, NotThere, TicketHasChanged, WrongState,
    RuleIsNotOpen, AlreadyJudged, NothingSaid without a reason or evidence, ArticleIsMissing,
    ArticleIsNoAnswer, and CostIsAgreed.
    """
    staff = require_staff(by)
    ticket = lock_ticket(said.ticket_id, by=by, turn=said.turn)
    if ticket.state not in JUDGEABLE:
        raise WrongState(state=ticket.state)
    known = known_of_ticket(ticket)
    rule = _open_rule(ticket, said.rule, known)
    before = judge_before(ticket)
    if before and said.rule in before.rules:
        raise AlreadyJudged(rule=said.rule)
    _require_evidence(ticket, said, rule)
    require_no_agreed_cost(ticket)

    used = (*before.rules, said.rule) if before else (said.rule,)
    judgement = ByStaff(
        member_id=staff.id,
        reason=said.reason,
        evidence=said.evidence,
        article=said.article_id,
        rules=used,
    )
    ruling = rule_anew(ticket, known, judgement)
    given = give_verdict(ticket, ruling, known=known, by=judgement, at=at)
    record(given, by=by, at=at)
    return Judged(ticket.state, given.covers)


def _open_rule(ticket: Ticket, rule_id: str, known: Known) -> Coverage:
    for rule in judgeable(terms_with_id(ticket.agreement_version_id), known):
        if rule.id == rule_id:
            return rule
    raise RuleIsNotOpen(rule=rule_id)


def _require_evidence(ticket: Ticket, said: Judgement, rule: Coverage) -> None:
    if not said.reason.strip():
        raise NothingSaid(field="reason")
    if said.article_id is None:
        if rule.evidence == "article":
            raise ArticleIsMissing
        if not said.evidence.strip():
            raise NothingSaid(field="evidence")
    elif documented_at(ticket.brand_id, said.article_id, ticket.opened_at) is None:
        raise ArticleIsNoAnswer
