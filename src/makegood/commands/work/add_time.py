"""Enter time that was worked without a timer."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet

from makegood.brands.ids import new_id
from makegood.commands.command import command
from makegood.commands.refusals.work import TimeIsMalformed, TimesOverlap
from makegood.commands.steps.charging import charge_so_far
from makegood.commands.steps.lines import one_line
from makegood.commands.steps.may import require_staff
from makegood.commands.steps.tickets import lock_ticket
from makegood.commands.steps.work import (
    catch_up,
    lock_worker,
    require_unsettled,
    require_words,
    require_workable,
    warn_if_near,
)
from makegood.events.record import record
from makegood.people.models import Actor, Member
from makegood.terms.facts.work import TimeAdded
from makegood.terms.worktime.zone import second
from makegood.tickets.models import TimeEntry

MOST_MINUTES: Final = 24 * 60
LONGEST_AGO: Final = timedelta(days=366)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkedTime:
    """`text` is what was done; the customer reads it beside the time."""

    ticket_id: UUID
    begins_at: datetime
    minutes: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Added:
    """`others` worked on the ticket at the same time: it counts once unless it was confirmed so."""

    entry_id: UUID
    others: int


@command
def add_time(said: WorkedTime, *, by: Actor, key: str, at: datetime) -> Added:
    """Enter a stretch of one's own work on the ticket.

    What was worked before an approval, or beyond what was confirmed, is kept and costs nothing.
    Raises NotAllowed for customers and machines, NotThere, NotApprovedYet with the clause,
    WrongState, TimeIsMalformed, TimeIsSettled, TimesOverlap.
    """
    staff = require_staff(by)
    ticket = lock_ticket(said.ticket_id, by=by)
    require_workable(ticket)
    begins_at, ends_at = _stretch(said, at=at)
    text = one_line(said.text)
    require_words(text, field="text")
    require_unsettled(ticket, begins_at=begins_at)
    lock_worker(staff)
    catch_up(ticket, at=at)
    _refuse_overlap(staff, begins_at, ends_at)

    others = _at_work(begins_at, ends_at).filter(brand=ticket.brand_id, ticket=ticket)
    count = others.exclude(worker=staff).count()
    entry = TimeEntry.objects.create(
        id=new_id(at),
        brand_id=ticket.brand_id,
        ticket=ticket,
        worker=staff,
        begins_at=begins_at,
        ends_at=ends_at,
        by_timer=False,
        text=text,
    )
    fact = TimeAdded(
        ticket=str(ticket.id),
        entry=str(entry.id),
        begun_before=second(at) - second(begins_at),
        seconds=said.minutes * 60,
    )
    record(fact, by=by, at=at)
    charge_so_far(ticket, by=by, at=at)
    warn_if_near(ticket, at=at)
    return Added(entry.id, count)


def _stretch(said: WorkedTime, *, at: datetime) -> tuple[datetime, datetime]:
    if not 0 < said.minutes <= MOST_MINUTES:
        raise TimeIsMalformed(field="minutes")
    if said.begins_at.tzinfo is None or not at - LONGEST_AGO < said.begins_at < at:
        raise TimeIsMalformed(field="begins_at")
    begins_at = said.begins_at.replace(microsecond=0)
    ends_at = begins_at + timedelta(minutes=said.minutes)
    if ends_at > at:
        raise TimeIsMalformed(field="minutes")
    return begins_at, ends_at


def _refuse_overlap(staff: Member, begins_at: datetime, ends_at: datetime) -> None:
    """Raises TimesOverlap with the first of the entries that are in the way."""
    own = _at_work(begins_at, ends_at).filter(brand=staff.brand_id, worker=staff)
    earlier = own.select_related("ticket").order_by("begins_at", "id").first()
    if earlier:
        raise TimesOverlap(
            number=earlier.ticket.number, begins_at=earlier.begins_at, ends_at=earlier.ends_at
        )


def _at_work(begins_at: datetime, ends_at: datetime) -> QuerySet[TimeEntry]:
    """All work that goes on at some moment of that time."""
    unended = Q(ends_at=None) | Q(ends_at__gt=begins_at)
    return TimeEntry.objects.filter(unended, struck_at=None, begins_at__lt=ends_at)
