"""What happens next on a ticket, as its customer sees it?"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from makegood.terms.agreement.model import Agreement
from makegood.tickets.models import ENDED, State, Ticket


@dataclass(frozen=True, slots=True)
class Step:
    """A line of the way: done, now, or still to come ("")."""

    face: str
    words: str
    note: str = ""
    clause: str = ""


def steps_of(ticket: Ticket, agreement: Agreement, *, place: int | None) -> list[Step]:
    """The way from the request to the end, with the present step marked.

    No time is named that nobody promised; a place in the queue is a fact, and is shown.
    """
    if ticket.state in ENDED:
        return [Step("done", _("It has ended; everything can still be read."))]
    tier = agreement.tier(ticket.tier)
    paid = tier.paid
    order = _order(ticket, place)
    way = [Step("done", _("You wrote to us"))]
    if paid:
        way.append(Step("done", _("We looked and proposed a cost")))
        way.append(
            Step(
                _face(ticket, State.AWAITING_APPROVAL),
                _("You decide"),
                _("the ticket rests until you do"),
            )
        )
    way.append(
        Step(
            _face(ticket, State.ACCEPTED, State.IN_PROGRESS),
            _("We work on it"),
            order,
            tier.clause,
        )
    )
    if ticket.state == State.WAITING:
        way.append(Step("now", _("You answer our question"), _("then we go on")))
    way.append(
        Step(
            _face(ticket, State.SOLVED),
            _("It is solved, and you close it"),
            _("or write again, and it goes on"),
        )
    )
    return way


WAY = (
    State.AWAITING_APPROVAL,
    State.ACCEPTED,
    State.IN_PROGRESS,
    State.WAITING,
    State.SOLVED,
)


def _face(ticket: Ticket, *states: State) -> str:
    if ticket.state in states:
        return "now"
    return "done" if WAY.index(State(ticket.state)) > WAY.index(states[-1]) else ""


def _order(ticket: Ticket, place: int | None) -> str:
    if place is None:
        return _("no finishing time is promised")
    return _("number %(place)s in the queue; no finishing time is promised") % {"place": place}
