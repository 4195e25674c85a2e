"""What is this customer owed and why, and what do I do now?"""

import secrets
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from makegood.agreements.queries import terms_with_id
from makegood.brands.foreseen import Question
from makegood.commands.tickets.solve_ticket import SOLVABLE
from makegood.desk.access import access_context
from makegood.desk.composer import composer_context, seen_last
from makegood.desk.context import page_context, staff_of
from makegood.desk.costs import cost_context
from makegood.desk.covers import verdict_context
from makegood.desk.entries import written
from makegood.desk.foreseen import ticket_foreseen
from makegood.desk.forms import GoodwillForm
from makegood.desk.rows import row_of
from makegood.desk.times import time_context
from makegood.events.queries import facts_of
from makegood.ledger.queries import balance
from makegood.people.models import Member
from makegood.people.queries import colleagues_in
from makegood.terms.agreement.model import Agreement
from makegood.tickets.following import shown_kin
from makegood.tickets.models import State, Ticket
from makegood.tickets.queries import about_ticket_alone, said_on, ticket_alone, ticket_with_id
from makegood.tickets.standing import COUNTED, place_in_queue
from makegood.tickets.work import work_log
from makegood.ui.gate import staff_only
from makegood.ui.middleware import BrandRequest
from makegood.ui.promised import account_shown
from makegood.ui.timeline import timeline


@require_safe
@staff_only
def ticket(request: BrandRequest, by: Member, ticket_id: UUID) -> HttpResponse:
    """One ticket."""
    found = ticket_of(request, ticket_id)
    return ticket_page(request, found)


@require_safe
@staff_only
def promises(request: BrandRequest, by: Member, ticket_id: UUID) -> HttpResponse:
    """What was promised on the ticket, how it was counted, and what is owed for a breach."""
    found = ticket_of(request, ticket_id)
    shown = {
        **page_context(request),
        "ticket": found,
        "terms": terms_with_id(found.agreement_version_id),
        **account_shown(found, at=timezone.now()),
    }
    return render(request, "desk/promises.html", shown)


def ticket_of(request: BrandRequest, ticket_id: UUID) -> Ticket:
    """The ticket of one of the brands of who asks. Raises Http404 as if it were not there."""
    return _found(request, ticket_id, ticket_with_id)


def ticket_to_act_on(request: BrandRequest, ticket_id: UUID) -> Ticket:
    """As `ticket_of`, without what its page shows beside it."""
    return _found(request, ticket_id, ticket_alone)


def about_ticket_to_act_on(request: BrandRequest, ticket_id: UUID) -> list[Question]:
    """What `ticket_to_act_on` asks, to foresee it."""
    return [about_ticket_alone(member, ticket_id) for member in staff_of(request)]


def _found(
    request: BrandRequest, ticket_id: UUID, look_up: Callable[[Member, UUID], Ticket | None]
) -> Ticket:
    for member in staff_of(request):
        if found := look_up(member, ticket_id):
            return found
    raise Http404


def ticket_page(
    request: BrandRequest,
    found: Ticket,
    *,
    typed: Mapping[str, Form] | None = None,
    trouble: str = "",
    unread_after: int | None = None,
    composing: Form | None = None,
) -> HttpResponse:
    """The ticket's page; after a refusal with what was typed, and what is right.

    With `unread_after` it says what has happened since that turn, which nobody had read; with
    `composing` the reply begins with other words.
    """
    by, at = request.members[found.brand_id], timezone.now()
    agreement = terms_with_id(found.agreement_version_id)
    with ticket_foreseen(found, by, agreement, at=at, staff=staff_of(request)):
        context = _shown(request, found, agreement, unread_after=unread_after, at=at)
    form = next(iter((typed or {}).values()), None)
    context |= {"trouble": trouble, "form": form, "key": secrets.token_urlsafe(16), **(typed or {})}
    if composing:
        context["reply"] = composing
    status = 409 if trouble else 400 if form else 200
    return render(request, "desk/ticket.html", context, status=status)


def _shown(
    request: BrandRequest,
    found: Ticket,
    agreement: Agreement,
    *,
    unread_after: int | None,
    at: datetime,
) -> dict[str, Any]:
    """All that the page shows of the ticket, with empty forms."""
    by = request.members[found.brand_id]
    language = get_language() or "en"
    facts, said = facts_of(found), said_on(by, found)
    log = work_log(found)
    unread = [fact for fact in facts if unread_after is not None and fact.turn > unread_after]
    return {
        **page_context(request),
        "ticket": found,
        "by": by,
        "row": row_of(found, facts, at=at),
        "terms": agreement,
        "tier": agreement.tier(found.tier) if found.tier else None,
        "tier_name": agreement.tier_name(found.tier, language) if found.tier else "",
        "class_name": agreement.class_name(found.issue_class, language),
        **cost_context(found, by, agreement, log.known),
        **time_context(found, by, agreement, log, at=at),
        **access_context(found, by, agreement),
        "quote": found.open_quote,
        "approved": found.approved_quote,
        "consumption": agreement.rules.consumption,
        "balance": balance(found.brand_id, found.company_id, agreement.unit)
        if agreement.counts_units
        else None,
        "timeline": written(timeline(said, facts, for_staff=True)),
        "unread": timeline(said, unread, for_staff=True),
        "seen": seen_last(facts),
        "place": place_in_queue(found),
        "most_counted": COUNTED,
        **shown_kin(by, found),
        "colleagues": colleagues_in(found.brand_id),
        "may_solve": found.state in SOLVABLE,
        "may_close": found.state == State.SOLVED,
        **verdict_context(found, by, log.verdict),
        **composer_context(found, by, agreement, at=at),
        "goodwill": GoodwillForm(prefix="goodwill", initial={"units": 1}),
    }
