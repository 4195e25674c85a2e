"""Give a ticket to a member of staff, or to nobody."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.commands.command import command
from makegood.commands.refusals.tickets import TicketHasEnded
from makegood.commands.refused import NotThere
from makegood.commands.steps.may import require_staff
from makegood.commands.steps.tickets import lock_ticket
from makegood.events.record import record
from makegood.people.models import Actor, Member
from makegood.terms.facts.tickets import TicketAssigned


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    ticket_id: UUID
    assignee_id: UUID | None


@dataclass(frozen=True, slots=True)
class Assigned:
    """Whose it is now, and whose it was."""

    assignee_id: UUID | None
    was_id: UUID | None


@command
def assign_ticket(said: Assignment, *, by: Actor, key: str, at: datetime) -> Assigned:
    """Assign it. Raises NotAllowed, NotThere for ticket or assignee, TicketHasEnded."""
    require_staff(by)
    ticket = lock_ticket(said.ticket_id, by=by)
    if ticket.has_ended:
        raise TicketHasEnded(state=ticket.state)
    staff = Member.objects.staff().filter(brand=by.brand_id, left_at=None)
    if said.assignee_id and not staff.filter(id=said.assignee_id).exists():
        raise NotThere
    was_id, ticket.assignee_id = ticket.assignee_id, said.assignee_id
    ticket.save(update_fields=["assignee"])
    assignee = str(said.assignee_id) if said.assignee_id else None
    record(TicketAssigned(ticket=str(ticket.id), assignee=assignee), by=by, at=at)
    return Assigned(said.assignee_id, was_id)
