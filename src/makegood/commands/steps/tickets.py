"""Finding the tickets that a command is about, and moving them to their next state."""

from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import QuerySet

from makegood.commands.refusals.tickets import TicketHasChanged
from makegood.commands.refused import NotThere
from makegood.commands.steps.access import erase_with_ticket
from makegood.people.models import Actor, Machine
from makegood.tickets.models import Quote, State, Ticket

AT_ONCE: Final = 200  # tickets in one transaction of a clock; its next run takes the rest


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


def lock_due(due: QuerySet[Quote], *, by: Machine) -> list[tuple[Ticket, Quote]]:
    """The tickets with these quotes, locked, each with its quote; the first AT_ONCE of them.

    A ticket is locked before its quote is looked at, as everywhere. One that somebody works on
    just now is left to the next run.
    """
    free = Ticket.objects.visible_to(by).free_and_locked().select_related("agreement_version")
    tickets = {ticket.id: ticket for ticket in free.filter(id__in=due.values("ticket")[:AT_ONCE])}
    return [(tickets[quote.ticket_id], quote) for quote in due.filter(ticket__in=tickets)]


def move(ticket: Ticket, state: State, *, at: datetime) -> None:
    """The ticket's next turn, in `state`. It stands in the queue from its acceptance on.

    With its end, whatever end that is, the access details that were given on it are erased.
    """
    ticket.turn += 1
    if state != ticket.state:
        ticket.state = state
        ticket.state_since = at
    if ticket.queued_at is None and state == State.ACCEPTED:
        ticket.queued_at = at
    ticket.save(update_fields=["turn", "state", "state_since", "queued_at"])
    if ticket.has_ended:
        erase_with_ticket(ticket, at=at)
