"""Which tickets stand on the lists of the desk, and which part of one does somebody look at?"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import Q, QuerySet

from makegood.brands.compiled import Compiled
from makegood.brands.foreseen import Question
from makegood.people.models import Actor
from makegood.tickets.models import OUR_MOVE, TO_JUDGE, State, Ticket
from makegood.tickets.queries import row, with_costs

type Brands = tuple[UUID, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a ticket must have to be shown; None asks for nothing.

    `assignees` are members, one a brand, of whom it is somebody's; with `nobodys` it is nobody's.
    """

    department: str | None = None
    tier: str | None = None
    state: str | None = None
    tag: UUID | None = None
    assignees: tuple[UUID, ...] | None = None
    nobodys: bool = False


EVERYTHING: Final = Wanted()


@dataclass(frozen=True, slots=True)
class Listed:
    """The tickets on a list that have all that is wanted: counted to a thousand, read in parts."""

    query: Compiled[Ticket, ...]
    told: tuple[Any, ...]

    def counted(self, most: int) -> int:
        """How many there are, up to `most`."""
        return self.query.number(most, *self.told)

    def about(self, window: slice, most: int) -> tuple[Question, Question]:
        """What that part of it and its number up to `most` ask, to foresee it."""
        query, told = self.query, self.told
        return query.about_part(window, *told), query.about_number(most, *told)

    def __getitem__(self, window: slice) -> list[Ticket]:
        """Those with all that their rows show."""
        return with_costs(self.query.part(window, *self.told))


def queue(actors: Sequence[Actor], wanted: Wanted = EVERYTHING, *, at: datetime) -> Listed:
    """What is owed next over the brands of these staff: by tier, by due moment, by acceptance.

    T-02's kind of clause: whoever paid for precedence has it, whatever came in before. Where
    nothing is promised, what was accepted first stands first, behind what is. Whatever is put aside
    wakes by itself when its moment comes.
    """
    return _listed(_queue, actors, wanted, at)


def asleep(actors: Sequence[Actor], wanted: Wanted = EVERYTHING, *, at: datetime) -> Listed:
    """Those that are put aside, the first to wake first."""
    return _listed(_asleep, actors, wanted, at)


def to_judge(actors: Sequence[Actor], wanted: Wanted = EVERYTHING) -> Listed:
    """What staff judge, rate or agree to, by what falls due, then the longest open first.

    A ticket against whose verdict the customer objects is among them.
    """
    return _listed(_to_judge, actors, wanted, None)


def waiting_for_customers(actors: Sequence[Actor], wanted: Wanted = EVERYTHING) -> Listed:
    """Where the customer moves next, the longest first."""
    return _listed(_waiting, actors, wanted, None)


def _listed(
    query: Compiled[Ticket, ...], actors: Sequence[Actor], wanted: Wanted, at: datetime | None
) -> Listed:
    brands = tuple(actor.brand_id for actor in actors)
    told = (wanted.department, wanted.tier, wanted.state, wanted.tag, wanted.assignees)
    return Listed(query, (brands, at, *told, wanted.nobodys))


def _narrowed(ours: Callable[[Brands, datetime], QuerySet[Ticket]]) -> Compiled[Ticket, ...]:
    """The query of a list, with what is wanted of its tickets; in the order of the list."""

    def asked(brands: Brands, at: datetime, *told: Any) -> QuerySet[Ticket]:  # noqa: ANN401
        *named, tag, assignees, nobodys = told
        tickets = row(ours(brands, at))
        for name, value in zip(("department", "tier", "state"), named, strict=True):
            tickets = tickets.filter(**{name: value}) if value is not None else tickets
        if tag is not None:
            tickets = tickets.filter(ticket_tags__tag=tag, ticket_tags__removed_at=None)
        if nobodys:
            tickets = tickets.filter(assignee=None)
        return tickets.filter(assignee__any=assignees) if assignees is not None else tickets

    return Compiled(asked)


@_narrowed
def _queue(brands: Brands, at: datetime) -> QuerySet[Ticket]:
    awake = Q(snoozed_until=None) | Q(snoozed_until__lte=at)
    ours = Ticket.objects.filter(awake, brand__any=brands, state__in=OUR_MOVE)
    return ours.order_by("tier_rank", "owed_at", "queued_at", "id")


@_narrowed
def _asleep(brands: Brands, at: datetime) -> QuerySet[Ticket]:
    resting = Ticket.objects.filter(brand__any=brands, snoozed_until__gt=at)
    return resting.order_by("snoozed_until", "id")


@_narrowed
def _to_judge(brands: Brands, at: datetime) -> QuerySet[Ticket]:
    objected = Q(objections__isnull=False, objections__reviewed_at=None) & ~Q(state=State.MERGED)
    ours = Ticket.objects.filter(brand__any=brands)
    waiting = ours.filter(Q(state__in=TO_JUDGE) | objected)
    return waiting.order_by("owed_at", "opened_at", "id")


@_narrowed
def _waiting(brands: Brands, at: datetime) -> QuerySet[Ticket]:
    theirs = [State.NEEDS_FACTS, State.AWAITING_APPROVAL, State.WAITING, State.SOLVED]
    waiting = Ticket.objects.filter(brand__any=brands, state__in=theirs)
    return waiting.order_by("state_since", "id")
