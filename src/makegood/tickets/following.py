"""From which ended ticket does something go on, and in which tickets?"""

from collections.abc import Collection, Sequence

from makegood.intake.models import Request
from makegood.people.models import Actor, Member
from makegood.tickets.models import ENDED, State, Ticket


def ended_ticket_named(words: Collection[str], customer: Member) -> Ticket | None:
    """The customer's ended ticket, if these words of a subject, case-folded, name one alone."""
    prefix = customer.brand.prefix.casefold()
    parts = [word.partition("-") for word in words]
    numbers = {
        int(number)
        for before, _dash, number in parts
        if before == prefix and number.isascii() and number.isdigit() and len(number) < 10
    }
    if not numbers:
        return None
    ended = Ticket.objects.visible_to(customer).filter(state__in=set(ENDED) - {State.MERGED})
    named = list(ended.filter(number__in=numbers)[:2])
    return named[0] if len(named) == 1 else None


def earlier_ticket(actor: Actor, request: Request) -> Ticket | None:
    """The ended ticket that a request goes on from. A query only where there is one."""
    if request.follows is None:
        return None
    return Ticket.objects.visible_to(actor).filter(id=request.follows).first()


def later_tickets(actor: Actor, ticket: Ticket) -> Sequence[Ticket]:
    """What goes on from it since it ended, the first of them first. A query once it has ended."""
    if not ticket.has_ended:
        return ()
    later = Ticket.objects.visible_to(actor).filter(request__follows=ticket.id)
    return list(later.order_by("number"))


def shown_kin(actor: Actor, ticket: Ticket) -> dict[str, object]:
    """Both, for the page of a ticket."""
    return {"earlier": earlier_ticket(actor, ticket.request), "later": later_tickets(actor, ticket)}
