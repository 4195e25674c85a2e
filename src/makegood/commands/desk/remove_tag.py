"""Take a tag off a ticket."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.commands.command import command
from makegood.commands.refused import NotThere
from makegood.commands.steps.may import require_staff
from makegood.commands.steps.tickets import lock_ticket
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.facts.desk import TicketUntagged
from makegood.tickets.models import TicketTag


@dataclass(frozen=True, slots=True, kw_only=True)
class Untagging:
    ticket_id: UUID
    tag_id: UUID


@dataclass(frozen=True, slots=True)
class Untagged:
    """`name` is the tag's."""

    tag_id: UUID
    name: str


@command
def remove_tag(said: Untagging, *, by: Actor, key: str, at: datetime) -> Untagged:
    """Take it off. Raises NotAllowed for customers and machines, NotThere for ticket or tag."""
    require_staff(by)
    ticket = lock_ticket(said.ticket_id, by=by)
    marks = TicketTag.objects.filter(brand=ticket.brand_id, ticket=ticket, removed_at=None)
    mark = marks.filter(tag=said.tag_id).select_related("tag").first()
    if mark is None:
        raise NotThere
    mark.removed_at = at
    mark.save(update_fields=["removed_at"])
    untagged = TicketUntagged(ticket=str(ticket.id), mark=str(mark.id), tag=str(said.tag_id))
    record(untagged, by=by, at=at)
    return Untagged(said.tag_id, mark.tag.name)
