"""Finding the tickets that a command is about, and moving them to their next state."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import QuerySet

from makegood.brands.compiled import compiled
from makegood.brands.foreseen import Question
from makegood.commands.refusals.tickets import TicketHasChanged
from makegood.commands.refused import NotThere
from makegood.commands.steps.access import erase_with_ticket
from makegood.commands.steps.work import end_all
from makegood.people.models import Actor, Machine, reach_of
from makegood.tickets.models import Quote, State, Ticket

AT_ONCE: Final = 200  # tickets in one transaction of a clock; its next run takes the rest


def lock_ticket(ticket_id: UUID, *, by: Actor, turn: int | None = None) -> Ticket:
    """The ticket, locked until the command commits. Gate and lock are one statement.

    Raises NotThere if there is none that `by` may see, and TicketHasChanged if `turn` is given and
    the ticket has moved on since.
    """
    ticket = _locked.first(*reach_of(by), ticket_id)
    if ticket is None:
        raise NotThere
    if turn is not None and ticket.turn != turn:
        raise TicketHasChanged(turn=ticket.turn, state=ticket.state)
    return ticket


def about_lock(ticket_id: UUID, *, by: Actor) -> Question:
    """What `lock_ticket` asks, to foresee it: it is locked then."""
    return _locked.about(*reach_of(by), ticket_id)


@compiled
def _locked(brand_id: UUID, company_id: UUID | None, ticket_id: UUID) -> QuerySet[Ticket]:
    return Ticket.objects.within(brand_id, company_id).locked().filter(id=ticket_id)


def lock_due(due: QuerySet[Quote], *, by: Machine) -> list[tuple[Ticket, Quote]]:
    """The tickets with these quotes, locked, each with its quote; the first AT_ONCE of them.

    A ticket is locked before its quote is looked at, as everywhere. One that somebody works on
    just now is left to the next run.
    """
    free = Ticket.objects.visible_to(by).free_and_locked()
    tickets = {ticket.id: ticket for ticket in free.filter(id__in=due.values("ticket")[:AT_ONCE])}
    return [(tickets[quote.ticket_id], quote) for quote in due.filter(ticket__in=tickets)]


def lock_tickets(ids: Collection[UUID], *, by: Actor) -> dict[UUID, Ticket]:
    """Several tickets by their ids, locked in the order of these. Raises NotThere for any."""
    seen = Ticket.objects.visible_to(by).filter(id__in=ids).order_by("id")
    found = {ticket.id: ticket for ticket in seen.locked()}
    if found.keys() != set(ids):
        raise NotThere
    return found


def lock_free(ids: QuerySet[Any, UUID], *, by: Machine) -> list[Ticket]:
    """Those of the tickets on which nobody works just now, locked; the first AT_ONCE of them."""
    free = Ticket.objects.visible_to(by).filter(id__in=ids).order_by("id")
    return list(free.free_and_locked()[:AT_ONCE])


def move(ticket: Ticket, state: State, *, also: Sequence[str] = (), at: datetime) -> None:
    """The ticket's next turn, in `state`. It stands in the queue from its acceptance on.

    `also` names fields that were set and are saved with it.
    With its end, whatever end that is, the access details that were given on it are erased,
    and whatever timer still runs on it stops.
    """
    ticket.turn += 1
    if state != ticket.state:
        ticket.state = state
        ticket.state_since = at
    if ticket.queued_at is None and state == State.ACCEPTED:
        ticket.queued_at = at
    ticket.save(update_fields=["turn", "state", "state_since", "queued_at", *also])
    if ticket.has_ended:
        erase_with_ticket(ticket, at=at)
        end_all(ticket, by=Machine("clock", brand_id=ticket.brand_id), at=at)
