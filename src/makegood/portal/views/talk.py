"""Can we talk about it, or need I no answer at all?"""

from django.contrib import messages
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from makegood.commands.calls.ask_for_call import CallWish, ask_for_call
from makegood.commands.refused import Refused
from makegood.commands.tickets.need_no_answer import NoAnswer, need_no_answer
from makegood.people.models import Member
from makegood.portal.views.decisions import found_ticket, refused_page
from makegood.ui.gate import customers_only
from makegood.ui.middleware import BrandRequest
from makegood.ui.stamps import key_of, turn_of


@require_POST
@customers_only
def call(request: BrandRequest, by: Member, number: int) -> HttpResponseBase:
    """Ask for a call."""
    ticket = found_ticket(request, by, number)
    said = CallWish(
        ticket_id=ticket.id,
        channel=request.POST.get("channel", ""),
        wish=request.POST.get("wish", ""),
    )
    try:
        ask_for_call(said, by=by, key=key_of(request, ticket.id), at=timezone.now())
    except Refused as refused:
        return refused_page(request, by, ticket, refused)
    messages.success(request, _("We have your wish for a call, and answer here."))
    return redirect("portal:ticket", number)


@require_POST
@customers_only
def no_answer(request: BrandRequest, by: Member, number: int) -> HttpResponseBase:
    """Say that the last message needs no answer."""
    ticket = found_ticket(request, by, number)
    said = NoAnswer(ticket_id=ticket.id, turn=turn_of(request))
    try:
        need_no_answer(said, by=by, key=key_of(request, ticket.id), at=timezone.now())
    except Refused as refused:
        return refused_page(request, by, ticket, refused)
    messages.success(request, _("Thank you: we need not answer."))
    return redirect("portal:ticket", number)
