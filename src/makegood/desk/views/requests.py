"""What came in, and which tickets does it give rise to?"""

import secrets
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from makegood.agreements.queries import terms_with_id
from makegood.commands.refused import NotThere, Refused
from makegood.commands.tickets.split_request import Split, split_request
from makegood.desk.context import page_context, staff_of
from makegood.desk.ticket_form import TicketForm, ticket_form
from makegood.desk.usual import usual_context
from makegood.intake.models import Request
from makegood.intake.queries import request_with_id, requests_to_split
from makegood.people.models import Member
from makegood.purchases.queries import purchases_of
from makegood.tickets.following import earlier_ticket
from makegood.ui.form_parts import mistakes_of
from makegood.ui.gate import staff_only
from makegood.ui.middleware import READS, BrandRequest, asking
from makegood.ui.refusals import refusal
from makegood.ui.stamps import key_of

PER_PAGE = 25
MOST_TICKETS = 20  # of one request


@require_safe
@staff_only
def request_list(request: BrandRequest, by: Member) -> HttpResponse:
    """The requests of which no tickets were made yet."""
    waiting = requests_to_split(staff_of(request))
    page = Paginator(waiting, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "desk/requests.html", {**page_context(request), "page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def split(request: BrandRequest, by: Member, request_id: UUID) -> HttpResponseBase:
    """Make tickets of a request. "One more" and "one less" keep what was typed."""
    if request.method in READS:
        found = _request(request, request_id)
        return _page(request, found, _forms(request, found, count=1))
    count = _count(request)
    with asking(request):
        found = _request(request, request_id)
        if "more" in request.POST or "less" in request.POST:
            wished = count + (1 if "more" in request.POST else -1)
            forms = _forms(request, found, count=max(1, min(wished, MOST_TICKETS)))
            return _page(request, found, forms)
        forms = _forms(request, found, count=count)
        if not all([form.is_valid() for form in forms]):
            return _page(request, found, forms)
    return _split(request, found, forms)


def _split(request: BrandRequest, found: Request, forms: list[TicketForm]) -> HttpResponseBase:
    said = Split(
        request_id=found.id,
        tickets=tuple(form.said(terms_with_id(found.agreement_version_id)) for form in forms),
    )
    try:
        made = split_request(
            said,
            by=request.members[found.brand_id],
            key=key_of(request, found.id),
            at=timezone.now(),
        )
    except NotThere as gone:
        raise Http404 from gone
    except Refused as refused:
        place = refused.details.get("place")
        if place is not None:
            field = "reason" if refused.code == "cost_is_refused" else None
            forms[place].add_error(field, refusal(refused))
        with asking(request):
            now = _request(request, found.id)
            return _page(request, now, forms, trouble="" if place is not None else refusal(refused))
    count = len(made.numbers)
    said_so = ngettext("%(count)s ticket was made.", "%(count)s tickets were made.", count)
    messages.success(request, said_so % {"count": count})
    if count == 1:
        return redirect("desk:ticket", made.ticket_ids[0])
    return redirect("desk:waiting")


def _request(request: BrandRequest, request_id: UUID) -> Request:
    for member in staff_of(request):
        if found := request_with_id(member, request_id):
            return found
    raise Http404


def _count(request: BrandRequest) -> int:
    typed = request.POST.get("count", "")
    return max(1, min(int(typed), MOST_TICKETS)) if typed.isdecimal() and len(typed) < 4 else 1


def _forms(request: BrandRequest, found: Request, *, count: int) -> list[TicketForm]:
    agreement = terms_with_id(found.agreement_version_id)
    typed = request.POST if request.method == "POST" else None
    by = request.members[found.brand_id]
    purchases = list(purchases_of(by).filter(company=found.company_id))
    return [
        ticket_form(
            agreement,
            purchases,
            place=place,
            typed=typed if typed is not None and f"ticket-{place}-title" in typed else None,
            text=found.text if place == 0 else "",
        )
        for place in range(count)
    ]


def _page(
    request: BrandRequest, found: Request, forms: list[TicketForm], *, trouble: str = ""
) -> HttpResponse:
    agreement = terms_with_id(found.agreement_version_id)
    wrong = next((form for form in forms if form.is_bound and form.errors), None)
    return render(
        request,
        "desk/request.html",
        {
            **page_context(request),
            "found": found,
            "earlier": earlier_ticket(request.members[found.brand_id], found),
            "terms": agreement,
            "forms": forms,
            "form": wrong,
            "mistakes": [
                (place, mistake)
                for place, form in enumerate(forms, start=1)
                for mistake in (mistakes_of(form) if form.is_bound else ())
            ],
            "count": len(forms),
            "may_add": len(forms) < MOST_TICKETS,
            **usual_context(agreement),
            "trouble": trouble,
            "key": secrets.token_urlsafe(16),
        },
        status=409 if trouble else 400 if wrong else 200,
    )
