"""Put a tag on a ticket."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.brands.ids import new_id
from makegood.commands.command import command
from makegood.commands.refusals.desk import TagIsRetired
from makegood.commands.refusals.tickets import NothingSaid
from makegood.commands.steps.lines import one_line
from makegood.commands.steps.may import require_staff
from makegood.commands.steps.room import require_room
from makegood.commands.steps.tickets import lock_ticket
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.facts.desk import TagMade, TicketTagged
from makegood.tickets.models import LONGEST_TAG, Tag, Ticket, TicketTag


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagging:
    ticket_id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class Tagged:
    """`is_new` says whether the ticket bore it not yet."""

    tag_id: UUID
    is_new: bool


@command
def add_tag(said: Tagging, *, by: Actor, key: str, at: datetime) -> Tagged:
    """Put the tag of that name on the ticket; one that is new is made. Capitals count as small.

    One that is on it stays on it. Raises NotAllowed for customers and machines, NotThere,
    NothingSaid, TooLong, TagIsRetired.
    """
    require_staff(by)
    ticket = lock_ticket(said.ticket_id, by=by)
    name = one_line(said.name).casefold()
    if not name:
        raise NothingSaid(field="name")
    require_room([("name", name)], most=LONGEST_TAG)
    tag, is_made = Tag.objects.get_or_create(
        brand_id=ticket.brand_id, name=name, defaults={"id": new_id(at)}
    )
    if tag.retired_at is not None:
        raise TagIsRetired(name=name)
    if is_made:
        record(TagMade(tag=str(tag.id)), by=by, at=at)
    mark = _mark(ticket, tag, at=at)
    if mark is not None:
        tagged = TicketTagged(ticket=str(ticket.id), mark=str(mark.id), tag=str(tag.id))
        record(tagged, by=by, at=at)
    return Tagged(tag.id, is_new=mark is not None)


def _mark(ticket: Ticket, tag: Tag, *, at: datetime) -> TicketTag | None:
    """That the ticket bears the tag from now on, or None if it does already."""
    mark, is_new = TicketTag.objects.get_or_create(
        brand_id=ticket.brand_id, ticket=ticket, tag=tag, defaults={"id": new_id(at)}
    )
    if is_new:
        return mark
    if mark.removed_at is None:
        return None
    mark.removed_at = None
    mark.save(update_fields=["removed_at"])
    return mark
