"""What do staff keep beside a ticket: its tags, fields, links, drafts, and who looks at it?"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import models
from django.db.models import Q, QuerySet

from makegood.articles.models import Article
from makegood.brands.compiled import compiled
from makegood.brands.foreseen import Question
from makegood.catalogue.models import Defect, Release
from makegood.people.models import Actor, Member
from makegood.tickets.models import (
    ENDED,
    Call,
    Draft,
    FieldRule,
    Look,
    SavedReply,
    Tag,
    Ticket,
    TicketLink,
)

SEEN_FOR: Final = timedelta(seconds=60)  # after a sign of life; one comes every 20 s
TARGETS: Final[dict[str, type[models.Model]]] = {
    TicketLink.Kind.ARTICLE: Article,
    TicketLink.Kind.DEFECT: Defect,
    TicketLink.Kind.RELEASE: Release,
    TicketLink.Kind.TICKET: Ticket,
}


def tags_of(ticket: Ticket) -> list[Tag]:
    """The tags that the ticket bears, by name."""
    return _tags(ticket.brand_id, ticket.id)


@compiled
def _tags(brand_id: UUID, ticket_id: UUID) -> QuerySet[Tag]:
    ours = Tag.objects.filter(brand=brand_id)
    worn = ours.filter(ticket_tags__ticket=ticket_id, ticket_tags__removed_at=None)
    return worn.order_by("name", "id")


def tags_in_use(actors: Sequence[Actor]) -> list[Tag]:
    """The tags of these brands that can be put on a ticket, by name."""
    return _in_use(tuple(actor.brand_id for actor in actors))


def about_tags_in_use(actors: Sequence[Actor]) -> Question:
    """What `tags_in_use` asks, to foresee it."""
    return _in_use.about(tuple(actor.brand_id for actor in actors))


@compiled
def _in_use(brands: tuple[UUID, ...]) -> QuerySet[Tag]:
    return Tag.objects.filter(brand__any=brands, retired_at=None).order_by("name", "id")


def fields_of(ticket: Ticket) -> QuerySet[FieldRule]:
    """The fields that tickets of its class have, in their order."""
    ours = FieldRule.objects.filter(brand=ticket.brand_id, retired_at=None)
    its = ours.filter(Q(issue_class="") | Q(issue_class=ticket.issue_class))
    return its.order_by("position", "id")


def links_of(ticket: Ticket) -> QuerySet[TicketLink]:
    """What the ticket points at, the oldest link first."""
    ours = TicketLink.objects.filter(brand=ticket.brand_id, ticket=ticket, removed_at=None)
    return ours.select_related("by").order_by("at", "id")


def tickets_pointing_at(actor: Actor, target_id: UUID) -> QuerySet[Ticket]:
    """The tickets that point at that article, defect, release or ticket, the oldest first."""
    seen = Ticket.objects.visible_to(actor)
    pointing = seen.filter(links__target=target_id, links__removed_at=None)
    return pointing.distinct().order_by("number")


def is_target(what: TicketLink.Kind, target_id: UUID, *, by: Member) -> bool:
    """Whether the brand has such a thing."""
    return TARGETS[what]._default_manager.filter(brand=by.brand_id, id=target_id).exists()


def replies_saved(ticket: Ticket) -> list[SavedReply]:
    """What is offered to whoever answers on the ticket, by title."""
    return _saved(ticket.brand_id, ticket.department)


@compiled
def _saved(brand_id: UUID, department: str) -> QuerySet[SavedReply]:
    ours = SavedReply.objects.filter(brand=brand_id, retired_at=None)
    offered = ours.filter(Q(department="") | Q(department=department))
    return offered.order_by("title", "language", "id")


def drafts_of(ticket: Ticket, writer: Member) -> dict[str, Draft]:
    """What the writer has begun on the ticket, by kind."""
    return {draft.kind: draft for draft in _drafts(ticket.brand_id, ticket.id, writer.id)}


@compiled
def _drafts(brand_id: UUID, ticket_id: UUID, writer_id: UUID) -> QuerySet[Draft]:
    return Draft.objects.filter(brand=brand_id, ticket=ticket_id, writer=writer_id)


def others_at(ticket: Ticket, member: Member, *, at: datetime) -> list[Look]:
    """Who else has the ticket open at that moment, whoever writes first."""
    return _others(ticket.brand_id, ticket.id, member.id, at - SEEN_FOR)


def about_order(ticket: Ticket, member: Member, *, at: datetime) -> tuple[Question, ...]:
    """What `tags_of`, `replies_saved`, `drafts_of` and `others_at` ask, to foresee it."""
    brand_id = ticket.brand_id
    return (
        _tags.about(brand_id, ticket.id),
        _saved.about(brand_id, ticket.department),
        _drafts.about(brand_id, ticket.id, member.id),
        _others.about(brand_id, ticket.id, member.id, at - SEEN_FOR),
    )


@compiled
def _others(brand_id: UUID, ticket_id: UUID, member_id: UUID, since: datetime) -> QuerySet[Look]:
    looks = Look.objects.filter(brand=brand_id, ticket=ticket_id, at__gt=since)
    others = looks.exclude(member=member_id).select_related("member")
    return others.order_by("-writes", "at", "id")


def siblings_of(ticket: Ticket) -> QuerySet[Ticket]:
    """The open tickets of the same company, the newest first: with one of them it can go on."""
    ours = Ticket.objects.filter(brand=ticket.brand_id, company=ticket.company_id)
    return ours.exclude(state__in=ENDED).exclude(id=ticket.id).order_by("-number")


def calls_of(ticket: Ticket) -> QuerySet[Call]:
    """The calls about the ticket, the newest first."""
    ours = Call.objects.filter(brand=ticket.brand_id, ticket=ticket)
    return ours.select_related("asked_by", "answered_by").order_by("-asked_at", "-id")


def all_saved_replies(actor: Actor) -> QuerySet[SavedReply]:
    """What staff of the brand are offered on some ticket or another, by title."""
    ours = SavedReply.objects.filter(brand=actor.brand_id, retired_at=None)
    return ours.order_by("title", "language", "id")


def all_fields(actor: Actor) -> QuerySet[FieldRule]:
    """The fields of all classes, in their order."""
    ours = FieldRule.objects.filter(brand=actor.brand_id, retired_at=None)
    return ours.order_by("position", "id")
