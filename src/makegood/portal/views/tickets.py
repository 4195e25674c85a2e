"""How do my tickets stand?"""

import secrets
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from makegood.agreements.queries import terms_with_id
from makegood.commands.tickets.cancel_ticket import CANCELLABLE
from makegood.commands.tickets.close_ticket import BY_CUSTOMER
from makegood.events.owed import promises_told
from makegood.events.queries import facts_of
from makegood.people.models import Member
from makegood.portal.context import page_context
from makegood.portal.covers import ObjectionForm, cover_context
from makegood.portal.forms import ReplyForm
from makegood.portal.next_steps import steps_of
from makegood.portal.proposal import proposal_of
from makegood.portal.talk import talk_context
from makegood.terms.agreement.model import Agreement
from makegood.terms.rating.consumption import on_early_end
from makegood.tickets.bill import bill_of
from makegood.tickets.following import shown_kin
from makegood.tickets.models import Ticket
from makegood.tickets.queries import all_tickets, said_on, ticket_numbered
from makegood.tickets.standing import place_in_queue
from makegood.tickets.work import WorkLog, work_log
from makegood.ui.gate import customers_only
from makegood.ui.middleware import BrandRequest
from makegood.ui.promised import account_shown, at_a_glance, promises_shown
from makegood.ui.timeline import timeline
from makegood.ui.worked import worked
from makegood.vault.access import accesses_of
from makegood.wording.rulings import sentence

PER_PAGE = 25


@require_safe
@customers_only
def ticket_list(request: BrandRequest, by: Member) -> HttpResponse:
    """All tickets of the company, newest first."""
    context = page_context(by, at=timezone.now())
    page = Paginator(all_tickets(by), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "portal/tickets.html", {**context.shown(), "page": page})


@require_safe
@customers_only
def ticket(request: BrandRequest, by: Member, number: int) -> HttpResponse:
    """One ticket: the proposal, what happens next, and the conversation."""
    found = ticket_numbered(by, number)
    if found is None:
        raise Http404
    return ticket_page(request, by, found)


@require_safe
@customers_only
def promises(request: BrandRequest, by: Member, number: int) -> HttpResponse:
    """What was promised on the ticket, how it was counted, and what is owed for a breach."""
    found = ticket_numbered(by, number)
    if found is None:
        raise Http404
    at = timezone.now()
    shown = {
        **page_context(by, at=at).shown(),
        "ticket": found,
        **account_shown(found, at=at),
    }
    return render(request, "portal/promises.html", shown)


def ticket_page(
    request: BrandRequest,
    by: Member,
    found: Ticket,
    *,
    form: ReplyForm | None = None,
    objecting: ObjectionForm | None = None,
    trouble: str = "",
) -> HttpResponse:
    """The ticket's page; after a refusal with what was typed, and what is right."""
    at = timezone.now()
    context = page_context(by, at=at)
    agreement = terms_with_id(found.agreement_version_id)
    place, log, facts = place_in_queue(found), work_log(found), facts_of(found)
    promises = promises_told(found, facts, at=at)
    language = get_language() or "en"
    return render(
        request,
        "portal/ticket.html",
        {
            **context.shown(),
            "ticket": found,
            "proposal": proposal_of(found, by, agreement),
            "steps": steps_of(found, agreement, place=place),
            "tier_name": agreement.tier_name(found.tier, language) if found.tier else "",
            "class_name": agreement.class_name(found.issue_class, language),
            "approved": found.approved_quote,
            "consumption": agreement.rules.consumption,
            "tier": agreement.tier(found.tier) if found.tier else None,
            **cover_context(found, log.verdict, agreement, at=at, objecting=objecting),
            **end_of(found, log, agreement),
            "worked": worked(found, log, agreement, at=at),
            **talk_context(found, agreement),
            **shown_kin(by, found),
            "accesses": accesses_of(by, found.id),
            "timeline": timeline(said_on(by, found), facts, for_staff=False),
            "promised": promises_shown(
                at_a_glance(promises), agreement, ticket=str(found.id), at=at
            ),
            "form": form or ReplyForm(),
            "trouble": trouble,
            "key": secrets.token_urlsafe(16),
        },
        status=409 if trouble else 400 if form or objecting else 200,
    )


def end_of(found: Ticket, log: WorkLog, agreement: Agreement) -> dict[str, Any]:
    """Whether the customer may close or cancel, and what cancelling gives back."""
    may_cancel = found.approved_quote is not None and found.state in CANCELLABLE
    shown: dict[str, Any] = {"may_close": found.state in BY_CUSTOMER, "may_cancel": may_cancel}
    bill = bill_of(log, agreement) if may_cancel else None
    if bill:
        ends = on_early_end(agreement, approved=bill.approved, cost=bill.work.cost).because[-1]
        shown |= {"cancel_words": sentence(ends), "cancel_clause": ends.clause}
    return shown


def quote_id_of(request: BrandRequest) -> UUID:
    """The quote that the form names. Raises Http404 where it names none."""
    try:
        return UUID(request.POST.get("quote", ""))
    except ValueError as malformed:
        raise Http404 from malformed
