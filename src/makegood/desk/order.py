"""What does the page say on which a ticket is kept in order?"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from makegood.articles.models import Revision
from makegood.catalogue.models import Defect, Release
from makegood.desk.order_forms import MomentForm, ReasonForm, TagForm, TitleForm
from makegood.people.models import Member
from makegood.terms.agreement.model import Agreement
from makegood.tickets.models import FieldRule, Ticket, TicketLink
from makegood.tickets.organising import (
    fields_of,
    links_of,
    siblings_of,
    tags_in_use,
    tags_of,
    tickets_pointing_at,
)
from makegood.tickets.queries import conversation

MOST_SIBLINGS: Final = 50
MOST_LINKABLE: Final = 100


@dataclass(frozen=True, slots=True)
class FieldShown:
    """A field with what is noted in it, as it is typed."""

    rule: FieldRule
    value: str


@dataclass(frozen=True, slots=True)
class Linkable:
    """What of a kind can be pointed at, the newest first."""

    what: str
    label: str
    options: list[tuple[UUID, str]]


@dataclass(frozen=True, slots=True)
class LinkShown:
    """A link with the name of what it points at, and the ticket if it is one."""

    link: TicketLink
    name: str


def order_context(ticket: Ticket, by: Member, agreement: Agreement) -> dict[str, Any]:
    """For `desk/order.html`."""
    language = get_language() or "en"
    messages = conversation(by, ticket).filter(author__company__isnull=False)
    return {
        "departments": agreement.departments,
        "priorities": [
            (one.id, agreement.name_of("priority", one.id, language))
            for one in agreement.rules.priority
        ],
        "classes": [(one.id, agreement.class_name(one.id, language)) for one in agreement.classes],
        "tags": tags_of(ticket),
        "tags_known": tags_in_use([by]),
        "fields": [_field(rule, ticket) for rule in fields_of(ticket)],
        "links": _links(links_of(ticket), by),
        "pointing": tickets_pointing_at(by, ticket.id),
        "linkable": [group for group in _linkable(by) if group.options],
        "siblings": siblings_of(ticket)[:MOST_SIBLINGS],
        "their_messages": messages,
        "title_form": TitleForm(prefix="title", initial={"title": ticket.title}),
        "tag_form": TagForm(prefix="tag"),
        "priority_form": ReasonForm(prefix="priority"),
        "snooze_form": MomentForm(prefix="snooze"),
        "split_form": TitleForm(prefix="split"),
    }


def _field(rule: FieldRule, ticket: Ticket) -> FieldShown:
    value = ticket.fields.get(rule.code, "")
    if isinstance(value, bool):
        return FieldShown(rule, "yes" if value else "no")
    return FieldShown(rule, str(value))


def _linkable(by: Member) -> list[Linkable]:
    articles = Revision.objects.filter(brand=by.brand_id).order_by("article", "-number")
    newest = articles.distinct("article")[:MOST_LINKABLE]
    defects = Defect.objects.filter(brand=by.brand_id).order_by("-number")[:MOST_LINKABLE]
    releases = Release.objects.filter(brand=by.brand_id).select_related("product").order_by("-id")
    return [
        Linkable("article", _("Article"), [(one.article_id, one.title) for one in newest]),
        Linkable("defect", _("Defect"), [(one.id, one.title) for one in defects]),
        Linkable(
            "release",
            _("Release"),
            [(one.id, f"{one.product.name} {one.version}") for one in releases[:MOST_LINKABLE]],
        ),
    ]


def _links(links: Iterable[TicketLink], by: Member) -> list[LinkShown]:
    """What they point at is looked up once for each kind."""
    links = list(links)
    names = _names({link.kind: link.kind for link in links}, [link.target for link in links], by)
    return [LinkShown(link, names.get(link.target, "")) for link in links]


def _names(kinds: dict[str, str], ids: list[UUID], by: Member) -> dict[UUID, str]:
    found: dict[UUID, str] = {}
    if TicketLink.Kind.TICKET in kinds:
        tickets = Ticket.objects.visible_to(by).filter(id__in=ids)
        found |= {one.id: f"{by.brand.prefix}-{one.number} {one.title}" for one in tickets}
    if TicketLink.Kind.DEFECT in kinds:
        defects = Defect.objects.filter(brand=by.brand_id, id__in=ids)
        found |= {one.id: one.title for one in defects}
    if TicketLink.Kind.RELEASE in kinds:
        ours = Release.objects.filter(brand=by.brand_id, id__in=ids)
        releases = ours.select_related("product")
        found |= {one.id: f"{one.product.name} {one.version}" for one in releases}
    if TicketLink.Kind.ARTICLE in kinds:
        articles = Revision.objects.filter(brand=by.brand_id, article__in=ids).order_by("number")
        found |= {one.article_id: one.title for one in articles}
    return found
