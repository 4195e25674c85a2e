"""Make a ticket of its own of one message of a ticket."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.agreements.queries import terms_with_id
from makegood.brands.ids import new_id
from makegood.brands.numbers import next_numbers
from makegood.commands.command import command
from makegood.commands.refusals.tickets import NothingSaid
from makegood.commands.steps.asking import priority_of, require_class
from makegood.commands.steps.created import created_without_tier
from makegood.commands.steps.lines import one_line
from makegood.commands.steps.may import require_staff
from makegood.commands.steps.messages import movable_message
from makegood.commands.steps.room import require_room
from makegood.commands.steps.tickets import lock_ticket, move
from makegood.commands.steps.verdicts import judge_anew
from makegood.events.record import record
from makegood.people.models import Actor
from makegood.terms.facts.merging import MessageLeft, TicketSplitOff
from makegood.tickets.models import LONGEST_TITLE, NO_TIER, State, Ticket


@dataclass(frozen=True, slots=True, kw_only=True)
class SplittingOff:
    ticket_id: UUID
    message_id: UUID
    title: str
    issue_class: str


@dataclass(frozen=True, slots=True)
class SplitOff:
    ticket_id: UUID
    number: int


@command
def split_ticket(said: SplittingOff, *, by: Actor, key: str, at: datetime) -> SplitOff:
    """Make a ticket of the same request, of the message's words, and rule on it anew.

    What was approved stays with the ticket that it was approved on: the new one holds nothing.
    Raises NotAllowed for customers and machines, NotThere, MessageIsNotMovable, NothingSaid,
    TooLong, UnknownTierOrClass.
    """
    require_staff(by)
    ticket = lock_ticket(said.ticket_id, by=by)
    message = movable_message(ticket, said.message_id, by=by)
    title = one_line(said.title)
    if not title:
        raise NothingSaid(field="title")
    require_room([("title", title)], most=LONGEST_TITLE)
    agreement = terms_with_id(ticket.agreement_version_id)
    department = require_class(agreement, said.issue_class)

    (number,) = next_numbers(by.brand_id, "ticket", count=1, at=at)
    new = Ticket.objects.create(
        id=new_id(at),
        brand_id=ticket.brand_id,
        number=number,
        request=ticket.request,
        company=ticket.company,
        requester_id=message.author_id,
        agreement_version_id=ticket.agreement_version_id,
        purchase=ticket.purchase,
        tier="",
        tier_rank=NO_TIER,
        issue_class=said.issue_class,
        priority=priority_of(agreement, ()),
        department=department,
        title=title,
        text=message.text,
        state=State.SUBMITTED,
        opened_at=message.at,
        state_since=at,
    )
    verdict = judge_anew(new, None, at=at)
    move(ticket, State(ticket.state), at=at)
    record(
        created_without_tier(new),
        TicketSplitOff(
            ticket=str(new.id),
            came_from=str(ticket.id),
            original=str(message.id),
            requester=str(new.requester_id),
            opened_at=new.opened_at.isoformat(),
        ),
        verdict,
        MessageLeft(ticket=str(ticket.id), left=str(message.id), into=str(new.id)),
        by=by,
        at=at,
    )
    return SplitOff(new.id, number)
