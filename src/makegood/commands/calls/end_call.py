"""Say that an arranged call took place."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.commands.command import command
from makegood.commands.refusals.desk import CallIsOver
from makegood.commands.steps.calls import open_call
from makegood.commands.steps.may import require_staff
from makegood.commands.steps.tickets import lock_ticket
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.facts.calls import CallDone
from makegood.tickets.models import Call


@dataclass(frozen=True, slots=True, kw_only=True)
class CallEnding:
    ticket_id: UUID
    call_id: UUID


@dataclass(frozen=True, slots=True)
class EndedCall:
    call_id: UUID


@command
def end_call(said: CallEnding, *, by: Actor, key: str, at: datetime) -> EndedCall:
    """Note it; what was said belongs on the ticket.

    Raises NotAllowed for customers and machines, NotThere, CallIsOver for one that is over or was
    never arranged.
    """
    require_staff(by)
    ticket = lock_ticket(said.ticket_id, by=by)
    call = open_call(ticket, said.call_id)
    if call.state != Call.State.ARRANGED:
        raise CallIsOver(state=call.state)
    call.state = Call.State.DONE
    call.save(update_fields=["state"])
    record(CallDone(ticket=str(ticket.id), call=str(call.id)), by=by, at=at)
    return EndedCall(call.id)
