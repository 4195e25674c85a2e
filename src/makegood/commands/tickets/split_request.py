"""Make tickets of a request: each with its own text, class and cost."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from makegood.agreements.queries import terms_of
from makegood.brands.ids import new_id
from makegood.brands.numbers import next_numbers
from makegood.commands.command import command
from makegood.commands.refusals.requests import UnknownTierOrClass
from makegood.commands.refusals.tickets import NothingSaid
from makegood.commands.refused import NotThere, Refused
from makegood.commands.steps.lines import one_line
from makegood.commands.steps.may import require_staff
from makegood.commands.steps.quotes import open_quote, rated
from makegood.events.record import record
from makegood.intake.models import Request
from makegood.people.models import Actor, Member
from makegood.terms.agreement.model import Agreement
from makegood.terms.facts.requests import RequestSplit
from makegood.terms.facts.tickets import TicketCreated
from makegood.terms.rating.proposal import Rating
from makegood.terms.ruling import Ruling
from makegood.tickets.models import Quote, State, Ticket


class AlreadySplit(Refused):
    """Tickets were made of this request before."""

    code = "already_split"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTicket:
    """One piece of work. `units` is 0 for a free tier; `reason` is read by the customer."""

    title: str
    text: str
    tier: str
    issue_class: str
    units: int
    reason: str = ""


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
    """Make the tickets. A cost waits for the customer's decision; a free ticket joins the queue.

    The request, and the mail it came in, stays attached to all of them. Raises NotThere,
    NotAllowed for customers, AlreadySplit, NothingSaid, UnknownTierOrClass, and CostIsRefused with
    the clause; `place` in the details counts the tickets from 0.
    """
    staff = require_staff(by)
    locked = Request.objects.select_for_update(no_key=True, of=("self",)).visible_to(by)
    request = locked.select_related("agreement_version").filter(id=said.request_id).first()
    if request is None:
        raise NotThere
    if request.state != Request.State.SUBMITTED:
        raise AlreadySplit
    if not said.tickets:
        raise NothingSaid(field="tickets")
    agreement = terms_of(request.agreement_version)
    rulings = [_rated(agreement, wanted, place=place) for place, wanted in enumerate(said.tickets)]

    numbers = next_numbers(by.brand_id, "ticket", count=len(said.tickets), at=at)
    # Within one moment ids come in no order: these are to be in that of the numbers.
    ids = sorted(new_id(at) for _ in numbers)
    made = [
        _make(request, wanted, ruling, named=named, by=staff, at=at)
        for wanted, ruling, named in zip(
            said.tickets, rulings, zip(ids, numbers, strict=True), strict=True
        )
    ]
    request.state = Request.State.SPLIT
    request.save(update_fields=["state"])
    ticket_ids = tuple(UUID(fact.ticket) for fact in made)
    record(
        *made,
        RequestSplit(request=str(request.id), tickets=tuple(fact.ticket for fact in made)),
        by=by,
        at=at,
    )
    return MadeTickets(ticket_ids, tuple(numbers))


def _rated(agreement: Agreement, wanted: NewTicket, *, place: int) -> Ruling[Rating]:
    for field in ("title", "text"):
        if not one_line(getattr(wanted, field)):
            raise NothingSaid(field=field, place=place)
    if wanted.tier not in {tier.id for tier in agreement.tiers}:
        raise UnknownTierOrClass(field="tier", place=place)
    if wanted.issue_class not in {known.id for known in agreement.classes}:
        raise UnknownTierOrClass(field="issue_class", place=place)
    try:
        known = {"tier": wanted.tier, "issue_class": wanted.issue_class}
        return rated(agreement, known=known, units=wanted.units, reason=wanted.reason)
    except Refused as refused:
        refused.details["place"] = place
        raise


def _make(
    request: Request,
    wanted: NewTicket,
    ruling: Ruling[Rating],
    *,
    named: tuple[UUID, int],
    by: Member,
    at: datetime,
) -> TicketCreated:
    ticket_id, number = named
    tier = terms_of(request.agreement_version).tier(wanted.tier)
    costs = wanted.units > 0
    ticket = Ticket.objects.create(
        id=ticket_id,
        brand_id=request.brand_id,
        number=number,
        request=request,
        company_id=request.company_id,
        requester_id=request.requester_id,
        agreement_version=request.agreement_version,
        tier=tier.id,
        tier_rank=tier.rank,
        issue_class=wanted.issue_class,
        title=one_line(wanted.title),
        text=wanted.text,
        state=State.AWAITING_APPROVAL if costs else State.ACCEPTED,
        opened_at=request.at,
        state_since=at,
        queued_at=None if costs else at,
    )
    quote: Quote | None = None
    if costs:
        quote = open_quote(ticket, ruling, units=wanted.units, reason=wanted.reason, by=by, at=at)
    return TicketCreated(
        ticket=str(ticket.id),
        request=str(request.id),
        tier=tier.id,
        issue_class=wanted.issue_class,
        priority=ticket.priority,
        department=ticket.department,
        told=(),
        quote=str(quote.id) if quote else None,
        units=wanted.units,
    )
