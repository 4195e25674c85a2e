"""Finding two tickets at once, and what keeps one from going on in another."""

from uuid import UUID

from django.db.models import F

from makegood.commands.refusals.desk import CostIsOpen
from makegood.commands.steps.tickets import lock_ticket
from makegood.ledger.models import Hold
from makegood.people.models import Actor
from makegood.tickets.models import Quote, Ticket

UNSETTLED = (Quote.State.NEEDS_SECOND, Quote.State.OPEN, Quote.State.APPROVED)


def lock_both(one_id: UUID, other_id: UUID, *, by: Actor) -> tuple[Ticket, Ticket]:
    """Both tickets, locked in the order of their ids, so that no two wait for each other.

    Raises NotThere.
    """
    locked = {each: lock_ticket(each, by=by) for each in sorted((one_id, other_id))}
    return locked[one_id], locked[other_id]


def require_no_cost(ticket: Ticket) -> None:
    """Raises CostIsOpen where a cost is proposed or agreed, or something is still held."""
    costs = Quote.objects.filter(brand=ticket.brand_id, ticket=ticket, state__in=UNSETTLED)
    holds = Hold.objects.filter(brand=ticket.brand_id, ticket=ticket.id)
    if costs.exists() or holds.filter(units__gt=F("captured") + F("released")).exists():
        raise CostIsOpen
