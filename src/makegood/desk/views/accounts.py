"""Who are our customers, and what do they have?"""

import secrets
from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from makegood.agreements.queries import terms_of, version_at
from makegood.brands.models import Brand
from makegood.commands.ledger.grant_units import BoughtUnits, grant_units
from makegood.commands.refused import NotThere, Refused
from makegood.desk.context import clocks_of, page_context, staff_of
from makegood.desk.forms import UnitsForm
from makegood.ledger.queries import Balance, balance, balances
from makegood.people.models import Company, Member
from makegood.people.queries import companies_of
from makegood.terms.agreement.model import Agreement
from makegood.terms.coverage.withheld import may_withhold
from makegood.tickets.models import Ticket
from makegood.ui.gate import staff_only
from makegood.ui.middleware import READS, BrandRequest, asking
from makegood.ui.refusals import refusal
from makegood.ui.stamps import key_of
from makegood.ui.statements import Account, as_csv, shown
from makegood.wording.amounts import units as units_words

PER_PAGE = 50


@require_safe
@staff_only
def company_list(request: BrandRequest, by: Member) -> HttpResponse:
    """The companies of all brands of who asks, by name."""
    companies = companies_of(member.brand_id for member in staff_of(request))
    page = Paginator(companies, PER_PAGE).get_page(request.GET.get("page"))
    shown = list(page.object_list)
    has = _balances(shown)
    rows = [(company, has.get(company.id, Balance(0, 0))) for company in shown]
    return render(
        request, "desk/companies.html", {**page_context(request), "page": page, "rows": rows}
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def units(request: BrandRequest, by: Member, company_id: UUID) -> HttpResponseBase:
    """Record units that the company bought."""
    if request.method in READS:
        return _page(request, company_of(request, company_id), UnitsForm())
    form = UnitsForm(request.POST)
    with asking(request):
        company = company_of(request, company_id)
        unit = _terms(company).unit
        if not form.is_valid():
            return _page(request, company, form)
    said = BoughtUnits(
        company_id=company_id,
        unit=unit,
        units=form.cleaned_data["units"],
        price_minor=int(form.cleaned_data["price"] * 100),
        currency=form.cleaned_data["currency"],
        reference=form.cleaned_data["reference"],
    )
    key = key_of(request, company_id)
    try:
        grant_units(said, by=request.members[company.brand_id], key=key, at=timezone.now())
    except NotThere as gone:
        raise Http404 from gone
    except Refused as refused:
        form.add_error(None, refusal(refused))
        with asking(request):
            return _page(request, company_of(request, company_id), form)
    messages.success(
        request, _("%(units)s are in the balance.") % {"units": units_words(said.units)}
    )
    return redirect("desk:units", company_id)


@require_safe
@staff_only
def statement(request: BrandRequest, by: Member, company_id: UUID) -> HttpResponse:
    """Every movement of the company's balance, as the company reads it."""
    company = company_of(request, company_id)
    page = shown(_account(request, company), request.GET, link=_link)
    told = {"company": company, "brand": company.brand, "statement": page}
    status = 400 if page.days.errors else 200
    with clocks_of(company.brand):
        return render(
            request, "desk/statement.html", {**page_context(request), **told}, status=status
        )


@require_safe
@staff_only
def statement_csv(request: BrandRequest, by: Member, company_id: UUID) -> HttpResponse:
    """The same as a file."""
    company = company_of(request, company_id)
    return as_csv(_account(request, company), request.GET)


def _link(ticket: Ticket) -> str:
    """Where staff read the ticket."""
    return reverse("desk:ticket", args=[ticket.id])


def _account(request: BrandRequest, company: Company) -> Account:
    return Account(request.members[company.brand_id], company.id, _terms(company).unit)


def _balances(companies: Sequence[Company]) -> dict[UUID, Balance]:
    """What each company has; two queries a brand."""
    found: dict[UUID, Balance] = {}
    for brand in {company.brand for company in companies}:
        if agreement := _terms_of(brand):
            ids = [company.id for company in companies if company.brand_id == brand.id]
            found |= balances(brand.id, ids, agreement.unit)
    return found


def company_of(request: BrandRequest, company_id: UUID) -> Company:
    """The company, of one of the brands of who asks. Raises Http404."""
    brands = [member.brand_id for member in staff_of(request)]
    company = companies_of(brands).filter(id=company_id).first()
    if company is None:
        raise Http404
    return company


def _terms(company: Company) -> Agreement:
    """The agreement in force. Raises Http404 where none is."""
    agreement = _terms_of(company.brand)
    if agreement is None:
        raise Http404
    return agreement


def _terms_of(brand: Brand) -> Agreement | None:
    version = version_at(brand, at=timezone.now())
    return terms_of(version) if version else None


def _page(request: BrandRequest, company: Company, form: UnitsForm) -> HttpResponse:
    return render(
        request,
        "desk/units.html",
        {
            **page_context(request),
            "company": company,
            "balance": balance(company.brand_id, company.id, _terms(company).unit),
            "form": form,
            "may_withhold": may_withhold(_terms(company)).outcome,
            "key": secrets.token_urlsafe(16),
        },
        status=400 if form.errors else 200,
    )
