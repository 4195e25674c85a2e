"""Let a ticket that went on in another be one of its own again."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.commands.command import command
from makegood.commands.refusals.tickets import WrongState
from makegood.commands.steps.may import require_staff
from makegood.commands.steps.merging import lock_both
from makegood.commands.steps.tickets import lock_ticket, move
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.facts.merging import MergeUndone, TicketParted
from makegood.tickets.models import Merge, State


@dataclass(frozen=True, slots=True, kw_only=True)
class Undoing:
    ticket_id: UUID


@dataclass(frozen=True, slots=True)
class Undone:
    state: str


@command
def undo_merge(said: Undoing, *, by: Actor, key: str, at: datetime) -> Undone:
    """Put the ticket back where it was. What was written on the other meanwhile stays there.

    Raises NotAllowed for customers and machines, NotThere, WrongState for one that is not merged.
    """
    staff = require_staff(by)
    seen = lock_ticket(said.ticket_id, by=by)
    if seen.state != State.MERGED or seen.merged_into_id is None:
        raise WrongState(state=seen.state)
    ticket, into = lock_both(said.ticket_id, seen.merged_into_id, by=by)
    merge = Merge.objects.get(brand=ticket.brand_id, ticket=ticket, undone_at=None)
    merge.undone_by, merge.undone_at = staff, at
    merge.save(update_fields=["undone_by", "undone_at"])
    ticket.merged_into = None
    ticket.save(update_fields=["merged_into"])
    move(ticket, State(merge.state_before), at=at)
    move(into, State(into.state), at=at)
    record(
        MergeUndone(ticket=str(ticket.id), merge=str(merge.id)),
        TicketParted(ticket=str(into.id), merge=str(merge.id), other=str(ticket.id)),
        by=by,
        at=at,
    )
    return Undone(ticket.state)
