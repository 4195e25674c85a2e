"""Which tickets does somebody see, and in which order do they stand?"""

from collections.abc import Collection, Sequence
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from makegood.people.models import Actor
from makegood.tickets.models import (
    ENDED,
    OUR_MOVE,
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

# What a line of a list says of a quote: how it stands, and how much.
COSTS = Prefetch(
    "quotes",
    queryset=Quote.objects.only(
        "brand", "ticket", "number", "state", "least", "most", "currency"
    ).order_by("number"),
)


def ticket_numbered(actor: Actor, number: int) -> Ticket | None:
    """The ticket with all that its page shows, or None if `actor` may not see such a one."""
    seen = Ticket.objects.visible_to(actor).filter(number=number)
    return _whole(seen).first()


def ticket_with_id(actor: Actor, ticket_id: UUID) -> Ticket | None:
    """As `ticket_numbered`, for the desk, where numbers of several brands stand side by side."""
    return _whole(Ticket.objects.visible_to(actor).filter(id=ticket_id)).first()


def tickets_with_ids(actors: Sequence[Actor], ids: Collection[UUID]) -> QuerySet[Ticket]:
    """Those of the brands of these staff, with all that a row of a list shows."""
    ours = Ticket.objects.filter(brand__in=[actor.brand_id for actor in actors], id__in=ids)
    return row(ours).order_by("number", "id")


def conversation(actor: Actor, ticket: Ticket) -> QuerySet[Message]:
    """The ticket's messages that `actor` may read, in their order, with authors and files."""
    messages = Message.objects.filter(brand=ticket.brand_id, ticket=ticket).readable_by(actor)
    return messages.select_related("author").prefetch_related("attachments").order_by("position")


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


def queue(actors: Sequence[Actor]) -> QuerySet[Ticket]:
    """What is owed next over the brands of these staff: by tier, by due moment, by acceptance.

    T-02's kind of clause: whoever paid for precedence has it, whatever came in before. Where
    nothing is promised, what was accepted first stands first, behind what is.
    """
    brands = [actor.brand_id for actor in actors]
    ours = Ticket.objects.filter(brand__in=brands, state__in=OUR_MOVE)
    return row(ours).order_by("tier_rank", "owed_at", "queued_at", "id")


def place_in_queue(ticket: Ticket) -> int | None:
    """How many tickets of the same brand stand before this one, and itself; None if none waits."""
    if ticket.state not in OUR_MOVE:
        return None
    ours = Ticket.objects.filter(brand=ticket.brand_id, state__in=OUR_MOVE)
    same = ours.filter(tier_rank=ticket.tier_rank)
    before = Q(queued_at__lt=ticket.queued_at) | Q(queued_at=ticket.queued_at, id__lte=ticket.id)
    if ticket.owed_at is None:
        ahead = same.filter(Q(owed_at__isnull=False) | Q(before, owed_at__isnull=True))
    else:
        ahead = same.filter(Q(owed_at__lt=ticket.owed_at) | Q(before, owed_at=ticket.owed_at))
    return ours.filter(tier_rank__lt=ticket.tier_rank).count() + ahead.count()


def waiting_for_customers(actors: Sequence[Actor]) -> QuerySet[Ticket]:
    """Where the customer moves next, the longest first."""
    brands = [actor.brand_id for actor in actors]
    theirs = Ticket.objects.filter(
        brand__in=brands, state__in=[State.AWAITING_APPROVAL, State.WAITING, State.SOLVED]
    )
    return row(theirs).order_by("state_since", "id")


def row(tickets: QuerySet[Ticket]) -> QuerySet[Ticket]:
    """With all that a row of a list shows."""
    shown = tickets.select_related("company", "assignee", "brand", "purchase")
    return shown.defer("told", "fields").prefetch_related(COSTS)


def _whole(tickets: QuerySet[Ticket]) -> QuerySet[Ticket]:
    # What few tickets have is prefetched: it costs nothing where there is none of it.
    whole = tickets.select_related("request", "company", "requester__person", "assignee", "brand")
    return whole.prefetch_related(
        QUOTES, "request__enclosures", "purchase__product", "purchase__edition", "merged_into"
    )


def attachment_seen_by(actor: Actor, attachment_id: UUID) -> Attachment | None:
    """The file of a message that `actor` may read."""
    tickets = Ticket.objects.visible_to(actor)
    messages = Message.objects.filter(ticket__in=tickets).readable_by(actor)
    return Attachment.objects.filter(id=attachment_id, message__in=messages).first()
