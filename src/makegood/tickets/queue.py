"""Which part of the queue does somebody look at?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from makegood.people.models import Actor
from makegood.tickets.models import TO_JUDGE, State, Ticket
from makegood.tickets.queries import row


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a ticket must have to be shown; empty asks for nothing.

    `assignees` are members, one a brand, of whom it is somebody's; with `nobodys` it is nobody's.
    """

    department: str = ""
    tier: str = ""
    state: str = ""
    tag: UUID | None = None
    assignees: Sequence[UUID] = ()
    nobodys: bool = False


def narrowed(tickets: QuerySet[Ticket], wanted: Wanted) -> QuerySet[Ticket]:
    """Those that have all that is wanted, in the same order."""
    named = {
        name: value for name in ("department", "tier", "state") if (value := getattr(wanted, name))
    }
    tickets = tickets.filter(**named)
    if wanted.tag:
        marks = Q(ticket_tags__tag=wanted.tag, ticket_tags__removed_at=None)
        tickets = tickets.filter(marks)
    if wanted.nobodys:
        tickets = tickets.filter(assignee=None)
    return tickets.filter(assignee__in=wanted.assignees) if wanted.assignees else tickets


def awake(tickets: QuerySet[Ticket], *, at: datetime) -> QuerySet[Ticket]:
    """Those that are not put aside at that moment. Each wakes by itself when its moment comes."""
    return tickets.filter(Q(snoozed_until=None) | Q(snoozed_until__lte=at))


def asleep(actors: Sequence[Actor], *, at: datetime) -> QuerySet[Ticket]:
    """Those that are put aside, the first to wake first."""
    resting = Ticket.objects.filter(brand__in=_brands(actors), snoozed_until__gt=at)
    return row(resting).order_by("snoozed_until", "id")


def to_judge(actors: Sequence[Actor]) -> QuerySet[Ticket]:
    """What staff judge, rate or agree to, by what falls due, then the longest open first.

    A ticket against whose verdict the customer objects is among them.
    """
    objected = Q(objections__isnull=False, objections__reviewed_at=None) & ~Q(state=State.MERGED)
    ours = Ticket.objects.filter(brand__in=_brands(actors))
    waiting = ours.filter(Q(state__in=TO_JUDGE) | objected)
    return row(waiting).order_by("owed_at", "opened_at", "id")


def _brands(actors: Sequence[Actor]) -> list[UUID]:
    return [actor.brand_id for actor in actors]
