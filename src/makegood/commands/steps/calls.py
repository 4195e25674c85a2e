"""Finding the call that a command is about."""

from uuid import UUID

from makegood.commands.refusals.desk import CallIsOver
from makegood.commands.refused import NotThere
from makegood.tickets.models import Call, Ticket

OPEN = (Call.State.ASKED, Call.State.ARRANGED)


def open_call(ticket: Ticket, call_id: UUID) -> Call:
    """The call on the locked ticket, asked for or arranged. Raises NotThere, CallIsOver."""
    call = Call.objects.filter(brand=ticket.brand_id, ticket=ticket, id=call_id).first()
    if call is None:
        raise NotThere
    if call.state not in OPEN:
        raise CallIsOver(state=call.state)
    return call
