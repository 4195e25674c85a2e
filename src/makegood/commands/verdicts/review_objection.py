"""Look at a customer's objection, and say who was right."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.agreements.queries import terms_with_id
from makegood.commands.command import command
from makegood.commands.refusals.tickets import NothingSaid
from makegood.commands.refused import NotThere, Refused
from makegood.commands.steps.may import require_staff
from makegood.commands.steps.overruling import decide_against_rules
from makegood.commands.steps.tickets import lock_ticket
from makegood.commands.steps.verdicts import ByStaff, judge_before, require_no_agreed_cost
from makegood.events.record import record
from makegood.people.models import Actor, Member
from makegood.terms.coverage.objection import rule_on_reviewer
from makegood.terms.coverage.verdict import Covers
from makegood.terms.facts.verdicts import ObjectionReviewed, VerdictGiven
from makegood.tickets.models import Objection, Ticket


class ReviewerDecided(Refused):
    """Whoever gave the verdict does not look at the objection; `clause` says so."""

    code = "reviewer_decided"


class AlreadyReviewed(Refused):
    """Somebody was quicker: the objection was answered."""

    code = "already_reviewed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """`upheld`: the customer was right. `answer` is read by the customer."""

    ticket_id: UUID
    upheld: bool
    answer: str


@dataclass(frozen=True, slots=True)
class Reviewed:
    state: str


@command
def review_objection(said: Review, *, by: Actor, key: str, at: datetime) -> Reviewed:
    """Answer it. An upheld one gives the verdict that the ticket is covered; else nothing moves.

    Raises NotAllowed for customers and machines, NotThere, AlreadyReviewed, ReviewerDecided for
    whoever gave the verdict, NothingSaid without an answer; of an upheld one CostIsAgreed, and
    TierDoesNotFit where the agreement has no tier that is free.
    """
    staff = require_staff(by)
    ticket = lock_ticket(said.ticket_id, by=by)
    objection = _objection(ticket, by=staff)
    if not said.answer.strip():
        raise NothingSaid(field="answer")
    given = _covered(ticket, said, by=staff, at=at) if said.upheld else None

    objection.reviewed_by = staff
    objection.reviewed_at = at
    objection.upheld = said.upheld
    objection.answer = said.answer
    objection.save(update_fields=["reviewed_by", "reviewed_at", "upheld", "answer"])
    reviewed = ObjectionReviewed(
        ticket=str(ticket.id), objection=str(objection.id), upheld=said.upheld
    )
    record(*((reviewed, given) if given else (reviewed,)), by=by, at=at)
    return Reviewed(ticket.state)


def _objection(ticket: Ticket, *, by: Member) -> Objection:
    objections = Objection.objects.select_for_update(no_key=True, of=("self",))
    objection = (
        objections.filter(brand=ticket.brand_id, ticket=ticket).select_related("verdict").first()
    )
    if objection is None:
        raise NotThere
    if objection.reviewed_at is not None:
        raise AlreadyReviewed
    decided_by = str(objection.verdict.by_id or "")
    agreement = terms_with_id(ticket.agreement_version_id)
    ruling = rule_on_reviewer(agreement, decided_by=decided_by, reviewer=str(by.id))
    if not ruling.outcome:
        raise ReviewerDecided(clause=ruling.because[-1].clause)
    return objection


def _covered(ticket: Ticket, said: Review, *, by: Member, at: datetime) -> VerdictGiven:
    require_no_agreed_cost(ticket)
    before = judge_before(ticket)
    decision = ByStaff(
        member_id=by.id,
        reason=said.answer,
        rules=before.rules if before else (),
        overrules=True,
    )
    return decide_against_rules(ticket, Covers.COVERED, "", by=decision, at=at)
