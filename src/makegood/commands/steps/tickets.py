"""Finding the ticket that a command is about, and moving it to its next state."""

from datetime import datetime
from uuid import UUID

from makegood.commands.refusals.tickets import TicketHasChanged
from makegood.commands.refused import NotThere
from makegood.people.models import Actor
from makegood.tickets.models import State, Ticket


def lock_ticket(ticket_id: UUID, *, by: Actor, turn: int | None = None) -> Ticket:
    """The ticket, locked until the command commits. Gate and lock are one statement.

    Raises NotThere if there is none that `by` may see, and TicketHasChanged if `turn` is given and
    the ticket has moved on since.
    """
    seen = Ticket.objects.visible_to(by).locked()
    ticket = seen.select_related("agreement_version").filter(id=ticket_id).first()
    if ticket is None:
        raise NotThere
    if turn is not None and ticket.turn != turn:
        raise TicketHasChanged(turn=ticket.turn, state=ticket.state)
    return ticket


def move(ticket: Ticket, state: State, *, at: datetime) -> None:
    """The ticket's next turn, in `state`. It stands in the queue from its acceptance on."""
    ticket.turn += 1
    if state != ticket.state:
        ticket.state = state
        ticket.state_since = at
    if ticket.queued_at is None and state == State.ACCEPTED:
        ticket.queued_at = at
    ticket.save(update_fields=["turn", "state", "state_since", "queued_at"])
