"""Which verdict stands on a ticket, and where does it lead?"""

from typing import Final
from uuid import UUID

from django.db.models import QuerySet

from makegood.brands.compiled import compiled
from makegood.brands.foreseen import Question
from makegood.terms.coverage.verdict import Covers
from makegood.tickets.models import Objection, State, Ticket, Verdict

# Where work goes on, or has been done, under the verdict that stood.
UNDER_WAY: Final = (State.ACCEPTED, State.IN_PROGRESS, State.WAITING, State.SOLVED)
# Where a cost is being proposed or decided on.
PRICED: Final = (State.RATED, State.AWAITING_APPROVAL)
# Where staff can still come to another verdict: the work is not done.
JUDGEABLE: Final = (
    State.SUBMITTED,
    State.NEEDS_FACTS,
    *PRICED,
    State.ACCEPTED,
    State.IN_PROGRESS,
    State.WAITING,
    State.REFUSED,
)
# What a customer may object to.
OBJECTED_TO: Final = (Covers.PAYABLE, Covers.REFUSED)
# An end that came of a cost: free of charge, it can go on.
REVIVED: Final = (State.DECLINED, State.LAPSED)


def state_after(state: State, covers: Covers, *, asks_customer: bool) -> State:
    """The state in which a verdict leaves a ticket that was in `state`.

    What is covered is queued, or goes on. What is payable waits for a quote; one that is proposed
    already stays. Where no rule decides, whatever staff began goes on, too.
    """
    if covers == Covers.COVERED:
        return state if state in UNDER_WAY else State.ACCEPTED
    if covers == Covers.REFUSED:
        return State.REFUSED
    if covers == Covers.PAYABLE:
        return state if state in PRICED else State.SUBMITTED
    if covers == Covers.NEEDS_FACTS and asks_customer:
        return State.NEEDS_FACTS
    return state if state in (*UNDER_WAY, *PRICED) else State.SUBMITTED


def standing_verdict(ticket: Ticket) -> Verdict | None:
    """The verdict that stands: the ticket's last, with whoever gave it."""
    return _last_verdict.first(ticket.brand_id, ticket.id)


def about_verdict(ticket: Ticket) -> Question:
    """What `standing_verdict` asks, to foresee it."""
    return _last_verdict.about(ticket.brand_id, ticket.id)


def verdicts_of(ticket: Ticket) -> QuerySet[Verdict]:
    """All verdicts on a ticket, the first one first, with whoever gave them."""
    given = Verdict.objects.filter(brand=ticket.brand_id, ticket=ticket)
    return given.select_related("by").order_by("number")


def objection_to(ticket: Ticket) -> Objection | None:
    """The customer's objection, if there is one, with whoever looked at it."""
    return _objections.first(ticket.brand_id, ticket.id)


@compiled
def _last_verdict(brand_id: UUID, ticket_id: UUID) -> QuerySet[Verdict]:
    given = Verdict.objects.filter(brand=brand_id, ticket=ticket_id)
    return given.select_related("by").order_by("-number")[:1]


@compiled
def _objections(brand_id: UUID, ticket_id: UUID) -> QuerySet[Objection]:
    made = Objection.objects.filter(brand=brand_id, ticket=ticket_id)
    return made.select_related("by", "reviewed_by", "verdict__by").order_by("id")[:1]
