"""Ask for a call about a ticket."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from makegood.agreements.queries import terms_with_id
from makegood.brands.ids import new_id
from makegood.commands.command import command
from makegood.commands.refusals.desk import CallIsOpen
from makegood.commands.refusals.requests import ChannelIsClosed
from makegood.commands.refusals.tickets import NothingSaid, TicketHasEnded
from makegood.commands.steps.calls import OPEN
from makegood.commands.steps.may import require_customer
from makegood.commands.steps.room import require_room
from makegood.commands.steps.tickets import lock_ticket, move
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.coverage.channel import Takes, rule_on_channel
from makegood.terms.facts.calls import CallAsked
from makegood.tickets.models import Call, State

LONGEST_WISH: Final = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class CallWish:
    """`wish`: when it would suit, how you are reached, what about."""

    ticket_id: UUID
    channel: str
    wish: str


@dataclass(frozen=True, slots=True)
class CallAskedFor:
    call_id: UUID


@command
def ask_for_call(said: CallWish, *, by: Actor, key: str, at: datetime) -> CallAskedFor:
    """Ask for it, over a channel of which the agreement says that it is arranged on request.

    Raises NotAllowed for staff and machines, NotThere, TicketHasEnded, ChannelIsClosed with the
    clause and the way that is open, NothingSaid, TooLong, CallIsOpen.
    """
    customer = require_customer(by)
    ticket = lock_ticket(said.ticket_id, by=by)
    if ticket.has_ended:
        raise TicketHasEnded(state=ticket.state)
    ruling = rule_on_channel(terms_with_id(ticket.agreement_version_id), said.channel)
    because = ruling.because[-1]
    if ruling.outcome is not Takes.ON_REQUEST:
        raise ChannelIsClosed(clause=because.clause, finding=because.finding, **dict(because.facts))
    wish = said.wish.strip()
    if not wish:
        raise NothingSaid(field="wish")
    require_room([("wish", wish)], most=LONGEST_WISH)
    calls = Call.objects.filter(brand=ticket.brand_id, ticket=ticket)
    if calls.filter(state__in=OPEN).exists():
        raise CallIsOpen

    call = Call.objects.create(
        id=new_id(at),
        brand_id=ticket.brand_id,
        ticket=ticket,
        channel=said.channel,
        state=Call.State.ASKED,
        wish=wish,
        asked_by=customer,
        asked_at=at,
    )
    move(ticket, State(ticket.state), at=at)
    asked = CallAsked(
        ticket=str(ticket.id), call=str(call.id), channel=said.channel, clause=because.clause
    )
    record(asked, by=by, at=at)
    return CallAskedFor(call.id)
