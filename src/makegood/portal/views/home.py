"""What needs me, and what do I have?"""

from dataclasses import dataclass

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from makegood.ledger.queries import balance
from makegood.people.models import Member
from makegood.portal.context import page_context
from makegood.terms.agreement.model import Agreement, Tier
from makegood.tickets.models import Quote, Ticket
from makegood.tickets.queries import all_tickets, awaiting_decision, open_tickets
from makegood.ui.gate import customers_only
from makegood.ui.hours import hours_shown
from makegood.ui.middleware import BrandRequest

SHOWN = 10  # tickets on the first page of the account


@dataclass(frozen=True, slots=True)
class Awaiting:
    """A ticket that awaits a decision, and what an approval would leave of the balance."""

    ticket: Ticket
    quote: Quote
    keeps: int

    @property
    def missing(self) -> int:
        return max(0, -self.keeps)


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
    assert by.company_id is not None
    has = balance(by.brand_id, by.company_id, context.unit)
    awaiting = [
        Awaiting(ticket, quote, has.available - quote.most)
        for ticket in awaiting_decision(by)
        if (quote := ticket.open_quote)
    ]
    wanted = sum(one.quote.most for one in awaiting)
    return render(
        request,
        "portal/home.html",
        {
            **context.shown(),
            "awaiting": awaiting,
            "open_tickets": list(open_tickets(by)[:SHOWN]),
            "ticket_count": all_tickets(by).count(),
            "decides": context.decides,
            "balance": has,
            "wanted": wanted,
            "free": max(0, has.available - wanted),
            "precedence": precedence_of(context.agreement),
            **promised(context.agreement),
            **hours_shown(context.agreement, at=at),
        },
    )


def promised(agreement: Agreement | None) -> dict[str, bool]:
    """Whether anything is sold, and whether nothing says by when it is solved."""
    rules = agreement.rules.promise if agreement else ()
    return {
        "sells": agreement is None or agreement.sells,
        "no_end_promised": not any("solved" in rule.stops for rule in rules),
    }


def precedence_of(agreement: Agreement | None) -> dict[str, str] | None:
    """The kind of support that stands ahead of all others, if there are others."""
    if agreement is None or len(agreement.tiers) == 1:
        return None
    first: Tier = min(agreement.tiers, key=lambda tier: tier.rank)
    return {
        "tier": agreement.tier_name(first.id, get_language() or "en"),
        "clause": first.clause,
    }
