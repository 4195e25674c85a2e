"""Which components speak of tickets and clauses? Settings load them everywhere."""

from typing import Any, Final
from uuid import UUID

from django.template import Context, Library
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from makegood.terms.agreement.model import Agreement
from makegood.tickets.models import Quote, State, Ticket
from makegood.ui.access_kinds import ACCESS_KINDS
from makegood.ui.clauses import clause_words
from makegood.ui.templatetags.makegood import badge
from makegood.wording.amounts import amount, span

register = Library()

# Tone, glyph and word: the tone says whose move it is, as the customer sees it.
FOR_CUSTOMERS: Final[dict[str, tuple[str, str, str | Promise]]] = {
    State.SUBMITTED: ("pine", "eye", _("We look into it")),
    State.NEEDS_FACTS: ("brass", "reply", _("We need to know more")),
    State.RATED: ("pine", "eye", _("We work out the cost")),
    State.AWAITING_APPROVAL: ("brass", "approve", _("Awaiting your decision")),
    State.ACCEPTED: ("pine", "clock", _("In our queue")),
    State.IN_PROGRESS: ("pine", "work", _("We are working on it")),
    State.WAITING: ("brass", "reply", _("Waiting for your answer")),
    State.SOLVED: ("pine", "done", _("Solved")),
    State.CLOSED: ("slate", "done", _("Closed")),
    State.CANCELLED: ("slate", "close", _("Cancelled")),
    State.DECLINED: ("slate", "close", _("Cancelled before approval")),
    State.LAPSED: ("slate", "pause", _("Proposal lapsed")),
    State.REFUSED: ("slate", "close", _("Not covered")),
    State.MERGED: ("slate", "merge", _("Goes on in another ticket")),
}
FOR_STAFF: Final[dict[str, tuple[str, str, str | Promise]]] = {
    State.SUBMITTED: ("pine", "eye", _("To be judged")),
    State.NEEDS_FACTS: ("sea", "reply", _("Waiting for facts")),
    State.RATED: ("pine", "person", _("A second person must agree")),
    State.AWAITING_APPROVAL: ("brass", "approve", _("Awaiting approval")),
    State.ACCEPTED: ("pine", "clock", _("Our turn")),
    State.IN_PROGRESS: ("pine", "work", _("In work")),
    State.WAITING: ("sea", "reply", _("Waiting for answer")),
    State.SOLVED: ("sea", "done", _("Solved, may be closed")),
    State.CLOSED: ("slate", "done", _("Closed")),
    State.CANCELLED: ("slate", "close", _("Cancelled by the customer")),
    State.DECLINED: ("slate", "close", _("Declined by the customer")),
    State.LAPSED: ("slate", "pause", _("Proposal lapsed")),
    State.REFUSED: ("slate", "close", _("Refused by the agreement")),
    State.MERGED: ("slate", "merge", _("Goes on in another ticket")),
}


ROLES: Final[dict[str, str | Promise]] = {
    "owner": _("owner"),
    "agent": _("agent"),
    "requester": _("requester"),
    "approver": _("approver"),
}


@register.simple_tag(takes_context=True)
def ticket_state(context: Context, state: str) -> SafeString:
    """The state of a ticket, said for whoever reads: a customer on a brand's host, or staff."""
    staff = context["request"].brand is None
    tone, icon, words = (FOR_STAFF if staff else FOR_CUSTOMERS)[state]
    return badge(tone, icon, str(words))


@register.inclusion_tag("ui/components/clause.html", takes_context=True)
def cite(context: Context, number: str, version_id: UUID | None = None) -> dict[str, Any]:
    """The chip of a clause: customers are led to its words, staff read them on the spot.

    `version_id` is for what may rest on another version than the one in force. Pages for staff
    give the agreement as `terms`.
    """
    request = context["request"]
    if request.brand is not None:
        in_force = getattr(context.get("agreement"), "id", None)
        other = f"?version={version_id}" if version_id and version_id != in_force else ""
        return {"number": number, "url": f"{reverse('portal:agreement')}{other}#clause-{number}"}
    terms: Agreement | None = context.get("terms")
    if terms is None:
        return {"number": number, "url": ""}
    request.cited = getattr(request, "cited", 0) + 1
    return {"number": number, "quote": clause_words(terms, number), "place": request.cited}


@register.simple_tag
def access_kind(kind: str) -> str | Promise:
    """What a way into a customer's site is called."""
    return ACCESS_KINDS[kind]


@register.simple_tag
def call_channel(terms: Agreement, channel: str) -> str:
    """What the agreement calls a way to talk."""
    return terms.channel_name(channel, get_language() or "en")


@register.simple_tag
def role_name(role: str) -> str | Promise:
    """What a role is called."""
    return ROLES[role]


@register.simple_tag(takes_context=True)
def is_owner(context: Context) -> bool:
    """Whether who asks owns one of the brands that the desk shows."""
    members = getattr(context["request"], "members", {})
    return any("owner" in member.roles for member in members.values())


@register.simple_tag
def cost_of(quote: Quote) -> str:
    """From how much to how much a quote goes, in words."""
    return span(quote.least, quote.most, quote.currency)


@register.simple_tag
def agreed_cost(ticket: Ticket) -> str:
    """What the ticket never costs more than, by all that was approved; empty if nothing was."""
    approved = ticket.approved_quotes
    return amount(ticket.approved_most, approved[-1].currency) if approved else ""
