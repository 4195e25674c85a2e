"""Saying that a ticket was made which nobody has ruled on yet."""

from makegood.terms.facts.tickets import TicketCreated
from makegood.tickets.models import Ticket


def created_without_tier(ticket: Ticket) -> TicketCreated:
    """The fact of a ticket without a tier and a cost: its verdict, recorded next, leads on."""
    return TicketCreated(
        ticket=str(ticket.id),
        request=str(ticket.request_id),
        purchase=str(ticket.purchase_id) if ticket.purchase_id else None,
        tier="",
        issue_class=ticket.issue_class,
        priority=ticket.priority,
        department=ticket.department,
        told=tuple(sorted(ticket.told.items())),
        quote=None,
        units=0,
    )
