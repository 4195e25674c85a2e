"""Give a ticket another title."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.commands.command import command
from makegood.commands.refusals.tickets import NothingSaid
from makegood.commands.steps.lines import one_line
from makegood.commands.steps.may import require_staff
from makegood.commands.steps.room import require_room
from makegood.commands.steps.tickets import lock_ticket
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.facts.desk import TicketTitled
from makegood.tickets.models import LONGEST_TITLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Titling:
    ticket_id: UUID
    title: str


@dataclass(frozen=True, slots=True)
class Titled:
    title: str


@command
def set_title(said: Titling, *, by: Actor, key: str, at: datetime) -> Titled:
    """Give it the title, on one line; the words of the request stay as they came in.

    Raises NotAllowed for customers and machines, NotThere, NothingSaid, TooLong.
    """
    require_staff(by)
    ticket = lock_ticket(said.ticket_id, by=by)
    title = one_line(said.title)
    if not title:
        raise NothingSaid(field="title")
    require_room([("title", title)], most=LONGEST_TITLE)
    ticket.title = title
    ticket.save(update_fields=["title"])
    record(TicketTitled(ticket=str(ticket.id)), by=by, at=at)
    return Titled(title)
