"""Let a ticket go on in another."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.brands.ids import new_id
from makegood.commands.command import command
from makegood.commands.refusals.desk import AnotherCompany, SameTicket
from makegood.commands.refusals.tickets import TicketHasChanged, TicketHasEnded
from makegood.commands.steps.may import require_staff
from makegood.commands.steps.merging import lock_both, require_no_cost
from makegood.commands.steps.tickets import move
from makegood.events.owed import owed_next
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.facts.merging import TicketAbsorbed, TicketMerged
from makegood.tickets.models import Merge, State


@dataclass(frozen=True, slots=True, kw_only=True)
class Merging:
    """`turn` is that of the ticket that ends."""

    ticket_id: UUID
    into_id: UUID
    turn: int


@dataclass(frozen=True, slots=True)
class Merged:
    merge_id: UUID
    into_id: UUID


@command
def merge_ticket(said: Merging, *, by: Actor, key: str, at: datetime) -> Merged:
    """End the one; the other keeps its conversation, and what is owed on either.

    Raises NotAllowed for customers and machines, NotThere, SameTicket, TicketHasChanged,
    AnotherCompany, TicketHasEnded for either, CostIsOpen where something is held or proposed.
    """
    staff = require_staff(by)
    if said.ticket_id == said.into_id:
        raise SameTicket
    ticket, into = lock_both(said.ticket_id, said.into_id, by=by)
    if ticket.turn != said.turn:
        raise TicketHasChanged(turn=ticket.turn, state=ticket.state)
    if ticket.company_id != into.company_id:
        raise AnotherCompany
    for one in (ticket, into):
        if one.has_ended:
            raise TicketHasEnded(state=one.state)
    require_no_cost(ticket)

    owed = owed_next(ticket, at=at)
    was = State(ticket.state)
    merge = Merge.objects.create(
        id=new_id(at),
        brand_id=ticket.brand_id,
        ticket=ticket,
        into=into,
        state_before=was,
        by=staff,
        at=at,
    )
    ticket.merged_into = into
    ticket.save(update_fields=["merged_into"])
    move(ticket, State.MERGED, at=at)
    move(into, State(into.state), at=at)
    record(
        TicketMerged(ticket=str(ticket.id), merge=str(merge.id), into=str(into.id), was=was),
        TicketAbsorbed(
            ticket=str(into.id),
            merge=str(merge.id),
            other=str(ticket.id),
            owed_rule=owed.rule if owed else "",
            owed_clause=owed.clause if owed else "",
            owed_strength=owed.strength if owed else "",
            owed_since=owed.started_at if owed else 0,
            owed_until=(owed.due_at or 0) if owed else 0,
        ),
        by=by,
        at=at,
    )
    return Merged(merge.id, into.id)
