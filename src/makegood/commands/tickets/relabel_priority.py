"""Give a ticket another priority, with a reason that the customer reads."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.agreements.queries import terms_with_id
from makegood.commands.command import command
from makegood.commands.refusals.desk import RelabelIsRefused, UnknownPriority
from makegood.commands.refusals.tickets import TicketHasEnded
from makegood.commands.steps.may import require_staff
from makegood.commands.steps.messages import Words, add_message
from makegood.commands.steps.tickets import lock_ticket, move
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.coverage.priority import Relabels, rule_on_relabel
from makegood.terms.facts.desk import TicketRelabelled
from makegood.tickets.models import State


@dataclass(frozen=True, slots=True, kw_only=True)
class Relabelling:
    """`turn` is the ticket's when it was judged; `reason` is read by the customer."""

    ticket_id: UUID
    turn: int
    priority: str
    reason: str


@dataclass(frozen=True, slots=True)
class Relabelled:
    was: str
    priority: str


@command
def relabel_priority(said: Relabelling, *, by: Actor, key: str, at: datetime) -> Relabelled:
    """Label it anew, as the agreement allows it. What was broken before stays broken.

    The reason stands on the ticket as a message. Raises NotAllowed for customers and machines,
    NotThere, TicketHasChanged, TicketHasEnded, UnknownPriority, RelabelIsRefused with the clause.
    """
    staff = require_staff(by)
    ticket = lock_ticket(said.ticket_id, by=by, turn=said.turn)
    if ticket.has_ended:
        raise TicketHasEnded(state=ticket.state)
    agreement = terms_with_id(ticket.agreement_version_id)
    if said.priority not in {one.id for one in agreement.rules.priority}:
        raise UnknownPriority(priority=said.priority)
    was = ticket.priority
    ruling = rule_on_relabel(agreement, now=was, to=said.priority, reason=said.reason)
    because = ruling.because[-1]
    if ruling.outcome is not Relabels.ALLOWED:
        raise RelabelIsRefused(
            finding=because.finding, clause=because.clause, **dict(because.facts)
        )

    message = add_message(ticket, Words(text=said.reason.strip()), by=staff, at=at)
    ticket.priority = said.priority
    ticket.save(update_fields=["priority"])
    move(ticket, State(ticket.state), at=at)
    relabelled = TicketRelabelled(
        ticket=str(ticket.id),
        was=was,
        priority=said.priority,
        message=str(message.id),
        clause=because.clause,
    )
    record(relabelled, by=by, at=at)
    return Relabelled(was, said.priority)
