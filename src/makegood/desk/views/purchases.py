"""What does a customer own, and what was paid for it?"""

import secrets
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from makegood.agreements.queries import terms_of, terms_with_id, version_at
from makegood.catalogue.queries import editions_on_sale
from makegood.commands.purchases.clear_purchase import Clearing, clear_purchase
from makegood.commands.purchases.end_purchase import Ending, end_purchase
from makegood.commands.purchases.record_purchase import NewPurchase, record_purchase
from makegood.commands.purchases.renew_window import NewRenewal, renew_window
from makegood.commands.refused import NotThere, Refused
from makegood.desk.context import clocks_of, page_context, staff_of
from makegood.desk.purchase_forms import (
    ClearingForm,
    EndingForm,
    PurchaseForm,
    purchase_form,
    renewal_form,
)
from makegood.people.models import Company, Member
from makegood.people.queries import companies_of
from makegood.purchases.models import Purchase
from makegood.purchases.queries import purchase_with_id, purchases_of
from makegood.ui.gate import staff_only
from makegood.ui.middleware import READS, BrandRequest, asking, reading_of
from makegood.ui.owned import owned_shown, renewal_offers, renewals_shown
from makegood.ui.refusals import refusal
from makegood.ui.stamps import key_of


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def purchases(request: BrandRequest, by: Member, company_id: UUID) -> HttpResponseBase:
    """What the company bought; and record what it bought."""
    with reading_of(request):
        company = _company(request, company_id)
        with clocks_of(company.brand):
            form = _purchase_form(request, company)
            if request.method in READS or not form.is_valid():
                return _list_page(request, company, form)
    typed = form.cleaned_data
    said = NewPurchase(
        company_id=company_id,
        edition_id=UUID(typed["edition"]),
        bought_at=typed["bought_at"],
        cleared_at=typed["cleared_at"],
        paid_minor=typed["minor"],
        currency=typed["currency"],
        seats=typed["seats"],
        plan=typed.get("plan", ""),
        reference=typed["reference"],
        accepted_by=typed["accepted_by"],
    )
    key = key_of(request, company_id)
    try:
        made = record_purchase(
            said, by=request.members[company.brand_id], key=key, at=timezone.now()
        )
    except Refused as refused:
        form.add_error(None, refusal(refused))
        with asking(request), clocks_of(company.brand):
            return _list_page(request, _company(request, company_id), form)
    messages.success(request, _("Purchase %(number)s is recorded.") % {"number": made.number})
    return redirect("desk:purchases", company_id)


@require_safe
@staff_only
def purchase(request: BrandRequest, by: Member, purchase_id: UUID) -> HttpResponse:
    """One purchase: its windows, what was advertised, what was paid."""
    _member, found = _purchase(request, purchase_id)
    with clocks_of(found.brand):
        return _purchase_page(request, found, {})


@require_safe
@staff_only
def receipt(request: BrandRequest, by: Member, purchase_id: UUID) -> HttpResponse:
    """The receipt as the customer can print it. What is unpaid has none."""
    _member, found = _purchase(request, purchase_id)
    if found.cleared_at is None:
        raise Http404
    with clocks_of(found.brand):
        shown = {
            "owned": owned_shown(found, timezone.now()),
            "renewals": renewals_shown(found),
        }
        return render(request, "desk/receipt.html", shown)


@require_POST
@staff_only
def clearing(request: BrandRequest, by: Member, purchase_id: UUID) -> HttpResponseBase:
    """Record that it was paid for."""

    def act(member: Member, found: Purchase, form: Form, key: str) -> str:
        said = Clearing(purchase_id=found.id, cleared_at=form.cleaned_data["cleared_at"])
        clear_purchase(said, by=member, key=key, at=timezone.now())
        return _("It is paid for, and its windows run.")

    return _acted(request, purchase_id, "clearing", act)


@require_POST
@staff_only
def renewals(request: BrandRequest, by: Member, purchase_id: UUID) -> HttpResponseBase:
    """Record that a window was renewed."""

    def act(member: Member, found: Purchase, form: Form, key: str) -> str:
        typed = form.cleaned_data
        said = NewRenewal(
            purchase_id=found.id,
            window=typed["window"],
            paid_at=typed["paid_at"],
            paid_minor=typed["minor"],
            currency=typed["currency"],
            reference=typed["reference"],
            checkout_at=typed["checkout_at"],
        )
        renew_window(said, by=member, key=key, at=timezone.now())
        return _("The renewal is recorded.")

    return _acted(request, purchase_id, "renewal", act)


@require_POST
@staff_only
def ending(request: BrandRequest, by: Member, purchase_id: UUID) -> HttpResponseBase:
    """Record that it was undone."""

    def act(member: Member, found: Purchase, form: Form, key: str) -> str:
        said = Ending(purchase_id=found.id, why=form.cleaned_data["why"])
        end_purchase(said, by=member, key=key, at=timezone.now())
        return _("It is undone: it carries nothing any more.")

    return _acted(request, purchase_id, "ending", act)


type Act = Callable[[Member, Purchase, Form, str], str]


def _acted(request: BrandRequest, purchase_id: UUID, name: str, act: Act) -> HttpResponseBase:
    """Back at the purchase with what was done; after a mistake its page, with what was typed."""
    with asking(request):
        member, found = _purchase(request, purchase_id)
        with clocks_of(found.brand):
            form = _forms(found, {name: request.POST})[name]
            if not form.is_valid():
                return _purchase_page(request, found, {name: form})
    try:
        messages.success(request, act(member, found, form, key_of(request, name, purchase_id)))
    except NotThere as gone:
        raise Http404 from gone
    except Refused as refused:
        form.add_error(None, refusal(refused))
        with asking(request):
            _member, found = _purchase(request, purchase_id)
            with clocks_of(found.brand):
                return _purchase_page(request, found, {name: form})
    return redirect("desk:purchase", purchase_id)


def _forms(found: Purchase, typed: dict[str, Any]) -> dict[str, Form]:
    """The forms of a purchase's page, with what was typed into one of them."""
    offers = renewal_offers(found, timezone.now())
    windows = [(offer.window, f"{offer.name}: {offer.price}") for offer in offers]
    return {
        "clearing": ClearingForm(typed.get("clearing")),
        "renewal": renewal_form(windows, typed.get("renewal")),
        "ending": EndingForm(typed.get("ending")),
    }


def _purchase_page(request: BrandRequest, found: Purchase, wrong: dict[str, Form]) -> HttpResponse:
    """The page; after a mistake with what was typed into that form."""
    at = timezone.now()
    shown = {
        **page_context(request),
        **_forms(found, {}),
        **wrong,
        "owned": owned_shown(found, at),
        "terms": terms_with_id(found.agreement_version_id),
        "offers": renewal_offers(found, at),
        "renewals": renewals_shown(found),
        "key": secrets.token_urlsafe(16),
    }
    return render(request, "desk/purchase.html", shown, status=400 if wrong else 200)


def _list_page(request: BrandRequest, company: Company, form: PurchaseForm) -> HttpResponse:
    at = timezone.now()
    member = request.members[company.brand_id]
    found = purchases_of(member).filter(company=company)
    shown = {
        **page_context(request),
        "company": company,
        "rows": [owned_shown(one, at) for one in found],
        "form": form,
        "key": secrets.token_urlsafe(16),
    }
    return render(request, "desk/purchases.html", shown, status=400 if form.errors else 200)


def _purchase_form(request: BrandRequest, company: Company) -> PurchaseForm:
    version = version_at(company.brand, at=timezone.now())
    editions = editions_on_sale(request.members[company.brand_id])
    return purchase_form(editions, terms_of(version) if version else None, request.POST or None)


def _company(request: BrandRequest, company_id: UUID) -> Company:
    brands = [member.brand_id for member in staff_of(request)]
    company = companies_of(brands).filter(id=company_id).first()
    if company is None:
        raise Http404
    return company


def _purchase(request: BrandRequest, purchase_id: UUID) -> tuple[Member, Purchase]:
    """The purchase, and who asks in its brand. Raises Http404."""
    for member in staff_of(request):
        found = purchase_with_id(member, purchase_id)
        if found is not None:
            return member, found
    raise Http404
