"""Let a ticket point somewhere no longer."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.commands.command import command
from makegood.commands.refused import NotThere
from makegood.commands.steps.may import require_staff
from makegood.commands.steps.tickets import lock_ticket
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.facts.desk import TicketUnlinked
from makegood.tickets.models import TicketLink


@dataclass(frozen=True, slots=True, kw_only=True)
class Unlinking:
    ticket_id: UUID
    link_id: UUID


@dataclass(frozen=True, slots=True)
class Unlinked:
    link_id: UUID


@command
def unlink_ticket(said: Unlinking, *, by: Actor, key: str, at: datetime) -> Unlinked:
    """Take the link off. Raises NotAllowed for customers and machines, NotThere."""
    require_staff(by)
    ticket = lock_ticket(said.ticket_id, by=by)
    links = TicketLink.objects.filter(brand=ticket.brand_id, ticket=ticket, removed_at=None)
    link = links.filter(id=said.link_id).first()
    if link is None:
        raise NotThere
    link.removed_at = at
    link.save(update_fields=["removed_at"])
    record(TicketUnlinked(ticket=str(ticket.id), link=str(link.id)), by=by, at=at)
    return Unlinked(link.id)
