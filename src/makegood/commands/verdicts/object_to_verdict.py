"""Object to what was decided about a ticket."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.agreements.queries import terms_with_id
from makegood.brands.ids import new_id
from makegood.commands.command import command
from makegood.commands.refusals.tickets import NothingSaid, WrongState
from makegood.commands.refused import Refused
from makegood.commands.steps.may import require_customer
from makegood.commands.steps.tickets import lock_ticket
from makegood.commands.steps.verdicts import require_no_agreed_cost
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.coverage.objection import Objects, rule_on_objection
from makegood.terms.facts.verdicts import ObjectionMade
from makegood.tickets.models import Objection
from makegood.tickets.verdicts import OBJECTED_TO, standing_verdict


class ObjectionIsNotTaken(Refused):
    """`finding` and `clause` say why, `until` when it would have been the last moment."""

    code = "objection_is_not_taken"


@dataclass(frozen=True, slots=True, kw_only=True)
class Objecting:
    ticket_id: UUID
    text: str


@dataclass(frozen=True, slots=True)
class Objected:
    objection_id: UUID


@command
def object_to_verdict(said: Objecting, *, by: Actor, key: str, at: datetime) -> Objected:
    """Once a ticket, against a verdict that does not cover it, as long as the agreement allows.

    Somebody of staff looks at it who did not decide. Raises NotAllowed for staff and machines,
    NotThere, WrongState where nothing was decided against the customer, CostIsAgreed,
    ObjectionIsNotTaken with the clause, NothingSaid.
    """
    customer = require_customer(by)
    ticket = lock_ticket(said.ticket_id, by=by)
    standing = standing_verdict(ticket)
    if standing is None or standing.covers not in OBJECTED_TO:
        raise WrongState(state=ticket.state)
    require_no_agreed_cost(ticket)
    objections = Objection.objects.filter(brand=ticket.brand_id, ticket=ticket)
    ruling = rule_on_objection(
        terms_with_id(ticket.agreement_version_id),
        decided_at=standing.at,
        at=at,
        objected_before=objections.exists(),
    )
    if ruling.outcome.answer != Objects.ALLOWED:
        why = ruling.because[-1]
        raise ObjectionIsNotTaken(clause=why.clause, finding=why.finding, **dict(why.facts))
    if not said.text.strip():
        raise NothingSaid(field="text")

    objection = Objection.objects.create(
        id=new_id(at),
        brand_id=ticket.brand_id,
        ticket=ticket,
        verdict=standing,
        text=said.text,
        by=customer,
        at=at,
    )
    made = ObjectionMade(
        ticket=str(ticket.id), objection=str(objection.id), verdict=str(standing.id)
    )
    record(made, by=by, at=at)
    return Objected(objection.id)
