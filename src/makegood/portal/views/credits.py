"""Where did each credit come from, and where did it go?"""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from makegood.ledger.queries import balance
from makegood.people.models import Member
from makegood.portal.context import page_context
from makegood.portal.price import rate_card
from makegood.terms.agreement.model import Agreement
from makegood.terms.agreement.rules.rates import UsualRate
from makegood.terms.rating.card import paid_rate
from makegood.tickets.models import Ticket
from makegood.ui.gate import customers_only
from makegood.ui.middleware import BrandRequest
from makegood.ui.statements import Account, as_csv, shown


@require_safe
@customers_only
def statement(request: BrandRequest, by: Member) -> HttpResponse:
    """The balance, and every movement with its reason, or those of the days of the address."""
    assert by.company_id is not None
    context = page_context(by, at=timezone.now())
    page = shown(Account(by, by.company_id, context.unit), request.GET, link=_link)
    return render(
        request,
        "portal/credits.html",
        {
            **context.shown(),
            "brand": by.brand,
            "balance": balance(by.brand_id, by.company_id, context.unit),
            "statement": page,
            "rules": rules_of(context.agreement),
        },
        status=400 if page.days.errors else 200,
    )


@require_safe
@customers_only
def statement_csv(request: BrandRequest, by: Member) -> HttpResponse:
    """The same as a file that adds up, the newest first; of the days of the address."""
    assert by.company_id is not None
    context = page_context(by, at=timezone.now())
    return as_csv(Account(by, by.company_id, context.unit), request.GET)


def _link(ticket: Ticket) -> str:
    return reverse("portal:ticket", args=[ticket.number])


def rules_of(agreement: Agreement | None) -> dict[str, Any] | None:
    """What tickets cost, and what happens to units: numbers, and clauses to read."""
    rate = paid_rate(agreement) if agreement else None
    if agreement is None or rate is None:
        return None
    return {
        "usual": rate if isinstance(rate, UsualRate) else None,
        "card": rate_card(agreement),
        "approval_clause": agreement.consumption.approval.clause,
        "taken_at_once": agreement.consumption.approval.takes == "all",
        "end_clause": agreement.consumption.end_after_approval.clause,
        "final": agreement.consumption.end_after_approval.gives_back == "nothing",
    }
