"""Open what a customer gave."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.brands.ids import new_id
from makegood.commands.command import command
from makegood.commands.refusals.access import NothingIsKept
from makegood.commands.steps.access import access_on
from makegood.commands.steps.may import require_staff
from makegood.commands.steps.tickets import lock_ticket
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.facts.access import AccessOpened
from makegood.vault.models import AccessLook


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    ticket_id: UUID
    access_id: UUID


@dataclass(frozen=True, slots=True)
class Opened:
    """The look, which shows the details for a minute: see `vault.access.details_of_look`."""

    look_id: UUID


@command
def open_access(said: Opening, *, by: Actor, key: str, at: datetime) -> Opened:
    """Note who looks and when, for the customer to read; the answer names the look alone.

    The details are not in the answer, which a receipt keeps. Raises NotAllowed for customers and
    machines, NotThere, NothingIsKept.
    """
    staff = require_staff(by)
    ticket = lock_ticket(said.ticket_id, by=by)
    access = access_on(ticket, said.access_id, by=by)
    if not access.is_kept:
        raise NothingIsKept
    look = AccessLook.objects.create(
        id=new_id(at), brand_id=ticket.brand_id, access=access, by=staff, at=at
    )
    opened = AccessOpened(ticket=str(ticket.id), access=str(access.id), look=str(look.id))
    record(opened, by=by, at=at)
    return Opened(look.id)
