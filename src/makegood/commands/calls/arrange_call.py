"""Arrange a call that the customer asked for."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from makegood.commands.command import command
from makegood.commands.refusals.desk import NotAhead
from makegood.commands.steps.calls import open_call
from makegood.commands.steps.may import require_staff
from makegood.commands.steps.room import require_room
from makegood.commands.steps.tickets import lock_ticket, move
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.facts.calls import CallArranged
from makegood.tickets.models import Call, State

LONGEST_ANSWER: Final = 2_000
DAYS_AHEAD: Final = 366


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangement:
    """`answer` is read by the customer; it may be empty."""

    ticket_id: UUID
    call_id: UUID
    arranged_for: datetime
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Arranged:
    arranged_for: datetime


@command
def arrange_call(said: Arrangement, *, by: Actor, key: str, at: datetime) -> Arranged:
    """Say when it is to be; the customer is told by mail. Once more, it is moved.

    Raises NotAllowed for customers and machines, NotThere, CallIsOver, NotAhead, TooLong.
    """
    staff = require_staff(by)
    ticket = lock_ticket(said.ticket_id, by=by)
    call = open_call(ticket, said.call_id)
    arranged_for = said.arranged_for.replace(microsecond=0)
    if arranged_for <= at or (arranged_for - at).days > DAYS_AHEAD:
        raise NotAhead(days=DAYS_AHEAD)
    require_room([("answer", said.answer)], most=LONGEST_ANSWER)
    call.state = Call.State.ARRANGED
    call.arranged_for, call.answer = arranged_for, said.answer.strip()
    call.answered_by, call.answered_at = staff, at
    call.save(update_fields=["state", "arranged_for", "answer", "answered_by", "answered_at"])
    move(ticket, State(ticket.state), at=at)
    arranged = CallArranged(
        ticket=str(ticket.id), call=str(call.id), arranged_for=arranged_for.isoformat()
    )
    record(arranged, by=by, at=at)
    return Arranged(arranged_for)
