"""What do you need to know, and what if I see it otherwise?"""

from django.contrib import messages
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from makegood.agreements.queries import terms_with_id
from makegood.commands.refused import Refused
from makegood.commands.verdicts.object_to_verdict import Objecting, object_to_verdict
from makegood.commands.verdicts.tell_facts import Answers, tell_facts
from makegood.people.models import Member
from makegood.portal.covers import ObjectionForm
from makegood.portal.views.decisions import found_ticket, refused_page
from makegood.portal.views.tickets import ticket_page
from makegood.tickets.queries import ticket_numbered
from makegood.ui.fact_fields import told_in
from makegood.ui.gate import customers_only
from makegood.ui.middleware import BrandRequest, asking
from makegood.ui.stamps import key_of, turn_of


@require_POST
@customers_only
def answers(request: BrandRequest, by: Member, number: int) -> HttpResponseBase:
    """Answer what must be known."""
    ticket = found_ticket(request, by, number)
    told = told_in(terms_with_id(ticket.agreement_version_id), request.POST.dict())
    said = Answers(ticket_id=ticket.id, turn=turn_of(request), told=tuple(sorted(told.items())))
    try:
        tell_facts(said, by=by, key=key_of(request, ticket.id), at=timezone.now())
    except Refused as refused:
        return refused_page(request, by, ticket, refused)
    messages.success(request, _("Thank you. You see below what follows from it."))
    return redirect("portal:ticket", number)


@require_POST
@customers_only
def objection(request: BrandRequest, by: Member, number: int) -> HttpResponseBase:
    """Object to the verdict."""
    ticket = found_ticket(request, by, number)
    form = ObjectionForm(request.POST, prefix="objection")
    if not form.is_valid():
        with asking(request):
            now = ticket_numbered(by, number)
            assert now is not None
            return ticket_page(request, by, now, objecting=form)
    said = Objecting(ticket_id=ticket.id, text=form.cleaned_data["text"])
    try:
        object_to_verdict(said, by=by, key=key_of(request, ticket.id), at=timezone.now())
    except Refused as refused:
        return refused_page(request, by, ticket, refused)
    messages.success(request, _("Your objection was taken. Somebody else looks at it."))
    return redirect("portal:ticket", number)
