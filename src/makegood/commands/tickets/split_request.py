"""Make tickets of a request: each with its own text, class and cost."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.agreements.queries import terms_with_id
from makegood.brands.ids import new_id
from makegood.brands.numbers import next_numbers
from makegood.commands.command import command
from makegood.commands.refusals.tickets import NothingSaid
from makegood.commands.refused import NotThere, Refused
from makegood.commands.steps.judging import Judged, NewTicket, fixed_cost, judged
from makegood.commands.steps.lines import one_line
from makegood.commands.steps.may import require_staff
from makegood.commands.steps.quotes import open_quote
from makegood.commands.steps.verdicts import give_verdict
from makegood.events.record import record
from makegood.intake.models import Request
from makegood.people.models import Actor, Member
from makegood.terms.facts.fact import Fact
from makegood.terms.facts.requests import RequestSplit
from makegood.terms.facts.tickets import TicketCreated
from makegood.tickets.models import NO_TIER, Quote, State, Ticket

__all__ = ["AlreadySplit", "MadeTickets", "NewTicket", "Split", "split_request"]


class AlreadySplit(Refused):
    """Tickets were made of this request before."""

    code = "already_split"


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    request_id: UUID
    tickets: tuple[NewTicket, ...]


@dataclass(frozen=True, slots=True)
class MadeTickets:
    ticket_ids: tuple[UUID, ...]
    numbers: tuple[int, ...]


@command
def split_request(said: Split, *, by: Actor, key: str, at: datetime) -> MadeTickets:
    """Make the tickets, and rule on each. A cost waits for the customer's decision, what is free
    joins the queue, and what else the agreement says of it is said to the customer.

    The request, and the mail it came in, stays attached to all of them. Raises NotThere,
    NotAllowed for customers, AlreadySplit, NothingSaid, UnknownTierOrClass, NotYoursToTell,
    UnknownAnswer, and CostIsRefused with the clause; `place` in the details counts the tickets
    from 0.
    """
    staff = require_staff(by)
    locked = Request.objects.select_for_update(no_key=True, of=("self",)).visible_to(by)
    wanted = locked.select_related("company").filter(id=said.request_id)
    request = wanted.first()
    if request is None:
        raise NotThere
    if request.state != Request.State.SUBMITTED:
        raise AlreadySplit
    if not said.tickets:
        raise NothingSaid(field="tickets")
    verdicts: list[Judged] = []
    for place, ticket in enumerate(said.tickets):
        with _placed(place):
            verdicts.append(judged(request, ticket, by=staff, beside=verdicts))

    numbers = next_numbers(by.brand_id, "ticket", count=len(verdicts), at=at)
    # Within one moment ids come in no order: these are to be in that of the numbers.
    ids = sorted(new_id(at) for _ in numbers)
    facts: list[Fact] = []
    for verdict, ticket_id, number in zip(verdicts, ids, numbers, strict=True):
        facts += _make(request, verdict, named=(ticket_id, number), by=staff, at=at)
    request.state = Request.State.SPLIT
    request.save(update_fields=["state"])
    made = RequestSplit(request=str(request.id), tickets=tuple(map(str, ids)))
    record(*facts, made, by=by, at=at)
    return MadeTickets(tuple(ids), tuple(numbers))


@contextmanager
def _placed(place: int) -> Iterator[None]:
    """Says of a refusal which of the tickets it is about."""
    try:
        yield
    except Refused as refused:
        refused.details["place"] = place
        raise


def _make(
    request: Request,
    verdict: Judged,
    *,
    named: tuple[UUID, int],
    by: Member,
    at: datetime,
) -> Iterator[Fact]:
    ticket = _ticket(request, verdict, named=named, at=at)
    quote: Quote | None = None
    units = verdict.said.units
    if verdict.rating is not None and units:
        quote = open_quote(ticket, verdict.rating, fixed_cost(verdict.said), by=by, at=at)
    yield TicketCreated(
        ticket=str(ticket.id),
        request=str(request.id),
        purchase=str(ticket.purchase_id) if ticket.purchase_id else None,
        tier=ticket.tier,
        issue_class=ticket.issue_class,
        priority=ticket.priority,
        department=ticket.department,
        told=tuple(sorted(verdict.told.items())),
        quote=str(quote.id) if quote else None,
        units=units,
    )
    yield give_verdict(ticket, verdict.ruling, known=verdict.known, by=verdict.by, at=at)


def _ticket(request: Request, verdict: Judged, *, named: tuple[UUID, int], at: datetime) -> Ticket:
    """The ticket as it stands before its verdict, unless staff put it somewhere at once."""
    ticket_id, number = named
    state = State.SUBMITTED
    if verdict.rating is not None:
        state = State.AWAITING_APPROVAL if verdict.said.units else State.ACCEPTED
    tier = verdict.tier if verdict.rating is not None else ""
    agreement = terms_with_id(request.agreement_version_id)
    return Ticket.objects.create(
        id=ticket_id,
        brand_id=request.brand_id,
        number=number,
        request=request,
        company=request.company,
        requester_id=request.requester_id,
        agreement_version_id=request.agreement_version_id,
        purchase=verdict.purchase,
        tier=tier,
        tier_rank=agreement.tier(tier).rank if tier else NO_TIER,
        issue_class=verdict.said.issue_class,
        priority=verdict.priority,
        department=verdict.department,
        told=verdict.told,
        title=one_line(verdict.said.title),
        text=verdict.said.text,
        state=state,
        opened_at=request.at,
        state_since=at,
        queued_at=at if state == State.ACCEPTED else None,
    )
