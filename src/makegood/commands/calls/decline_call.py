"""Decline a call, and say why."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.commands.calls.arrange_call import LONGEST_ANSWER
from makegood.commands.command import command
from makegood.commands.refusals.tickets import NothingSaid
from makegood.commands.steps.calls import open_call
from makegood.commands.steps.may import require_staff
from makegood.commands.steps.room import require_room
from makegood.commands.steps.tickets import lock_ticket, move
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.facts.calls import CallDeclined
from makegood.tickets.models import Call, State


@dataclass(frozen=True, slots=True, kw_only=True)
class CallDeclination:
    """`answer` is read by the customer."""

    ticket_id: UUID
    call_id: UUID
    answer: str


@dataclass(frozen=True, slots=True)
class DeclinedCall:
    call_id: UUID


@command
def decline_call(said: CallDeclination, *, by: Actor, key: str, at: datetime) -> DeclinedCall:
    """Decline it; the customer is told by mail, and may ask again.

    Raises NotAllowed for customers and machines, NotThere, CallIsOver, NothingSaid, TooLong.
    """
    staff = require_staff(by)
    ticket = lock_ticket(said.ticket_id, by=by)
    call = open_call(ticket, said.call_id)
    answer = said.answer.strip()
    if not answer:
        raise NothingSaid(field="answer")
    require_room([("answer", answer)], most=LONGEST_ANSWER)
    call.state, call.answer = Call.State.DECLINED, answer
    call.answered_by, call.answered_at = staff, at
    call.save(update_fields=["state", "answer", "answered_by", "answered_at"])
    move(ticket, State(ticket.state), at=at)
    record(CallDeclined(ticket=str(ticket.id), call=str(call.id)), by=by, at=at)
    return DeclinedCall(call.id)
