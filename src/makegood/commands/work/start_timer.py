"""Begin to work on a ticket."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.agreements.queries import terms_with_id
from makegood.brands.ids import new_id
from makegood.commands.command import command
from makegood.commands.refused import Refused
from makegood.commands.steps.may import require_staff
from makegood.commands.steps.tickets import lock_ticket, lock_tickets, move
from makegood.commands.steps.work import (
    catch_up,
    lock_worker,
    require_room_below_limit,
    require_workable,
    running_on,
    stop,
)
from makegood.events.record import record
from makegood.people.models import Actor, Member
from makegood.terms.facts.work import TimerStarted
from makegood.tickets.models import State, Ticket, TimeEntry


class TimerRunsAlready(Refused):
    """The same person's timer runs on this ticket."""

    code = "timer_runs_already"


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    ticket_id: UUID


@dataclass(frozen=True, slots=True)
class Begun:
    """`others` work on the ticket at the same time, and `left` is what was worked on before."""

    entry_id: UUID
    others: int
    left: UUID | None


@command
def start_timer(said: Beginning, *, by: Actor, key: str, at: datetime) -> Begun:
    """Start the timer of `by` on the ticket; one that runs elsewhere stops.

    A person works on one thing at a time. Raises NotAllowed for customers and machines, NotThere,
    NotApprovedYet with the clause, WrongState, TimerRunsAlready, LimitIsReached with the clause.
    """
    staff = require_staff(by)
    ticket, earlier = _lock(said.ticket_id, staff)
    require_workable(ticket)
    for one in filter(None, (ticket, earlier)):
        catch_up(one, at=at)
    running = running_on(ticket)
    if any(entry.worker_id == staff.id for entry in running):
        raise TimerRunsAlready
    require_room_below_limit(ticket, terms_with_id(ticket.agreement_version_id))

    left = _leave(earlier, staff, at=at) if earlier else None
    entry = TimeEntry.objects.create(
        id=new_id(at),
        brand_id=ticket.brand_id,
        ticket=ticket,
        worker=staff,
        begins_at=at,
        by_timer=True,
    )
    if ticket.state == State.ACCEPTED:
        move(ticket, State.IN_PROGRESS, at=at)
    record(TimerStarted(ticket=str(ticket.id), entry=str(entry.id)), by=by, at=at)
    return Begun(entry.id, len(running), left)


def _lock(ticket_id: UUID, staff: Member) -> tuple[Ticket, Ticket | None]:
    """The ticket, and another one on which the timer of `staff` runs, locked. Raises NotThere.

    Both are locked in the order of their ids, and before whoever works.
    """
    running = TimeEntry.objects.filter(
        brand=staff.brand_id, worker=staff, ends_at=None, struck_at=None
    )
    elsewhere = running.exclude(ticket=ticket_id).values_list("ticket", flat=True).first()
    if elsewhere is None:
        ticket, earlier = lock_ticket(ticket_id, by=staff), None
    else:
        locked = lock_tickets((ticket_id, elsewhere), by=staff)
        ticket, earlier = locked[ticket_id], locked[elsewhere]
    lock_worker(staff)
    return ticket, earlier


def _leave(earlier: Ticket, staff: Member, *, at: datetime) -> UUID | None:
    """Stop the timer of `staff` on the ticket before; gives that ticket if it still ran."""
    for entry in running_on(earlier):
        if entry.worker_id == staff.id:
            stop(entry, at, TimeEntry.Stopped.TICKET_LEFT, by=staff, at=at)
            return earlier.id
    return None
