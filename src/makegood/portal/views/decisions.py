"""Shall it be done, for that much?"""

import hashlib

from django.contrib import messages
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from makegood.agreements.queries import terms_of
from makegood.commands.refused import NotThere, Refused
from makegood.commands.tickets.approve_quote import Approval, approve_quote
from makegood.commands.tickets.decline_quote import Declination, decline_quote
from makegood.people.models import Member
from makegood.portal.proposal import proposal_of
from makegood.portal.views.tickets import quote_id_of, ticket_page
from makegood.tickets.models import Ticket
from makegood.tickets.queries import ticket_numbered
from makegood.ui.gate import customers_only
from makegood.ui.middleware import READS, BrandRequest, asking
from makegood.ui.refusals import refusal, units


@require_http_methods(["GET", "HEAD", "POST"])
@customers_only
def approval(request: BrandRequest, by: Member, number: int) -> HttpResponseBase:
    """Approve the quote that was read, after one look at what it uses and what stays."""
    ticket = found_ticket(request, by, number)
    if request.method != "POST":
        return confirm_page(request, by, ticket, approving=True)
    said = Approval(
        ticket_id=ticket.id,
        quote_id=quote_id_of(request),
        content_sha256=request.POST.get("content", ""),
    )
    try:
        approved = approve_quote(said, by=by, key=decision_key(said, by), at=timezone.now())
    except Refused as refused:
        return refused_page(request, by, ticket, refused)
    messages.success(
        request, _("Approved. It used %(units)s.") % {"units": units(approved.captured)}
    )
    return redirect("portal:ticket", number)


@require_http_methods(["GET", "HEAD", "POST"])
@customers_only
def declination(request: BrandRequest, by: Member, number: int) -> HttpResponseBase:
    """Cancel the ticket before anything was approved, after one look."""
    ticket = found_ticket(request, by, number)
    if request.method != "POST":
        return confirm_page(request, by, ticket, approving=False)
    said = Declination(
        ticket_id=ticket.id,
        quote_id=quote_id_of(request),
        content_sha256=request.POST.get("content", ""),
    )
    try:
        decline_quote(said, by=by, key=decision_key(said, by), at=timezone.now())
    except Refused as refused:
        return refused_page(request, by, ticket, refused)
    messages.success(request, _("Cancelled. Nothing was taken from your balance."))
    return redirect("portal:ticket", number)


def decision_key(said: Approval | Declination, by: Member) -> str:
    """Quote and person are the key: who presses twice, or in two windows, decides once.

    Whoever comes after another one is not mistaken for him, and hears who was quicker.
    """
    content = hashlib.sha256(said.content_sha256.encode()).hexdigest()
    return f"{said.quote_id}:{by.id}:{content}"


def confirm_page(
    request: BrandRequest, by: Member, ticket: Ticket, *, approving: bool
) -> HttpResponseBase:
    """What it uses and what stays, and the button that decides."""
    agreement = terms_of(ticket.agreement_version)
    proposal = proposal_of(ticket, by, agreement)
    if proposal is None:
        return redirect("portal:ticket", ticket.number)
    uses = proposal.quote.most if approving else 0
    heading = _("Approve %(units)s?") if approving else _("Cancel this ticket?")
    return render(
        request,
        "portal/decision.html",
        {
            "ticket": ticket,
            "quote": proposal.quote,
            "heading": heading % {"units": units(uses)} if approving else heading,
            "has_words": units(proposal.has),
            "uses_words": units(uses),
            "keeps_words": units(proposal.has - uses),
            "consequences": proposal.consequences if approving else [],
            "version": ticket.agreement_version,
            "final_clause": agreement.decision.clause,
            "button": proposal.button if approving else _("Cancel the ticket for good"),
            "tone": "primary" if approving else "danger",
        },
    )


def found_ticket(request: BrandRequest, by: Member, number: int) -> Ticket:
    """The ticket that the customer acts on. Raises Http404 as if it were not there."""
    if request.method in READS:
        ticket = ticket_numbered(by, number)
    else:
        with asking(request):
            ticket = ticket_numbered(by, number)
    if ticket is None:
        raise Http404
    return ticket


def refused_page(
    request: BrandRequest, by: Member, ticket: Ticket, refused: Refused
) -> HttpResponseBase:
    """The ticket as it is now, with what stood in the way. Raises Http404 for what is not there."""
    if isinstance(refused, NotThere):
        raise Http404
    with asking(request):
        now = ticket_numbered(by, ticket.number)
        if now is None:  # whoever asks may not see it any more
            raise Http404
        return ticket_page(request, by, now, trouble=refusal(refused))
