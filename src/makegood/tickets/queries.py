"""Which tickets does somebody see, and in which order do they stand?"""

from collections.abc import Collection, Sequence
from uuid import UUID

from django.db.models import Prefetch, QuerySet, prefetch_related_objects

from makegood.brands.compiled import compiled, fetched
from makegood.brands.foreseen import Question, foreseen
from makegood.intake.models import Enclosure
from makegood.people.models import Actor, reach_of
from makegood.tickets.models import (
    ENDED,
    Attachment,
    Message,
    Quote,
    State,
    Ticket,
)

QUOTES = Prefetch(
    "quotes",
    queryset=Quote.objects.select_related("proposed_by", "decided_by", "when_funded_by").order_by(
        "number"
    ),
)


def ticket_numbered(actor: Actor, number: int) -> Ticket | None:
    """The ticket with all that its page shows, or None if `actor` may not see such a one."""
    return _with_kin(_numbered(*reach_of(actor), number))


def ticket_with_id(actor: Actor, ticket_id: UUID) -> Ticket | None:
    """As `ticket_numbered`, for the desk, where numbers of several brands stand side by side."""
    return _with_kin(_with_id(*reach_of(actor), ticket_id))


def ticket_alone(actor: Actor, ticket_id: UUID) -> Ticket | None:
    """As `ticket_with_id`, with nothing that hangs on it."""
    return _alone.first(*reach_of(actor), ticket_id)


def about_ticket_alone(actor: Actor, ticket_id: UUID) -> Question:
    """What `ticket_alone` asks, to foresee it."""
    return _alone.about(*reach_of(actor), ticket_id)


@compiled
def _alone(brand_id: UUID, company_id: UUID | None, ticket_id: UUID) -> QuerySet[Ticket]:
    return Ticket.objects.within(brand_id, company_id).filter(id=ticket_id)


def tickets_with_ids(actors: Sequence[Actor], ids: Collection[UUID]) -> list[Ticket]:
    """Those that these staff, or this one customer, may see, with all that a row shows."""
    brands, companies = zip(*map(reach_of, actors), strict=True)
    (company_id,) = set(companies)
    return with_costs(_rows(brands, company_id, tuple(ids)))


@compiled
def _rows(
    brands: tuple[UUID, ...], company_id: UUID | None, ids: tuple[UUID, ...]
) -> QuerySet[Ticket]:
    seen = Ticket.objects.filter(brand__any=brands, id__any=ids)
    seen = seen if company_id is None else seen.filter(company=company_id)
    return row(seen).order_by("number", "id")


def conversation(actor: Actor, ticket: Ticket) -> QuerySet[Message]:
    """The ticket's messages that `actor` may read, in their order, with authors and files."""
    messages = Message.objects.filter(brand=ticket.brand_id, ticket=ticket).readable_by(actor)
    return messages.select_related("author").prefetch_related("attachments").order_by("position")


def said_on(actor: Actor, ticket: Ticket) -> list[Message]:
    """As `conversation`, all of it at once. Two queries."""
    _brand_id, company_id = reach_of(actor)
    for_staff = company_id is None
    messages = _messages(ticket.brand_id, ticket.id, for_staff)
    files = _attachments(ticket.brand_id, ticket.id, for_staff)
    fetched(messages, "attachments", files, by="message")
    return messages


def awaiting_decision(actor: Actor) -> QuerySet[Ticket]:
    """The tickets that await the customer's decision, the one that waits longest first."""
    seen = Ticket.objects.visible_to(actor).filter(state=State.AWAITING_APPROVAL)
    return seen.prefetch_related(QUOTES).order_by("state_since", "id")


def open_tickets(actor: Actor) -> QuerySet[Ticket]:
    """What is neither decided on nor ended, newest first."""
    seen = Ticket.objects.visible_to(actor).exclude(state__in=[*ENDED, State.AWAITING_APPROVAL])
    return seen.prefetch_related(QUOTES).order_by("-id")


def all_tickets(actor: Actor) -> QuerySet[Ticket]:
    """Every ticket that `actor` sees, newest first."""
    return Ticket.objects.visible_to(actor).prefetch_related(QUOTES).order_by("-id")


def row(tickets: QuerySet[Ticket]) -> QuerySet[Ticket]:
    """With all that a row of a list shows, but what it costs: see `with_costs`."""
    shown = tickets.select_related("company", "assignee", "brand", "purchase")
    return shown.defer("told", "fields")


def with_costs(tickets: list[Ticket]) -> list[Ticket]:
    """The same with their quotes: of each how it stands, and how much. One query."""
    brands = tuple({ticket.brand_id for ticket in tickets})
    quotes = _costs(brands, tuple(ticket.id for ticket in tickets)) if tickets else []
    fetched(tickets, "quotes", quotes, by="ticket")
    return tickets


@compiled
def _costs(brands: tuple[UUID, ...], ids: tuple[UUID, ...]) -> QuerySet[Quote]:
    ours = Quote.objects.filter(brand__any=brands, ticket__any=ids)
    shown = ours.only("brand", "ticket", "number", "state", "least", "most", "currency")
    return shown.order_by("number")


def about_conversation(ticket: Ticket) -> tuple[Question, ...]:
    """What `said_on` asks for staff, to foresee it."""
    return (
        _messages.about(ticket.brand_id, ticket.id, True),
        _attachments.about(ticket.brand_id, ticket.id, True),
    )


@compiled
def _numbered(brand_id: UUID, company_id: UUID | None, number: int) -> QuerySet[Ticket]:
    return _whole(Ticket.objects.within(brand_id, company_id).filter(number=number))


@compiled
def _with_id(brand_id: UUID, company_id: UUID | None, ticket_id: UUID) -> QuerySet[Ticket]:
    return _whole(Ticket.objects.within(brand_id, company_id).filter(id=ticket_id))


def _whole(tickets: QuerySet[Ticket]) -> QuerySet[Ticket]:
    return tickets.select_related("request", "company", "requester__person", "assignee", "brand")


def _with_kin(found: list[Ticket]) -> Ticket | None:
    """The ticket, if one was found, with what hangs on it. Two queries, more for what few have."""
    if not found:
        return None
    (ticket,) = found
    quotes, enclosures = (ticket.brand_id, ticket.id), (ticket.brand_id, ticket.request_id)
    with foreseen(_quotes.about(*quotes), _enclosures.about(*enclosures)):
        fetched(found, "quotes", _quotes(*quotes), by="ticket")
        fetched([ticket.request], "enclosures", _enclosures(*enclosures), by="request")
    if ticket.purchase_id:
        prefetch_related_objects(found, "purchase__product", "purchase__edition")
    if ticket.merged_into_id:
        prefetch_related_objects(found, "merged_into")
    return ticket


@compiled
def _quotes(brand_id: UUID, ticket_id: UUID) -> QuerySet[Quote]:
    quotes = Quote.objects.filter(brand=brand_id, ticket=ticket_id)
    who = quotes.select_related("proposed_by", "decided_by", "when_funded_by")
    return who.order_by("number")


@compiled
def _enclosures(brand_id: UUID, request_id: UUID) -> QuerySet[Enclosure]:
    return Enclosure.objects.filter(brand=brand_id, request=request_id).order_by("id")


@compiled
def _messages(brand_id: UUID, ticket_id: UUID, for_staff: bool) -> QuerySet[Message]:
    messages = Message.objects.filter(brand=brand_id, ticket=ticket_id)
    read = messages if for_staff else messages.said_openly()
    return read.select_related("author").order_by("position")


@compiled
def _attachments(
    brand_id: UUID,
    ticket_id: UUID,
    for_staff: bool,
) -> QuerySet[Attachment]:
    files = Attachment.objects.filter(brand=brand_id, message__ticket=ticket_id)
    return (files if for_staff else files.filter(message__internal=False)).order_by("id")


def attachment_seen_by(actor: Actor, attachment_id: UUID) -> Attachment | None:
    """The file of a message that `actor` may read."""
    tickets = Ticket.objects.visible_to(actor)
    messages = Message.objects.filter(ticket__in=tickets).readable_by(actor)
    return Attachment.objects.filter(id=attachment_id, message__in=messages).first()
