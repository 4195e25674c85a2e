"""Put a ticket with another department."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.agreements.queries import terms_with_id
from makegood.commands.command import command
from makegood.commands.refusals.desk import UnknownDepartment
from makegood.commands.refusals.tickets import TicketHasEnded
from makegood.commands.steps.may import require_staff
from makegood.commands.steps.tickets import lock_ticket
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.facts.desk import TicketPut


@dataclass(frozen=True, slots=True, kw_only=True)
class Putting:
    """`department` is one that a class of the ticket's agreement names."""

    ticket_id: UUID
    department: str


@dataclass(frozen=True, slots=True)
class Put:
    """Where it is now, and where it was: empty for nowhere."""

    department: str
    was: str


@command
def set_department(said: Putting, *, by: Actor, key: str, at: datetime) -> Put:
    """Put the ticket there; its class, cost and place in the queue stay.

    Raises NotAllowed for customers and machines, NotThere, TicketHasEnded, UnknownDepartment.
    """
    require_staff(by)
    ticket = lock_ticket(said.ticket_id, by=by)
    if ticket.has_ended:
        raise TicketHasEnded(state=ticket.state)
    if said.department not in terms_with_id(ticket.agreement_version_id).departments:
        raise UnknownDepartment(department=said.department)
    was, ticket.department = ticket.department, said.department
    ticket.save(update_fields=["department"])
    record(TicketPut(ticket=str(ticket.id), department=said.department), by=by, at=at)
    return Put(said.department, was)
