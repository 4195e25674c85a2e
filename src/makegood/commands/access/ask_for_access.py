"""Ask the customer for access details."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from makegood.brands.ids import new_id
from makegood.commands.command import command
from makegood.commands.refusals.tickets import NothingSaid, TicketHasEnded
from makegood.commands.refused import Refused
from makegood.commands.steps.access import because_kept, ruled_on_access
from makegood.commands.steps.may import require_staff
from makegood.commands.steps.room import require_room
from makegood.commands.steps.tickets import lock_ticket, move
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.facts.access import AccessAsked
from makegood.tickets.models import OUR_MOVE, State
from makegood.vault.models import Access

LONGEST_REASON: Final = 2_000  # characters


class AccessAlreadyAsked(Refused):
    """Details of this kind were asked for, and are not erased: there is one of a kind."""

    code = "access_already_asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessWanted:
    """`reason` is written for the customer. `turn`: what the asker had before his eyes."""

    ticket_id: UUID
    turn: int
    kind: Access.Kind
    reason: str


@dataclass(frozen=True, slots=True)
class Asked:
    access_id: UUID
    turn: int


@command
def ask_for_access(said: AccessWanted, *, by: Actor, key: str, at: datetime) -> Asked:
    """Ask, where the ticket's agreement allows it; the ticket waits for the customer.

    Raises NotAllowed for customers and machines, NotThere, TicketHasChanged, TicketHasEnded,
    AccessIsRefused with the clause, NothingSaid without a reason, TooLong, AccessAlreadyAsked.
    """
    staff = require_staff(by)
    ticket = lock_ticket(said.ticket_id, by=by, turn=said.turn)
    if ticket.has_ended:
        raise TicketHasEnded(state=ticket.state)
    ruling = ruled_on_access(ticket, backup_is_confirmed=False)
    if not said.reason.strip():
        raise NothingSaid(field="reason")
    require_room([("reason", said.reason)], most=LONGEST_REASON)
    same = Access.objects.of_ticket(by, ticket.id).filter(kind=said.kind, erased_at=None)
    if same.exists():
        raise AccessAlreadyAsked(kind=said.kind)

    access = Access.objects.create(
        id=new_id(at),
        brand_id=ticket.brand_id,
        ticket=ticket.id,
        kind=said.kind,
        reason=said.reason.strip(),
        because=because_kept(ruling.because),
        asked_by=staff,
        asked_at=at,
    )
    now = State(ticket.state)
    move(ticket, State.WAITING if now in OUR_MOVE else now, at=at)
    asked = AccessAsked(
        ticket=str(ticket.id),
        access=str(access.id),
        what=said.kind,
        clause=ruling.because[-1].clause,
    )
    record(asked, by=by, at=at)
    return Asked(access.id, ticket.turn)
