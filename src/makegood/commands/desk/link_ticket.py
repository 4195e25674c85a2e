"""Let a ticket point at an article, a defect, a release or another ticket."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.brands.ids import new_id
from makegood.commands.command import command
from makegood.commands.refusals.desk import AlreadyLinked, LinksToItself
from makegood.commands.refused import NotThere
from makegood.commands.steps.may import require_staff
from makegood.commands.steps.tickets import lock_ticket
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.facts.desk import TicketLinked
from makegood.tickets.models import TicketLink
from makegood.tickets.organising import is_target


@dataclass(frozen=True, slots=True, kw_only=True)
class Linking:
    """`what` is "article", "defect", "release" or "ticket"."""

    ticket_id: UUID
    what: str
    target_id: UUID


@dataclass(frozen=True, slots=True)
class Linked:
    link_id: UUID


@command
def link_ticket(said: Linking, *, by: Actor, key: str, at: datetime) -> Linked:
    """Link it. Customers do not see it.

    Raises NotAllowed for customers and machines, NotThere for the ticket or what it points at,
    LinksToItself, AlreadyLinked.
    """
    staff = require_staff(by)
    ticket = lock_ticket(said.ticket_id, by=by)
    if said.what not in TicketLink.Kind.values:
        raise NotThere
    what = TicketLink.Kind(said.what)
    if not is_target(what, said.target_id, by=staff):
        raise NotThere
    if said.target_id == ticket.id:
        raise LinksToItself
    link, is_new = TicketLink.objects.get_or_create(
        brand_id=ticket.brand_id,
        ticket=ticket,
        kind=what,
        target=said.target_id,
        defaults={"id": new_id(at), "by": staff, "at": at},
    )
    if not is_new:
        if link.removed_at is None:
            raise AlreadyLinked
        link.removed_at, link.by, link.at = None, staff, at
        link.save(update_fields=["removed_at", "by", "at"])
    linked = TicketLinked(
        ticket=str(ticket.id), link=str(link.id), what=said.what, target=str(said.target_id)
    )
    record(linked, by=by, at=at)
    return Linked(link.id)
