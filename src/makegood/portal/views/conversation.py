"""What do I want to say, and am I done?"""

from django.contrib import messages
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from makegood.commands.refused import Refused
from makegood.commands.tickets.cancel_ticket import Cancellation, cancel_ticket
from makegood.commands.tickets.close_ticket import Closure, close_ticket
from makegood.commands.tickets.reply_to_ticket import Replied, Reply, reply_to_ticket
from makegood.outside.uploads import kept_attachments
from makegood.people.models import Member
from makegood.portal.forms import ReplyForm
from makegood.portal.views.decisions import found_ticket, refused_page
from makegood.portal.views.tickets import ticket_page
from makegood.tickets.models import Ticket
from makegood.tickets.queries import ticket_numbered, ticket_with_id
from makegood.ui.gate import customers_only
from makegood.ui.middleware import BrandRequest, asking
from makegood.ui.stamps import key_of, turn_of
from makegood.wording.amounts import units


@require_POST
@customers_only
def reply(request: BrandRequest, by: Member, number: int) -> HttpResponseBase:
    """Write on the ticket."""
    ticket = found_ticket(request, by, number)
    form = ReplyForm(request.POST, request.FILES)
    is_right = form.is_valid()
    arrived = kept_attachments(form.cleaned_data.get("attachments", ()), brand_id=by.brand_id)
    form.keep(arrived, member_id=by.id)
    if not is_right:
        with asking(request):
            now = ticket_numbered(by, number)
            assert now is not None
            return ticket_page(request, by, now, form=form)
    said = Reply(
        ticket_id=ticket.id,
        text=form.cleaned_data["text"],
        needs_answer=not form.cleaned_data["needs_no_answer"],
        attachments=form.kept,
    )
    try:
        replied = reply_to_ticket(said, by=by, key=key_of(request, ticket.id), at=timezone.now())
    except Refused as refused:
        return refused_page(request, by, ticket, refused, form=form)
    if replied.message_id is None:
        messages.success(request, _("The old ticket has ended: this became a ticket of its own."))
    else:
        messages.success(request, _("Your message is on the ticket."))
    return redirect("portal:ticket", _number(request, by, ticket, replied))


def _number(request: BrandRequest, by: Member, ticket: Ticket, replied: Replied) -> int:
    """Of the ticket on which the words stand by now: mostly the one that they were written on."""
    if replied.ticket_id == ticket.id:
        return ticket.number
    with asking(request):
        other = ticket_with_id(by, replied.ticket_id)
    assert other is not None, "Who wrote on a ticket sees it."
    return other.number


@require_POST
@customers_only
def cancellation(request: BrandRequest, by: Member, number: int) -> HttpResponseBase:
    """Cancel the ticket after its cost was approved."""
    ticket = found_ticket(request, by, number)
    said = Cancellation(ticket_id=ticket.id, turn=turn_of(request))
    try:
        cancelled = cancel_ticket(said, by=by, key=key_of(request, ticket.id), at=timezone.now())
    except Refused as refused:
        return refused_page(request, by, ticket, refused)
    messages.success(
        request,
        _("Cancelled. %(units)s were given back.") % {"units": units(cancelled.units_back)},
    )
    return redirect("portal:ticket", number)


@require_POST
@customers_only
def closure(request: BrandRequest, by: Member, number: int) -> HttpResponseBase:
    """Close the ticket: the problem is gone."""
    ticket = found_ticket(request, by, number)
    said = Closure(ticket_id=ticket.id, turn=turn_of(request))
    try:
        close_ticket(said, by=by, key=key_of(request, ticket.id), at=timezone.now())
    except Refused as refused:
        return refused_page(request, by, ticket, refused)
    messages.success(request, _("Closed. Thank you."))
    return redirect("portal:ticket", number)
