"""Say that somebody of staff has a ticket open, and whether he writes."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.brands.ids import new_id
from makegood.commands.command import sign_of_life
from makegood.commands.refused import NotThere
from makegood.commands.steps.may import require_staff
from makegood.people.models import Actor
from makegood.tickets.models import Look, Ticket


@dataclass(frozen=True, slots=True, kw_only=True)
class Looking:
    ticket_id: UUID
    writes: bool = False


@dataclass(frozen=True, slots=True)
class Looked:
    looked: bool


@sign_of_life
def look_at_ticket(said: Looking, *, by: Actor, key: str, at: datetime) -> Looked:
    """Note it, for colleagues to see for a while. It is no fact: nothing hangs on it.

    Raises NotAllowed for customers and machines, NotThere.
    """
    member = require_staff(by)
    ticket = Ticket.objects.visible_to(by).filter(id=said.ticket_id).first()
    if ticket is None:
        raise NotThere
    Look.objects.update_or_create(
        brand_id=ticket.brand_id,
        ticket=ticket,
        member=member,
        defaults={"writes": said.writes, "at": at},
        create_defaults={"id": new_id(at), "writes": said.writes, "at": at},
    )
    return Looked(looked=True)
