"""What needs me, and what do I have?"""

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from makegood.ledger.queries import balance
from makegood.people.models import Member
from makegood.portal.context import page_context
from makegood.tickets.queries import all_tickets, awaiting_decision, open_tickets
from makegood.ui.gate import customers_only
from makegood.ui.hours import hours_shown
from makegood.ui.middleware import BrandRequest

SHOWN = 10  # tickets on the first page of the account


@require_safe
def home(request: BrandRequest) -> HttpResponseBase:
    """My account; on the desk's host, the desk."""
    if request.brand is None:
        return redirect("desk:queue")
    return account(request)


@customers_only
def account(request: BrandRequest, by: Member) -> HttpResponse:
    """What awaits a decision, what is going on, and what is left."""
    at = timezone.now()
    context = page_context(by, at=at)
    awaiting = list(awaiting_decision(by))
    assert by.company_id is not None
    return render(
        request,
        "portal/home.html",
        {
            **context.shown(),
            "awaiting": awaiting,
            "open_tickets": list(open_tickets(by)[:SHOWN]),
            "ticket_count": all_tickets(by).count(),
            "balance": balance(by.brand_id, by.company_id, context.unit),
            "wanted": sum(ticket.open_quote.units for ticket in awaiting if ticket.open_quote),
            **hours_shown(context.agreement, at=at),
        },
    )
