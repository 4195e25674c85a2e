"""What is owed next on a ticket, after what has just happened to it?

It follows from the facts, so that it is reckoned wherever they are recorded: no command can forget
it.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from operator import attrgetter
from typing import Final
from uuid import UUID

from django.db.models import QuerySet

from makegood.agreements.queries import LONG, terms_with_id
from makegood.brands.compiled import compiled
from makegood.brands.foreseen import Question
from makegood.events.models import Fact as Recorded
from makegood.terms.facts.fact import Fact
from makegood.terms.promises.promise import Promise
from makegood.terms.promises.turns import Turns
from makegood.tickets.models import Ticket
from makegood.tickets.owed import Since, next_of, owed_at, promises_on, turns_on
from makegood.tickets.owed import unanswered_since as unanswered
from makegood.tickets.replay import CHANGES, Happened, TicketSoFar, replayed

CLEARED: Final = "purchase.cleared"  # from then on something can be owed


def touched(facts: Iterable[Fact]) -> set[UUID]:
    """The tickets of which these facts say something that decides what is owed."""
    return {UUID(fact.subject) for fact in facts if fact.kind in CHANGES}


def tickets_told_of(brand_id: UUID, ids: Collection[UUID]) -> dict[UUID, Ticket]:
    """The tickets, each with all that is told of it. One query, none where there are no ids."""
    return {ticket.id: ticket for ticket in _tickets(brand_id, _in_order(ids))} if ids else {}


def about_tickets(
    brand_id: UUID, changed: Collection[UUID], told: Collection[UUID]
) -> list[Question]:
    """What `tickets_told_of` asks of all of them, and `reckon_owed` of those that changed."""
    of_all, of_changed = _in_order({*changed, *told}), _in_order(changed)
    tickets = [_tickets.about(brand_id, of_all)] if of_all else []
    facts = [_facts.about((brand_id,), of_changed)] if of_changed else []
    return tickets + facts


def reckon_owed(brand_id: UUID, facts: Sequence[Fact], tickets: Mapping[UUID, Ticket]) -> None:
    """Store when the next promise falls due on each ticket that these facts are about.

    They are recorded already, and all that they touched are among the tickets.
    """
    reckoned = [tickets[ticket_id] for ticket_id in touched(facts)]
    cleared = {UUID(fact.subject) for fact in facts if fact.kind == CLEARED}
    reckoned += _tickets_of_purchases(brand_id, tuple(cleared)) if cleared else []
    for ticket, so_far in _told(reckoned):
        due_at = owed_at(so_far, terms_with_id(ticket.agreement_version_id), _since(ticket))
        if due_at != ticket.owed_at:
            Ticket.objects.filter(brand=brand_id, id=ticket.id).update(owed_at=due_at)


def promises_of_tickets(
    tickets: Sequence[Ticket], *, at: datetime
) -> Mapping[UUID, tuple[Promise, ...]]:
    """The promises of each ticket as they stand at that moment, by the ticket's id. One query.

    The tickets come with their purchase, and can be of several brands.
    """
    return {ticket.id: promises_so_far(ticket, so_far, at=at) for ticket, so_far in _told(tickets)}


def told_with(ticket: Ticket) -> Iterator[tuple[Ticket, TicketSoFar]]:
    """The ticket and all others about its purchase, each with what its facts say. Two queries."""
    about = ticket.purchase_id
    return _told(_tickets_of_purchases(ticket.brand_id, (about,)) if about else [ticket])


def promises_told(
    ticket: Ticket, facts: Iterable[Recorded], *, at: datetime
) -> tuple[Promise, ...]:
    """As `promises_of_tickets`, of a ticket all of whose facts are known, in their order."""
    so_far = replayed(ticket.id, map(_happened, facts))
    return promises_so_far(ticket, so_far, at=at)


def promises_so_far(ticket: Ticket, so_far: TicketSoFar, *, at: datetime) -> tuple[Promise, ...]:
    """As `promises_of_tickets`, of a ticket of which it is known what its facts say."""
    return promises_on(so_far, terms_with_id(ticket.agreement_version_id), _since(ticket), at=at)


def owed_next(ticket: Ticket, *, at: datetime) -> Promise | None:
    """The promise on the ticket that falls due next, or fell due first. One query."""
    return next_of(promises_of_tickets([ticket], at=at)[ticket.id])


def unanswered_since(ticket: Ticket) -> datetime | None:
    """When the customer first wrote what nobody has answered; None if we wrote last. One query."""
    ((_ticket, so_far),) = _told([ticket])
    return unanswered(so_far, _since(ticket))


def turns_told(ticket: Ticket, so_far: TicketSoFar, *, at: datetime) -> Turns:
    """How long each side had the ticket, up to that moment or to its end."""
    until = min(at, ticket.state_since) if ticket.has_ended else at
    return turns_on(so_far, _since(ticket), until=until)


def _since(ticket: Ticket) -> Since:
    """From when on something can be owed on the ticket."""
    cleared_at = ticket.purchase.cleared_at if ticket.purchase else None
    return Since(opened_at=ticket.opened_at, cleared_at=cleared_at)


def _told(tickets: Iterable[Ticket]) -> Iterator[tuple[Ticket, TicketSoFar]]:
    """Each ticket with what its facts say of it."""
    known = {ticket.id: ticket for ticket in tickets}
    if not known:
        return
    brands = {ticket.brand_id for ticket in known.values()}
    facts = _facts(tuple(brands), _in_order(known))
    for ticket_id, of_one in groupby(facts, key=attrgetter("subject")):
        yield known[ticket_id], replayed(ticket_id, map(_happened, of_one))


def _in_order(ids: Iterable[UUID]) -> tuple[UUID, ...]:
    """What is foreseen of them is what is asked."""
    return tuple(sorted(ids))


def _happened(fact: Recorded) -> Happened:
    return Happened(fact.kind, fact.details, fact.by_id, fact.at)


@compiled
def _tickets(brand_id: UUID, ids: tuple[UUID, ...]) -> QuerySet[Ticket]:
    tickets = Ticket.objects.filter(brand=brand_id, id__any=ids)
    told = tickets.select_related("purchase", "brand", "request", "agreement_version")
    return told.defer(*LONG)


@compiled
def _tickets_of_purchases(brand_id: UUID, purchases: tuple[UUID, ...]) -> QuerySet[Ticket]:
    bought = Ticket.objects.filter(brand=brand_id, purchase__any=purchases)
    return bought.select_related("purchase")


@compiled
def _facts(brands: tuple[UUID, ...], subjects: tuple[UUID, ...]) -> QuerySet[Recorded]:
    facts = Recorded.objects.filter(brand__any=brands, subject__any=subjects)
    return facts.order_by("subject", "turn")
