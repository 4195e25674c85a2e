"""Shall it be done, for that much?"""

import hashlib
from typing import Any

from django.contrib import messages
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from makegood.agreements.queries import terms_with_id
from makegood.commands.refused import NotThere, Refused
from makegood.commands.tickets.approve_quote import Approval, Approved, approve_quote
from makegood.commands.tickets.approve_when_funded import Standing, approve_when_funded
from makegood.commands.tickets.decline_quote import Declination, decline_quote
from makegood.people.models import Member
from makegood.portal.forms import ReplyForm
from makegood.portal.proposal import Proposal, proposal_of
from makegood.portal.views.tickets import quote_id_of, ticket_page
from makegood.tickets.models import Ticket
from makegood.tickets.queries import ticket_numbered
from makegood.ui.gate import customers_only
from makegood.ui.middleware import READS, BrandRequest, asking
from makegood.ui.refusals import refusal
from makegood.wording.amounts import amount, units


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
    messages.success(request, said_of(approved))
    return redirect("portal:ticket", number)


@require_http_methods(["GET", "HEAD", "POST"])
@customers_only
def declination(request: BrandRequest, by: Member, number: int) -> HttpResponseBase:
    """Decline what is proposed, after one look: without an agreed cost the ticket is cancelled."""
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
    messages.success(request, _("Declined. Nothing was taken from your balance."))
    return redirect("portal:ticket", number)


@require_POST
@customers_only
def standing(request: BrandRequest, by: Member, number: int) -> HttpResponseBase:
    """Ask for the approval of the quote that was read, as soon as the balance suffices."""
    ticket = found_ticket(request, by, number)
    said = Standing(
        ticket_id=ticket.id,
        quote_id=quote_id_of(request),
        content_sha256=request.POST.get("content", ""),
    )
    try:
        approve_when_funded(said, by=by, key=decision_key(said, by), at=timezone.now())
    except Refused as refused:
        return refused_page(request, by, ticket, refused)
    messages.success(
        request, _("Noted. Nothing is taken now; it is approved as soon as your balance suffices.")
    )
    return redirect("portal:ticket", number)


def decision_key(said: Approval | Declination | Standing, by: Member) -> str:
    """Quote and person are the key: who presses twice, or in two windows, decides once.

    Whoever comes after another one is not mistaken for him, and hears who was quicker.
    """
    content = hashlib.sha256(said.content_sha256.encode()).hexdigest()
    return f"{said.quote_id}:{by.id}:{content}"


def said_of(approved: Approved) -> str:
    """What an approval did."""
    if approved.captured:
        return _("Approved. It used %(units)s.") % {"units": units(approved.captured)}
    most = amount(approved.most, approved.currency)
    return _("Approved. It never costs more than %(units)s.") % {"units": most}


def confirm_page(
    request: BrandRequest, by: Member, ticket: Ticket, *, approving: bool
) -> HttpResponseBase:
    """What it uses and what stays, and the button that decides."""
    agreement = terms_with_id(ticket.agreement_version_id)
    proposal = proposal_of(ticket, by, agreement)
    if proposal is None:
        return redirect("portal:ticket", ticket.number)
    shown = _approving(proposal) if approving else _declining(proposal)
    return render(
        request,
        "portal/decision.html",
        {
            "ticket": ticket,
            "quote": proposal.quote,
            "proposal": proposal,
            "version": ticket.agreement_version,
            "final_clause": agreement.decision.clause,
            **shown,
        },
    )


def _approving(proposal: Proposal) -> dict[str, Any]:
    return {
        "heading": _("Approve %(units)s?") % {"units": proposal.cost},
        "balance": _balance(proposal, uses=proposal.quote.most),
        "consequences": proposal.consequences,
        "button": proposal.button,
        "tone": "primary",
    }


def _declining(proposal: Proposal) -> dict[str, Any]:
    goes_on = bool(proposal.quote.supplements_id)
    return {
        "heading": _("Decline what is proposed?") if goes_on else _("Cancel this ticket?"),
        "balance": _balance(proposal, uses=0),
        "consequences": [],
        "button": _("Decline; what was approved before stays")
        if goes_on
        else _("Cancel the ticket for good"),
        "tone": "danger",
    }


def _balance(proposal: Proposal, *, uses: int) -> list[tuple[str, str]]:
    """What there is, what goes and what stays; of money, what it never costs more than."""
    if proposal.quote.currency:
        return [(_("It never costs more than"), amount(uses, proposal.quote.currency))]
    return [
        (_("You have"), units(proposal.has)),
        (_("This uses"), units(uses)) if proposal.final else (_("This sets aside"), units(uses)),
        (_("You keep"), units(proposal.has - uses)),
    ]


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
    request: BrandRequest,
    by: Member,
    ticket: Ticket,
    refused: Refused,
    *,
    form: ReplyForm | None = None,
) -> HttpResponseBase:
    """The ticket as it is now, with what stood in the way and what was typed.

    Raises Http404 for what is not there.
    """
    if isinstance(refused, NotThere):
        raise Http404
    with asking(request):
        now = ticket_numbered(by, ticket.number)
        if now is None:  # whoever asks may not see it any more
            raise Http404
        return ticket_page(request, by, now, form=form, trouble=refusal(refused))
