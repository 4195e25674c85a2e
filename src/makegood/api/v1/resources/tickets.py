"""What does a program see of a ticket?"""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _
from ninja import Schema
from pydantic import AwareDatetime, Field

from makegood.api.v1.resources.files import FileOut, show_file
from makegood.api.v1.route import Path
from makegood.brands.scope import reading
from makegood.commands.refused import NotThere
from makegood.events.models import Fact
from makegood.people.models import Member
from makegood.tickets.models import Message, Quote, State, Ticket
from makegood.tickets.queries import QUOTES, conversation
from makegood.ui.timeline import EVENTS, FOR_STAFF, timeline

HIDDEN_QUOTES = {Quote.State.NEEDS_SECOND}  # customers see a cost once a second person agrees
BESIDE_EVENTS = {"ticket.replied"}


class TicketOut(Schema):
    """A ticket. `turn` grows with each step; who works on it is told to staff alone."""

    id: UUID
    number: int
    title: str
    text: str
    state: str
    turn: int
    tier: str
    issue_class: str
    priority: str
    company_id: UUID
    requester_id: UUID
    request_id: UUID
    agreement_version_id: UUID
    assignee_id: UUID | None
    open_quote_id: UUID | None
    approved_quote_id: UUID | None
    opened_at: datetime
    state_since: datetime


class TicketFilters(Schema):
    """`assignee_id` is for staff. `updated_since`: something that the asker may know happened."""

    state: State | None = None
    tier: Annotated[str, Field(max_length=30)] | None = None
    company_id: UUID | None = None
    assignee_id: UUID | None = None
    updated_since: AwareDatetime | None = None


class QuoteOut(Schema):
    """A price or a range of prices: units, or minor units of `currency`.

    An approval names `id` and `content_sha256`, so that nothing is approved but what was read.
    """

    id: UUID
    ticket_id: UUID
    number: int
    least: int
    most: int
    currency: str
    reason: str
    because: list[dict[str, Any]]
    content_sha256: str
    state: str
    proposed_at: datetime
    decided_at: datetime | None
    lapses_at: datetime | None


class MessageOut(Schema):
    """What somebody said. Internal ones are shown to staff alone."""

    id: UUID
    position: int
    author_id: UUID
    author_name: str
    internal: bool
    text: str
    at: datetime
    attachments: list[FileOut]


class EventOut(Schema):
    """What happened, in the language of the request; or the message that was written then."""

    at: datetime
    kind: Literal["message", "event"]
    said: str
    message_id: UUID | None


class TimelineOut(Schema):
    """All that was said and done on a ticket, the oldest first."""

    items: list[EventOut]


def tickets(by: Member, path: Path, chosen: TicketFilters) -> QuerySet[Ticket]:
    """List the tickets, the newest first."""
    found = Ticket.objects.visible_to(by).prefetch_related(QUOTES)
    wanted = {"state": chosen.state, "tier": chosen.tier, "company": chosen.company_id}
    if chosen.assignee_id is not None:
        wanted["assignee"] = chosen.assignee_id
        found = found if by.is_staff else found.none()
    if chosen.updated_since is not None:
        known = Fact.objects.filter(
            brand=by.brand_id, subject=OuterRef("id"), at__gte=chosen.updated_since
        )
        if not by.is_staff:
            known = known.filter(kind__in=sorted({*EVENTS, *BESIDE_EVENTS} - FOR_STAFF))
        found = found.filter(Exists(known))
    return found.filter(**{name: value for name, value in wanted.items() if value is not None})


def ticket(by: Member, path: Path) -> TicketOut | None:
    """Show a ticket."""
    found = Ticket.objects.visible_to(by).prefetch_related(QUOTES)
    one = found.filter(id=path["ticket_id"]).first()
    return show_ticket(by, one) if one else None


def ticket_now(by: Member, ticket_id: UUID) -> TicketOut | None:
    """The ticket as it is, in a scope of its own: for whoever has just changed it, or was late."""
    with reading(by.brand_id):
        return ticket(by, {"ticket_id": ticket_id})


def show_ticket(by: Member, one: Ticket) -> TicketOut:
    """The ticket as `by` sees it. Costs no query where its quotes were fetched."""
    return TicketOut(
        **{name: getattr(one, name) for name in TicketOut.model_fields if hasattr(one, name)}
        | {
            "assignee_id": one.assignee_id if by.is_staff else None,
            "open_quote_id": one.open_quote.id if one.open_quote else None,
            "approved_quote_id": one.approved_quote.id if one.approved_quote else None,
        }
    )


def quotes(by: Member, path: Path, chosen: Schema) -> QuerySet[Quote]:
    """List the quotes of a ticket, the oldest first."""
    found = Quote.objects.filter(brand=by.brand_id, ticket=seen_ticket(by, path))
    return found if by.is_staff else found.exclude(state__in=HIDDEN_QUOTES)


def show_quote(by: Member, quote: Quote) -> QuoteOut:
    """The quote, which looks alike to both sides."""
    return QuoteOut.model_validate(quote)


def messages(by: Member, path: Path, chosen: Schema) -> QuerySet[Message]:
    """List what was said on a ticket, the oldest first."""
    return conversation(by, seen_ticket(by, path))


def show_message(by: Member, message: Message) -> MessageOut:
    """The message with its files. Costs no query where they and the author were fetched."""
    return MessageOut(
        id=message.id,
        position=message.position,
        author_id=message.author_id,
        author_name=message.author.name,
        internal=message.internal,
        text=message.text,
        at=message.at,
        attachments=[show_file(file) for file in message.attachments.all()],
    )


def ticket_timeline(by: Member, path: Path) -> TimelineOut | None:
    """Show what was said and done on a ticket."""
    one = seen_ticket(by, path)
    facts = Fact.objects.filter(brand=by.brand_id, subject=one.id).select_related("by")
    entries = timeline(conversation(by, one), facts, for_staff=by.is_staff)
    return TimelineOut(
        items=[
            EventOut(
                at=entry.at,
                kind="message" if entry.message else "event",
                said=_("%(name)s wrote.") % {"name": entry.message.author.name}
                if entry.message
                else entry.said,
                message_id=entry.message.id if entry.message else None,
            )
            for entry in entries
        ]
    )


def seen_ticket(by: Member, path: Path) -> Ticket:
    """The ticket that the address names, if `by` sees it. Raises NotThere."""
    found = Ticket.objects.visible_to(by).filter(id=path["ticket_id"]).first()
    if found is None:
        raise NotThere
    return found
