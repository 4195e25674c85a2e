"""What do I own, until when does it carry what, and what was I promised?"""

from datetime import datetime

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from makegood.agreements.queries import terms_of, version_at
from makegood.brands.models import Brand
from makegood.catalogue.models import Edition
from makegood.catalogue.queries import (
    day_at,
    editions_of,
    prices_today,
    product_with_code,
    releases_out,
    sheet_at,
)
from makegood.people.models import Member
from makegood.portal.context import CHANNEL, page_context
from makegood.purchases.queries import purchase_numbered, purchases_of
from makegood.terms.coverage.channel import Takes, rule_on_channel
from makegood.ui.gate import customers_only
from makegood.ui.middleware import BrandRequest, as_reader
from makegood.ui.owned import disclaimer_of, owned_shown, renewal_offers, renewals_shown
from makegood.wording.amounts import money

PER_PAGE = 25


@require_safe
@customers_only
def products(request: BrandRequest, by: Member) -> HttpResponse:
    """What the company bought, the newest first, with each window and its end."""
    at = timezone.now()
    page = Paginator(purchases_of(by), PER_PAGE).get_page(request.GET.get("page"))
    shown = {
        **page_context(by, at=at).shown(),
        "page": page,
        "rows": [owned_shown(one, at) for one in page.object_list],
    }
    return render(request, "portal/products.html", shown)


@require_safe
@customers_only
def product(request: BrandRequest, by: Member, number: int) -> HttpResponse:
    """One purchase: as it was bought, its windows, what a renewal costs, its releases."""
    at = timezone.now()
    found = purchase_numbered(by, number)
    if found is None:
        raise Http404
    owned = owned_shown(found, at)
    channel = rule_on_channel(owned.agreement, CHANNEL)
    shown = {
        **page_context(by, at=at).shown(),
        "owned": owned,
        "asks_here": channel.outcome == Takes.REQUESTS,
        "offers": renewal_offers(found, at),
        "renewals": renewals_shown(found),
        "releases": releases_out(found.product, at),
    }
    return render(request, "portal/product.html", shown)


@require_safe
@customers_only
def receipt(request: BrandRequest, by: Member, number: int) -> HttpResponse:
    """What was bought and paid, under which agreement: to be printed. What is unpaid has none."""
    at = timezone.now()
    found = purchase_numbered(by, number)
    if found is None or found.cleared_at is None:
        raise Http404
    shown = {
        **page_context(by, at=at).shown(),
        "owned": owned_shown(found, at),
        "renewals": renewals_shown(found),
    }
    return render(request, "portal/receipt.html", shown)


@require_safe
def sheet(request: BrandRequest, code: str) -> HttpResponse:
    """The public sheet of a product: editions, list prices, and what is advertised today."""
    at = timezone.now()
    found = product_with_code(request.brand.id, code) if request.brand else None
    if request.brand is None or found is None:
        raise Http404
    version = version_at(request.brand, at=at)
    shown = {
        "product": found,
        "editions": [
            (edition, _price(edition, request.brand, at)) for edition in editions_of(found)
        ],
        "sheet": sheet_at(found, at),
        "disclaimer": disclaimer_of(found, terms_of(version)) if version else None,
    }
    with as_reader(request):
        return render(request, "portal/sheet.html", shown)


def _price(edition: Edition, brand: Brand, at: datetime) -> str:
    return ", ".join(
        money(price.minor, price.currency) for price in prices_today(edition, day_at(brand, at))
    )
