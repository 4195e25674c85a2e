"""What happens next on a ticket, as its customer sees it?"""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from makegood.terms.agreement.model import Agreement
from makegood.tickets.models import ENDED, State, Ticket
from makegood.tickets.standing import COUNTED


@dataclass(frozen=True, slots=True)
class Step:
    """A line of the way: done, now, or still to come (""). `at` is when it was done."""

    face: str
    words: str
    note: str = ""
    clause: str = ""
    at: datetime | None = None


def steps_of(ticket: Ticket, agreement: Agreement, *, place: int | None) -> list[Step]:
    """The way from the request to the end, with the present step marked.

    No time is named that nobody promised; a place in the queue is a fact, and is shown.
    """
    asked = Step("done", _("You wrote to us"), at=ticket.request.at)
    if ticket.state in ENDED:
        ended = Step(
            "done", _("It has ended; everything can still be read."), at=ticket.state_since
        )
        return [asked, ended]
    if ticket.state in BEFORE_A_COST:
        return [asked, *_judged(ticket)]
    tier = agreement.tier(ticket.tier) if ticket.tier else None
    way = [asked, *(_decision(ticket) if tier and tier.paid else ())]
    work = _face(ticket, State.ACCEPTED, State.IN_PROGRESS)
    way.append(Step(work, _("We work on it"), _order(place), tier.clause if tier else ""))
    if ticket.state == State.WAITING:
        way.append(Step("now", _("You answer our question"), _("then we go on")))
    solved = _face(ticket, State.SOLVED)
    way.append(
        Step(solved, _("It is solved, and you close it"), _("or write again, and it goes on"))
    )
    return way


BEFORE_A_COST = (State.SUBMITTED, State.NEEDS_FACTS, State.RATED)
WAY = (
    State.AWAITING_APPROVAL,
    State.ACCEPTED,
    State.IN_PROGRESS,
    State.WAITING,
    State.SOLVED,
)


def _judged(ticket: Ticket) -> list[Step]:
    """Before anything is agreed: who says next what becomes of it."""
    if ticket.state == State.NEEDS_FACTS:
        return [
            Step("now", _("You answer what must be known"), _("then it goes on by itself")),
            Step("", _("We say whether it is covered")),
        ]
    if ticket.tier:
        return [
            Step("now", _("We work out what it would cost")),
            Step("", _("You decide"), _("nothing is charged before you do")),
        ]
    return [
        Step("now", _("We look into it and say whether it is covered")),
        Step("", _("You decide, if it costs anything"), _("nothing is charged before you do")),
    ]


def _decision(ticket: Ticket) -> list[Step]:
    quote, approved = ticket.last_quote, ticket.approved_quote
    proposed = Step(
        "done", _("We looked and proposed a cost"), at=quote.proposed_at if quote else None
    )
    if approved is not None:
        return [proposed, Step("done", _("The cost was approved"), at=approved.decided_at)]
    rests = _("the ticket rests until you do")
    return [proposed, Step(_face(ticket, State.AWAITING_APPROVAL), _("You decide"), rests)]


def _face(ticket: Ticket, *states: State) -> str:
    if ticket.state in states:
        return "now"
    return "done" if WAY.index(State(ticket.state)) > WAY.index(states[-1]) else ""


def _order(place: int | None) -> str:
    if place is None:
        return _("no finishing time is promised")
    if place > COUNTED:
        return _("behind a thousand others in the queue; no finishing time is promised")
    return _("number %(place)s in the queue; no finishing time is promised") % {"place": place}
