"""Tell what must be known before anybody can say whether a ticket is covered."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.agreements.queries import terms_with_id
from makegood.commands.command import command
from makegood.commands.refusals.tickets import NothingSaid, WrongState
from makegood.commands.refused import NotAllowed
from makegood.commands.steps.asking import told_of
from makegood.commands.steps.tickets import lock_ticket
from makegood.commands.steps.verdicts import judge_anew, judge_before, require_no_agreed_cost
from makegood.events.record import record
from makegood.people.models import Actor, Machine
from makegood.terms.agreement.rules.conditions import Value
from makegood.terms.facts.verdicts import FactsTold
from makegood.tickets.models import State
from makegood.tickets.verdicts import JUDGEABLE

BY_CUSTOMERS = (State.NEEDS_FACTS,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """`told` is fact to value; `turn` is the ticket's when they were asked."""

    ticket_id: UUID
    turn: int
    told: tuple[tuple[str, Value], ...]


@dataclass(frozen=True, slots=True)
class ToldFacts:
    state: str


@command
def tell_facts(said: Answers, *, by: Actor, key: str, at: datetime) -> ToldFacts:
    """Keep the answers, and rule on the ticket anew with the rules that staff used before.

    Customers answer while they are asked; staff tell what they find out later, too. Where staff
    decided against the rules, their verdict stays. Raises
    NotAllowed for machines, NotThere, TicketHasChanged, WrongState, NothingSaid without an answer,
    NotYoursToTell, UnknownAnswer, and CostIsAgreed once a cost was approved.
    """
    if isinstance(by, Machine):
        raise NotAllowed
    ticket = lock_ticket(said.ticket_id, by=by, turn=said.turn)
    if ticket.state not in (JUDGEABLE if by.is_staff else BY_CUSTOMERS):
        raise WrongState(state=ticket.state)
    if not said.told:
        raise NothingSaid(field="told")
    told = told_of(terms_with_id(ticket.agreement_version_id), said.told, by_staff=by.is_staff)
    require_no_agreed_cost(ticket)

    ticket.told = {**ticket.told, **told}
    ticket.save(update_fields=["told"])
    answers = FactsTold(
        ticket=str(ticket.id), told=tuple(sorted(told.items())), by_staff=by.is_staff
    )
    judge = judge_before(ticket)
    if judge and judge.overrules:
        record(answers, by=by, at=at)
        return ToldFacts(ticket.state)
    record(answers, judge_anew(ticket, judge, at=at), by=by, at=at)
    return ToldFacts(ticket.state)
